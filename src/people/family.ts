/** A case reference, its children's references, team and allocated worker. No names, ever. */
export type Family = {
  readonly reference: string
  readonly children: readonly string[]
  readonly team: string
  readonly worker: string | undefined
  /** 'new' until somebody has checked that it is not an old one under another reference. */
  readonly standing: 'known' | 'new'
}

export type Families = ReadonlyMap<string, Family>
