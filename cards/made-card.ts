import type { FamilyBefore } from '../src/views/family-before.ts'
import type { RequestView } from '../src/views/request-view.ts'
import type { Made } from '../src/request/made.ts'
import { locked } from '../src/words/card.ts'
import { consultedAnswer, consultedWords, toSayOfConsultations } from '../src/request/consulted-then.ts'
import { REPORTED } from '../src/request/report-decision.ts'
import {
  CONSULTED_WORDS,
  MADE_BUTTONS,
  MADE_LABELS,
  saidToHaveDecided,
  THEN_OR_NOW,
  wasConsulted,
  yourDecision,
} from '../src/words/made.ts'
import type { Text } from '../src/words/text.ts'
import type { Action, Card, Question } from './card.ts'
import { approveQuestions, partQuestions, rejectQuestions } from './decision-questions.ts'
import { action, requestButton } from './request-button.ts'
import { thenOrNowOptions } from './reported.ts'
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
    actions: actionsOf(view, step, made),
  }
}

const whyNot: Question = { id: 'reasons', kind: 'long', label: MADE_LABELS.why, required: true }

const actionsOf = (view: RequestView, step: number, made: Made): readonly Action[] => {
  const { request } = view
  const press = (act: string) => requestButton(request, step, act)
  const endorses = request.steps[step]?.shown.act === 'endorse'
  const [then, consulted] = [thenOrNow(view, step, made), consultedQuestions(view, step)]
  return [
    ...(endorses
      ? [action(press('endorse'), MADE_BUTTONS.right, 'main', [...then, ...consulted, ...rejectQuestions])]
      : [
          action(press('approve'), MADE_BUTTONS.right, 'main', [
            ...then,
            ...consulted,
            ...approveQuestions(view, step),
          ]),
          action(press('approve-part'), MADE_BUTTONS.part, 'plain', [
            ...then,
            ...consulted,
            ...partQuestions(view, step),
          ]),
        ]),
    action(press('reject'), MADE_BUTTONS.refused, 'plain', [...then, ...rejectQuestions]),
    action(press('deny-report'), MADE_BUTTONS.deny, 'danger', [whyNot]),
  ]
}

/** What is open with others can be decided now as well: which it was is theirs to say. */
const thenOrNow = ({ request }: RequestView, step: number, made: Made): readonly Question[] =>
  request.made?.step === step
    ? []
    : [
        {
          id: REPORTED,
          kind: 'choice',
          label: THEN_OR_NOW.own,
          required: true,
          options: thenOrNowOptions(made),
          value: 'then',
        },
      ]

/** Whether the consultations took place that the decision needed: who and when, or why not. */
const consultedQuestions = ({ request, names }: RequestView, step: number): readonly Question[] =>
  toSayOfConsultations(request, step).flatMap((i): readonly Question[] => {
    const who = (request.steps[i]?.posts ?? []).map(names.post).join(' or ')
    return [
      { id: consultedAnswer(i), kind: 'yes-no', label: wasConsulted(who), required: true },
      { id: consultedWords(i), kind: 'line', label: CONSULTED_WORDS, required: true },
    ]
  })
