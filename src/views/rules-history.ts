import { ERASED } from '../words/small.ts'
import type { Adopted, AdoptedSealed } from '../request/event.ts'
import { isRulesEvent, type RulesEvent } from '../request/fold-rules.ts'
import type { StoredEvent } from '../store/store.ts'
import type { StoryNames } from './story-line.ts'

/** One change of the rules as the register has it: what was put forward or adopted, by whom, and why. */
export type RulesEntry = {
  readonly at: string
  readonly what: Adopted | 'founding'
  readonly became: 'adopted' | 'proposed' | 'declined' | 'founded'
  readonly digest: string
  /** In words, a sentence each. */
  readonly says: readonly string[]
  readonly author: string
  readonly second: string | undefined
  /** Whose words, and what they wrote. */
  readonly reasons: readonly { readonly who: string; readonly words: string }[]
  /** Who took it from an import, as the file says. */
  readonly saidBy?: string
  /** Why no second person was needed. */
  readonly alone: AdoptedSealed['alone']
}

/** Every change of the rules, oldest first. */
export const rulesHistory = (events: readonly StoredEvent[], names: StoryNames): readonly RulesEntry[] => {
  const rules = events.map(({ event }) => event).filter(isRulesEvent)
  return rules.map((event) => entry(event, rules, names))
}

const entry = (event: RulesEvent, all: readonly RulesEvent[], names: StoryNames): RulesEntry => {
  const own = reasonsOf(event, names)
  if (event.type === 'founded')
    return {
      ...BLANK,
      at: event.at,
      what: 'founding',
      became: 'founded',
      author: names.person(event.by),
      second: names.person(event.sealed.second),
      reasons: own,
    }
  const { what, digest } = event.sealed
  const about = { ...BLANK, at: event.at, what, digest }
  if (event.type === 'change-proposed')
    return {
      ...about,
      became: 'proposed',
      says: event.private?.says ?? [],
      author: names.person(event.by),
      reasons: own,
    }
  const author = event.sealed.author ?? event.by
  const put = all.findLast(
    (one) =>
      one.type === 'change-proposed' &&
      one.by === author &&
      one.sealed.digest === digest &&
      Date.parse(one.at) <= Date.parse(event.at),
  )
  const reasons = [...(put ? reasonsOf(put, names) : []), ...own]
  if (event.type === 'change-declined')
    return {
      ...about,
      became: 'declined',
      author: names.person(author),
      second: event.by === author ? undefined : names.person(event.by),
      reasons,
    }
  const { second, alone, saidBy } = event.sealed
  return {
    ...about,
    became: 'adopted',
    says: event.private?.says ?? [],
    author: names.person(author),
    second: second === undefined ? undefined : names.person(second),
    reasons,
    alone,
    ...(saidBy !== undefined && { saidBy: names.person(saidBy) }),
  }
}

const BLANK = { digest: '', says: [], second: undefined, alone: undefined } as const

const reasonsOf = ({ by, private: said }: RulesEvent, names: StoryNames): RulesEntry['reasons'] => {
  const words = said === undefined ? ERASED : (said.reasons ?? '')
  return words === '' ? [] : [{ who: names.person(by), words }]
}
