import type { Resource } from '../policy/policy.ts'
import { whichOne } from '../words/asking.ts'
import { notCovered } from '../words/blocked.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital } from '../words/grammar.ts'
import type { Context } from './context.ts'
import { teamOf } from './draft.ts'
import { whoFor } from './holder.ts'
import { draftButton, message } from './message.ts'
import type { Saying } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'

/** Nothing in the policy fits: nobody in it can agree it, and nothing is guessed from something alike. What was typed stays. */
export const chooseResource = (draft: Draft, context: Context, { notes }: Pick<Saying, 'notes'>): Turned => {
  const { notCovered: words } = context.policy
  const who = whoFor(words.talkTo, teamOf(draft, context), [draft.person], context)
  return {
    draft: { ...draft, waiting: 'resource', asked: [] },
    cards: [message([...notes, notCovered(words.says, who)])],
  }
}

/** Two or three fit about as well: the worker says which. */
export const askWhich = (
  draft: Draft,
  resources: readonly Resource[],
  { notes }: Pick<Saying, 'notes'>,
): Turned => ({
  draft: { ...draft, waiting: 'resource', asked: [] },
  cards: [
    message([...notes, whichOne()], {
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
