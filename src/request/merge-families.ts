import { postsOf } from '../people/directory.ts'
import { isGovernance } from '../people/governance.ts'
import type { Family } from '../people/family.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { linePosts } from './line-above.ts'
import { newEvent } from './new-event.ts'
import { namesIn, sentenceWhy } from './reasons.ts'
import type { PeopleNow, World } from './world.ts'

type Merge = Extract<Command, { kind: 'merge-families' }>
type Confirm = Extract<Command, { kind: 'confirm-family' }>

/** Why nothing is done about a family: in words, `src/words/families.ts`. `about` is its reference, or a person's id. */
export type FamiliesRefused = {
  readonly why: 'families'
  readonly because:
    | 'unknown-family'
    | 'not-in-line'
    | 'already-one'
    | 'same-reference'
    | 'not-merged'
    | 'merged-by-list'
    | 'no-parting'
    | 'own-parting'
    | 'parting-changed'
    | 'asked-again'
    | 'not-new'
    | 'nobody-called'
    | 'not-here'
    | 'theirs-already'
    | 'decides-for-it'
    | 'nothing-to-hand'
    | 'lower-figure'
  readonly about: string
}

export const familiesRefused = (because: FamiliesRefused['because'], about: string): Decided => ({
  events: [],
  refused: { why: 'families', because, about },
})

/**
 * Two references are found to be one family: a team manager of either, somebody above, or governance says so, with reasons.
 * From then on they count together (RC-38); nothing that was decided changes.
 */
export const mergeFamilies = (command: Merge, given: Given, world: World): Decided => {
  const [from, into] = [world.family(command.from), world.family(command.into)]
  if (!from) return familiesRefused('unknown-family', command.from)
  if (!into) return familiesRefused('unknown-family', command.into)
  if (from.reference === into.reference) return familiesRefused('same-reference', from.reference)
  if (world.mergedWith(from.reference).includes(into.reference))
    return familiesRefused('already-one', into.reference)
  const acting = answersFor(given.by, [from, into], world)
  if (!acting) return familiesRefused('not-in-line', from.reference)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return { events: [], refused: reasons }
  const stays = world.mergedInto(into.reference) ?? into.reference
  // What joined one of them before stays joined: it goes where that one goes.
  const goes = world.mergedInto(from.reference) ?? from.reference
  return {
    events: [
      newEvent(
        'families-merged',
        '',
        given,
        { sealed: { from: goes, into: stays }, private: { reasons } },
        acting.post === undefined ? undefined : { post: acting.post, covering: false },
      ),
    ],
  }
}

/** Somebody of governance, or of business support with a manager's post, confirms that a new family is no old one (RC-38). */
export const confirmFamily = (command: Confirm, given: Given, world: World): Decided => {
  const family = world.family(command.family)
  if (!family) return familiesRefused('unknown-family', command.family)
  if (family.standing === 'known') return familiesRefused('not-new', family.reference)
  if (!isGovernance(world.directory, given.by)) return familiesRefused('not-in-line', family.reference)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return { events: [], refused: reasons }
  return {
    events: [
      newEvent('family-confirmed', '', given, {
        sealed: { family: family.reference },
        private: { reasons },
      }),
    ],
  }
}

/** The post by which somebody answers for one of these families' teams; no post for governance. Undefined for everybody else. */
export const answersFor = (
  person: string,
  families: readonly Pick<Family, 'team'>[],
  world: PeopleNow,
): { readonly post: string | undefined } | undefined => {
  const line = families.flatMap((family) => linePosts(family, world))
  const [post] = postsOf(world.directory, person, world.today).filter(({ id }) => line.includes(id))
  if (post) return { post: post.id }
  return isGovernance(world.directory, person) ? { post: undefined } : undefined
}
