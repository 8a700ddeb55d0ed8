import { isGovernance } from '../people/governance.ts'
import type { Command, CommandRefused, Given, RulesRefused } from './command.ts'
import type { Decided } from './decide.ts'
import type { Adopted } from './event.ts'
import { newEvent } from './new-event.ts'
import { namesIn, sentenceWhy } from './reasons.ts'
import type { Change, Proposal, RulesNow } from './rules-state.ts'
import type { World } from './world.ts'

/** A command about one file, by its digest. */
type OfFile = Pick<Extract<Command, { readonly what: Adopted }>, 'what' | 'digest' | 'reasons'>
type RulesWorld = Pick<World, 'directory' | 'rules'>

/** Why a change can't stand, whoever agrees to it; undefined where it can. */
export const whyNot = (change: Change, person: string): CommandRefused | undefined => {
  const { what, mistakes, lowered, gains, onlyTakes } = change
  if (mistakes.length > 0) return rules('mistakes', what, mistakes)
  if (lowered.length > 0) return rules('floor', what, lowered)
  return !onlyTakes && gains.includes(person) ? rules('for-you', what) : undefined
}

/**
 * A governance person puts a changed file forward, with reasons. It changes nothing until a second person adopts it, but for
 * what only takes power away: that counts at once.
 */
export const proposeChange = (command: OfFile, given: Given, world: RulesWorld): Decided => {
  const { what, digest } = command
  const { rules: now, directory } = world
  if (!isGovernance(directory, given.by)) return refuse(rules('not-governance', what))
  const { found } = now
  const change = now.change(what, digest)
  if (!change || !found.some((one) => one.what === what && one.digest === digest) || isOld(change, now))
    return refuse(rules('gone', what))
  if (now.proposal(what)?.digest === digest) return refuse(rules('waits-already', what))
  const wrong = whyNot(change, given.by)
  if (wrong) return refuse(wrong)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return refuse(reasons)
  const told = { reasons, says: change.says }
  if (change.onlyTakes)
    return {
      events: [
        newEvent('adopted', '', given, {
          sealed: {
            what,
            digest,
            ...from(change),
            author: given.by,
            alone: 'only-takes-away',
          },
          private: told,
        }),
      ],
    }
  return {
    events: [
      newEvent('change-proposed', '', given, { sealed: { what, digest, ...from(change) }, private: told }),
    ],
  }
}

/** A second governance person adopts what another put forward: from then on it stands, for everybody's next press. */
export const adoptChange = (command: OfFile, given: Given, world: RulesWorld): Decided => {
  const { what, digest } = command
  const waiting = proposed(command, given, world)
  if ('why' in waiting) return refuse(waiting)
  if (waiting.by === given.by) return refuse(rules('own-proposal', what))
  const change = world.rules.change(what, digest)
  if (!change || waiting.from !== world.rules.adopted(what) || isOld(change, world.rules))
    return refuse(rules('gone', what))
  // Whoever put it forward may have come to gain from it by another change meanwhile.
  const wrong = whyNot(change, given.by) ?? whyNot(change, waiting.by)
  if (wrong) return refuse(wrong)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return refuse(reasons)
  const sealed = { what, digest, ...from(change), author: waiting.by, second: given.by }
  return { events: [newEvent('adopted', '', given, { sealed, private: { reasons, says: change.says } })] }
}

/** A governance person says no to what was put forward, or its author takes it back. What stood goes on standing. */
export const declineChange = (command: OfFile, given: Given, world: RulesWorld): Decided => {
  const { what, digest } = command
  const waiting = proposed(command, given, world)
  if ('why' in waiting) return refuse(waiting)
  const reasons = sentenceWhy(command.reasons, namesIn(world.directory))
  if (typeof reasons !== 'string') return refuse(reasons)
  const sealed = { what, digest, author: waiting.by }
  return { events: [newEvent('change-declined', '', given, { sealed, private: { reasons } })] }
}

const proposed = (
  { what, digest }: OfFile,
  { by }: Given,
  { directory, rules: now }: RulesWorld,
): Proposal | CommandRefused => {
  if (!isGovernance(directory, by)) return rules('not-governance', what)
  const waiting = now.proposal(what)
  return waiting?.digest === digest ? waiting : rules('gone', what)
}

/** What stands moved on since it was worked out, or it stands already. */
const isOld = ({ what, digest, from: was }: Change, now: RulesNow): boolean =>
  now.adopted(what) === digest || now.adopted(what) !== was

const from = (change: Change) => (change.from === undefined ? {} : { from: change.from })

const rules = (
  because: RulesRefused['because'],
  what: Adopted,
  lines: readonly string[] = [],
): RulesRefused => ({ why: 'rules', because, what, lines })

const refuse = (refused: CommandRefused): Decided => ({ events: [], refused })
