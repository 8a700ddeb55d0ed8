import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { relationToFamily, RELATIONS, type Relation } from './may-look.ts'

type Merged = Pick<World, 'mergedWith'>

/** Every reference of one family: the one that somebody named first, then those that were merged with it. */
export const referencesOf = (family: string, { mergedWith }: Merged): readonly string[] => [
  family,
  ...mergedWith(family),
]

/** Everything ever asked for one family, under any of its references, oldest first. */
export const requestsOfWhole = (
  family: string,
  world: Merged & Pick<World, 'requestsOf'>,
): readonly Request[] =>
  referencesOf(family, world)
    .flatMap(world.requestsOf)
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))

/** What somebody is to one family, by whichever of its references brings them closest. Undefined for one that nobody knows. */
export const relationToWhole = (family: string, person: string, world: World): Relation | undefined => {
  if (!world.family(family)) return undefined
  const requests = requestsOfWhole(family, world)
  const all = referencesOf(family, world)
    .flatMap((reference) => world.family(reference) ?? [])
    .map((one) => relationToFamily({ ...one, requests }, person, world))
  return RELATIONS.find((relation) => all.includes(relation))
}
