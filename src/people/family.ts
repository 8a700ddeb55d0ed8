/** A case reference, its children's references, team and allocated worker. No names, ever. */
export type Family = {
  readonly reference: string
  readonly children: readonly string[]
  readonly team: string
  readonly worker: string | undefined
  /** 'new' until somebody has checked that it is not an old one under another reference. */
  readonly standing: 'known' | 'new'
  /** The reference that stays, where this one and that were found to be one family. */
  readonly mergedInto?: string
}

export type Families = ReadonlyMap<string, Family>

/**
 * The other references that a child of this family also has: a cap for the family counts them together, since a child with
 * two households is not two families.
 */
export const kinOf = (reference: string, families: Families): readonly string[] => {
  const children = families.get(reference)?.children ?? []
  if (children.length === 0) return []
  return [...families.values()]
    .filter(
      (other) => other.reference !== reference && other.children.some((child) => children.includes(child)),
    )
    .map((other) => other.reference)
}
