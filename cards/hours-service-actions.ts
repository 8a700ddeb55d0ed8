import { hasBegun } from '../src/request/hours/figures.ts'
import type { Request } from '../src/request/request.ts'
import { fewerUsed, HOURS_LABELS, itStopped } from '../src/words/hours-buttons.ts'
import type { Action, Question } from './card.ts'
import { weekQuestions } from './hours-questions.ts'
import { action, requestButton } from './request-button.ts'

const more: Question = { id: 'reasons', kind: 'long', label: HOURS_LABELS.more, required: false }

/** Whoever arranges a service says that it stopped, and on which day. */
export const stoppedAction = (request: Request): Action =>
  action(requestButton(request, 0, 'confirm-stopped'), itStopped(request.family), 'plain', [
    { id: 'on', kind: 'date', label: HOURS_LABELS.stoppedOn, required: true },
    more,
  ])

/** And how many hours were used in weeks that have begun, where it was fewer than agreed. */
export const usedAction = (request: Request, today: string): readonly Action[] => {
  const held = request.hours?.held
  const begun = held?.lines.filter(({ week }) => hasBegun(week, today)) ?? []
  return begun.length === 0
    ? []
    : [
        action(requestButton(request, 0, 'confirm-used'), fewerUsed(request.family), 'plain', [
          ...weekQuestions(begun, HOURS_LABELS.usedIn),
          more,
        ]),
      ]
}
