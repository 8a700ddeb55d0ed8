import type { Also, Ask, Policy, Refusal, Step } from '../policy.ts'
import type { Side } from './side.ts'

/** What a policy says of some facts on one matter: a key that tells answers apart, and how a person reads it. */
export type Said = { readonly key: string; readonly words: string }

/** A limit or a notice in one line: "limit: once a year". */
export const alsoWords = ({ kind, who, what }: Also): string =>
  [kind.replaceAll('_', ' '), ...(who === undefined ? [] : [who]), ...(what === '' ? [] : [what])].join(': ')

/** That nobody decides, and who is talked to then. */
export const nobody = ({ talkTo }: Refusal, policy: Policy): Said => ({
  key: `nobody ${talkTo ?? ''}`,
  words: talkTo === undefined ? 'nobody' : `nobody (talk to ${policy.deciders.get(talkTo)?.title ?? talkTo})`,
})

/** Who acts, step after step. */
export const listed = (steps: readonly Step[], side: Pick<Side, 'policy' | 'other'>): Said => ({
  key: JSON.stringify(steps.map(({ by }) => by.map((id) => keyOf(id, side)))),
  words: steps.map(({ by }) => titles(by, side)).join(', then ') || 'nobody',
})

/** Those of whom any can act, by title. */
export const titles = (by: readonly string[], { policy }: Pick<Side, 'policy'>): string =>
  by.map((id) => policy.deciders.get(id)?.title ?? id).join(' or ')

/** The same post under another title is the same post; under another id, one with the same title is. */
export const keyOf = (id: string, { policy, other }: Pick<Side, 'policy' | 'other'>): string =>
  other.deciders.has(id) ? id : (policy.deciders.get(id)?.title ?? id)

/** What waits for the answer to a question. */
export const STOPS: Readonly<Record<Ask['stops'], string>> = {
  send: 'asked before it goes',
  approve: 'asked before it is approved',
  nothing: 'asked on the way',
}
