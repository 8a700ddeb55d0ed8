import type { FamilyBefore } from '../src/views/family-before.ts'
import type { RequestView } from '../src/views/request-view.ts'
import type { Made } from '../src/request/made.ts'
import { locked } from '../src/words/card.ts'
import { MADE_BUTTONS, MADE_LABELS, saidToHaveDecided, yourDecision } from '../src/words/made.ts'
import type { Text } from '../src/words/text.ts'
import type { Action, Card, Question } from './card.ts'
import { approveQuestions, partQuestions, rejectQuestions } from './decision-questions.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'

export type MadeCard = {
  readonly view: RequestView
  readonly step: number
  readonly made: Made
  readonly post: string
  readonly why: Text
  readonly before: FamilyBefore
}

/** The card of whoever decided it already, or is said to have: was it so? Nothing counts until they say it was. */
export const madeCard = ({ view, step, made, post, why, before }: MadeCard): Card => {
  const [heading, ...rest] = requestLines(view, why, undefined, before)
  const says = made.reportedBy === made.by
  const said = says ? yourDecision(made) : saidToHaveDecided(view.names.person(made.reportedBy), made)
  return {
    summary: locked(post, view.request.urgency),
    elements: [...(heading ? [heading] : []), { kind: 'say', text: said }, ...rest],
    actions: actionsOf(view, step),
  }
}

const whyNot: Question = { id: 'reasons', kind: 'long', label: MADE_LABELS.why, required: true }

const actionsOf = (view: RequestView, step: number): readonly Action[] => {
  const { request } = view
  const press = (act: string) => requestButton(request, step, act)
  const endorses = request.steps[step]?.shown.act === 'endorse'
  return [
    ...(endorses
      ? [action(press('endorse'), MADE_BUTTONS.right, 'main', rejectQuestions)]
      : [
          action(press('approve'), MADE_BUTTONS.right, 'main', approveQuestions(view, step)),
          action(press('approve-part'), MADE_BUTTONS.part, 'plain', partQuestions(view, step)),
        ]),
    action(press('reject'), MADE_BUTTONS.refused, 'plain', rejectQuestions),
    action(press('deny-report'), MADE_BUTTONS.deny, 'danger', [whyNot]),
  ]
}
