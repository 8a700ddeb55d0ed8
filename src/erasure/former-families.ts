import { parse } from 'yaml'
import { familiesFile } from '../people/families-file.ts'
import type { Families, Family } from '../people/family.ts'
import type { StoredEvent } from '../store/store.ts'

/**
 * Every list of families that ever stood, in one: a child may have been in a family that the list of today no longer gives it
 * to. A family has all the children that any list gave it; the rest of it is as the newest list has it.
 */
export const familiesEver = async (
  events: readonly StoredEvent[],
  now: Families,
  kept: (digest: string) => Promise<string | undefined>,
): Promise<Families> => {
  const digests = events.flatMap(({ event }) =>
    event.type === 'adopted' && event.sealed.what === 'families' ? [event.sealed.digest] : [],
  )
  const lists = await Promise.all([...new Set(digests)].map(async (digest) => listed(await kept(digest))))
  const all = new Map<string, Family>()
  for (const family of [...lists.flat(), ...now.values()]) {
    const children = [...(all.get(family.reference)?.children ?? []), ...family.children]
    all.set(family.reference, { ...family, children: [...new Set(children)] })
  }
  return all
}

/** A list that can't be read any more gives nothing: what it said since is in the newer ones. */
const listed = (text: string | undefined): readonly Family[] => {
  const read = familiesFile.safeParse(parse(text ?? ''))
  if (!read.success) return []
  return Object.entries(read.data.families).map(
    ([reference, { 'merged-into': mergedInto, worker, ...it }]) => ({
      reference,
      ...it,
      worker,
      ...(mergedInto !== undefined && { mergedInto }),
    }),
  )
}
