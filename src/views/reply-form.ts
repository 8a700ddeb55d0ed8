import { weekQuestions } from '../../cards/hours-questions.ts'
import type { Question } from '../../cards/card.ts'
import { replyQuestions } from '../../cards/reply-questions.ts'
import { isConfirmedAt } from '../request/hours/confirm-hours.ts'
import { HOURS_LABELS } from '../words/hours-buttons.ts'
import { supportView } from './hours-support.ts'
import type { RequestView } from './request-view.ts'

/**
 * What is put on record of a reply from outside the chat: who, on which day and what; and where the step confirms hours, the
 * same figures that its post would confirm in the chat, filled in with the ledger's.
 */
export const replyForm = (view: RequestView, step: number): readonly Question[] => {
  const hours = supportView(view)
  if (!hours || !isConfirmedAt(view.request, step, hours.rule, view.world)) return replyQuestions
  const holder = view.names.post(hours.post)
  return [
    ...replyQuestions,
    ...weekQuestions(hours.figures.free, (week) => HOURS_LABELS.freeIn(holder, week)),
    {
      id: 'weeks-used',
      kind: 'number',
      decimals: false,
      label: HOURS_LABELS.weeksUsed,
      required: false,
      value: String(hours.figures.weeksUsed),
    },
  ]
}
