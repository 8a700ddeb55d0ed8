import type { Channel } from '../chat/chat.ts'
import type { Directory, Person } from '../people/directory.ts'
import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import type { Router } from '../policy/route.ts'
import type { Known, MadeDraft, Turn } from './turn.ts'
import { indexFor, type Index, type Understanding } from './understand/word-index.ts'

/** Everything an answer may depend on, worked out once a turn. */
export type Context = {
  readonly person: Person
  readonly known: Known
  readonly router: Router
  readonly policy: Policy
  readonly at: string
  readonly day: LondonDate
  readonly reading: Understanding
  /** The team of whoever reads the answer. */
  readonly ownTeam: string | undefined
  /** The channel it was said in, if in one. */
  readonly channel: Channel | undefined
  readonly newId: () => string
  /** Colleagues whom this message says it is asked for. */
  readonly askedBy?: readonly string[]
  /** A draft that is begun now is of a decision made already. */
  readonly made?: MadeDraft
}

// A policy's words are gathered once: they change only with the policy.
const indexes = new WeakMap<Policy, Index>()

const indexOf = (policy: Policy): Index => {
  const index = indexes.get(policy) ?? indexFor(policy)
  indexes.set(policy, index)
  return index
}

export const contextOf = ({ person, known, at, newId, heard }: Turn): Context => {
  const { policy } = known.router
  const day = londonDate(at)
  const reading = { index: indexOf(policy), today: day, isColleague: colleagueIn(known.directory) }
  const channel = heard.kind === 'text' ? heard.channel : undefined
  return {
    person,
    known,
    router: known.router,
    policy,
    at,
    day,
    reading,
    ownTeam: person.team,
    channel,
    newId,
  }
}

const colleagueIn =
  ({ people }: Directory) =>
  (word: string): boolean =>
    [...people.values()].some(({ name }) => name.split(' ').includes(word))
