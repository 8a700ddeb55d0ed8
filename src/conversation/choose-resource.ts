import type { Resource } from '../policy/policy.ts'
import { whatIsItFor, whichOne } from '../words/asking.ts'
import { notCovered } from '../words/blocked.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital } from '../words/grammar.ts'
import type { Context } from './context.ts'
import { teamOf } from './draft.ts'
import { emergencyFirst } from '../words/understood.ts'
import { whoFor } from './holder.ts'
import { draftButton, message } from './message.ts'
import type { Saying } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'

/** Nothing that was typed names anything in the policy: a sum alone is asked about, all else isn't covered. */
export const chooseResource = (draft: Draft, context: Context, { notes }: Pick<Saying, 'notes'>): Turned => {
  const spending = [...context.policy.resources.values()].filter(({ ledger }) => ledger !== undefined)
  return spending.length > 0 && MONEY.test(draft.words.join(' '))
    ? askWhatFor(draft, spending, notes)
    : sayNotCovered(draft, context, notes)
}

/** Nobody in the policy can agree it, and nothing is guessed from something alike. What was typed stays. */
export const sayNotCovered = (draft: Draft, context: Context, notes: Saying['notes']): Turned => {
  const { notCovered: words } = context.policy
  const who = whoFor(words.talkTo, teamOf(draft, context), [draft.person], context)
  return {
    draft: { ...draft, waiting: 'resource', asked: [] },
    cards: [message([...notes, notCovered(words.says, who)])],
  }
}

const MONEY = /[£€$]\s*\d|\b\d+\s*(?:quid|pounds?)\b/i

/** A sum and nothing else: the bot doesn't guess which budget it is meant for. */
const askWhatFor = (draft: Draft, spending: readonly Resource[], notes: Saying['notes']): Turned => ({
  draft: { ...draft, waiting: 'resource', asked: [] },
  cards: [
    message([...notes, whatIsItFor()], {
      actions: [
        ...spending
          .slice(0, 4)
          .map(({ id, says }) => draftButton(draft.id, `resource:${id}`, capital(bare(says)))),
        draftButton(draft.id, 'resource:none', BUTTONS.noneOfThese),
      ],
    }),
  ],
})

/** Two or three fit about as well: the worker says which. */
export const askWhich = (
  draft: Draft,
  resources: readonly Resource[],
  { notes }: Pick<Saying, 'notes'>,
): Turned => ({
  draft: { ...draft, waiting: 'resource', asked: [] },
  cards: [
    message([...(isTonight(draft, resources) ? [emergencyFirst()] : []), ...notes, whichOne()], {
      actions: [
        ...resources
          .slice(0, 4)
          .map(({ id, says, title }) =>
            draftButton(draft.id, `resource:${id}`, capital(bare(says) || title)),
          ),
        draftButton(draft.id, 'resource:none', BUTTONS.noneOfThese),
      ],
    }),
  ],
})

const bare = (says: string): string => says.replace(/^(?:an?|the) /, '')

const isTonight = ({ urgency }: Draft, resources: readonly Resource[]): boolean =>
  urgency === 'tonight' && resources.some((resource) => resource.protective)
