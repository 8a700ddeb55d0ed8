import { ASKED } from '../words/field-questions.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { Event } from './event.ts'
import type { Merged } from './families-state.ts'
import { answersFor, familiesRefused } from './merge-families.ts'
import { newEvent } from './new-event.ts'
import { namesIn, sentenceWhy } from './reasons.ts'
import type { Request } from './request.ts'
import { askedAgain } from './reroute.ts'
import type { World } from './world.ts'

type Part = Extract<Command, { kind: 'part-families' }>
type Agree = Extract<Command, { kind: 'agree-parting' }>

/** Whose a request turned out to be, that was sent while two references counted as one family. */
export type Moves = Readonly<Record<string, string>>

/**
 * A merge is found wrong: whoever may merge asks, with reasons, that the two be parted, and says of everything sent since
 * whose it is. Parting lowers totals, so nothing changes until a second person agrees.
 */
export const partFamilies = (command: Part, given: Given, world: World): Decided => {
  const merged = world.mergedHere(command.from, command.into)
  if (!merged) return familiesRefused('not-merged', command.from)
  const acting = answersForThem(given.by, merged, world)
  if (!acting) return familiesRefused('not-in-line', merged.from)
  if (world.mergedByList(merged.from, merged.into)) return familiesRefused('merged-by-list', merged.from)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return { events: [], refused: reasons }
  if (!areAllSaid(command.whose, merged, world))
    return { events: [], refused: { why: 'missing-answer', question: ASKED.whoseIsEach } }
  const { from, into } = merged
  const sealed = { from, into, whose: whoseOf(command.whose, merged, world) }
  return {
    events: [newEvent('parting-asked', '', given, { sealed, private: { reasons } }, actingAs(acting))],
  }
}

/** A second person agrees to what they were shown: each goes back to its own total, with what was said to be its own since. */
export const agreeParting = (command: Agree, given: Given, world: World): Decided => {
  const merged = world.mergedHere(command.from, command.into)
  const asked = merged && world.parting(merged)
  if (!merged || !asked) return familiesRefused('no-parting', command.from)
  const acting = answersForThem(given.by, merged, world)
  if (!acting) return familiesRefused('not-in-line', merged.from)
  if (asked.by === given.by) return familiesRefused('own-parting', merged.from)
  if (world.mergedByList(merged.from, merged.into)) return familiesRefused('merged-by-list', merged.from)
  if (asked.at !== command.asked) return familiesRefused('asked-again', merged.from)
  // Something was sent since it was asked: nobody has said whose that is.
  if (!areAllSaid(asked.whose, merged, world)) return familiesRefused('parting-changed', merged.from)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return { events: [], refused: reasons }
  const { from, into } = merged
  const moved = sentSince(merged, world).filter(({ id, family }) => asked.whose[id] !== family)
  return {
    events: [
      newEvent(
        'families-parted',
        '',
        given,
        { sealed: { from, into, asked: asked.by }, private: { reasons } },
        actingAs(acting),
      ),
      ...moved.flatMap((one) => putRight(one, asked.whose[one.id] ?? one.family, given, world)),
    ],
  }
}

/**
 * What is its own, with hours lent for it, goes to the right family and to its team. What is still open is asked again from
 * the start: nobody decides on a card that was drawn for another family.
 */
const putRight = (request: Request, family: string, given: Given, world: World): readonly Event[] => {
  const team = world.family(family)?.team ?? request.team
  const moved = { ...request, family, team }
  return [
    newEvent('family-put-right', request.id, given, {
      sealed: { family, was: request.family, team },
      private: {},
    }),
    ...(moved.status === 'open' ? [askedAgain(moved, given, world)] : []),
    ...world
      .grownFrom(request.id)
      .filter(({ from }) => from?.as === 'loan')
      .map(({ id, family: was }) =>
        newEvent('family-put-right', id, given, { sealed: { family, was }, private: {} }),
      ),
  ]
}

/**
 * Everything asked under either reference since they were merged, whatever became of it: whose each is has to be said. Hours
 * lent for one go with it.
 */
export const sentSince = (
  { from, into, at }: Merged,
  { requestsOf }: Pick<World, 'requestsOf'>,
): readonly Request[] =>
  [...requestsOf(from), ...requestsOf(into)].filter(
    ({ sentAt, from: grown }) => sentAt >= at && grown?.as !== 'loan',
  )

const whoseOf = (whose: Moves, merged: Merged, world: World): Moves =>
  Object.fromEntries(sentSince(merged, world).map(({ id, family }) => [id, whose[id] ?? family]))

const areAllSaid = (whose: Moves, merged: Merged, world: World): boolean =>
  sentSince(merged, world).every(({ id }) => [merged.from, merged.into].includes(whose[id] ?? ''))

const answersForThem = (person: string, { from, into }: Merged, world: World) =>
  answersFor(
    person,
    [from, into].flatMap((one) => world.family(one) ?? []),
    world,
  )

const actingAs = ({ post }: { readonly post: string | undefined }) =>
  post === undefined ? undefined : { post, covering: false }
