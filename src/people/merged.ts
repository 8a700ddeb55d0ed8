/** Where a reference was merged into another: the one it was merged into, or undefined. */
type IntoOf = (reference: string) => string | undefined

/** The reference that stays, however many were merged one after another; its own where it was never merged. */
export const staysAs = (reference: string, intoOf: IntoOf): string => {
  const seen = new Set<string>()
  let stays = reference
  for (let into = intoOf(stays); into !== undefined && !seen.has(into); into = intoOf(stays)) {
    seen.add(stays)
    stays = into
  }
  return stays
}
