import type { FamilyBefore } from '../src/views/family-before.ts'
import { pounds } from '../src/views/format.ts'
import { lockedFor } from '../src/views/late.ts'
import type { LedgerLines } from '../src/views/ledger-lines.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { rightUsed } from '../src/request/appeal.ts'
import { isLastDecision } from '../src/request/request.ts'
import { whoIsAsked } from '../src/request/who-answers.ts'
import { BUTTONS as APPEAL } from '../src/words/appeal.ts'
import { askWhom, BUTTONS, LABELS } from '../src/words/card.ts'
import { say, type Text } from '../src/words/text.ts'
import type { Action, Card, Element } from './card.ts'
import {
  approveQuestions,
  partQuestions,
  reasonsQuestion,
  rejectQuestions,
  refuseQuestions,
} from './decision-questions.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'

export type DecisionCard = {
  readonly view: RequestView
  readonly step: number
  /** The post it is with, in words. */
  readonly post: string
  /** The number of whoever agreed before it came here. */
  readonly phone: string | undefined
  readonly why: Text
  readonly ledger: LedgerLines | undefined
  readonly before: FamilyBefore
  readonly referTo: readonly { readonly id: string; readonly label: string }[]
}

/** The card of whoever decides, or must agree first. Everything they need to weigh it, and what they can do. */
export const decisionCard = (it: DecisionCard): Card => ({
  summary: lockedFor(it.post, it.view, it.phone),
  elements: [...requestLines(it.view, it.why, it.ledger, it.before), ...youDecide(it)],
  actions: actionsOf(it),
})

const youDecide = ({ view }: DecisionCard): readonly Element[] => {
  const asked = [...view.mustAnswer.map(({ question }) => question), ...view.toWeigh]
  return asked.length === 0
    ? []
    : [{ kind: 'facts', rows: [{ label: LABELS.decide, value: say`${asked.join(' ')}` }] }]
}

const actionsOf = (it: DecisionCard): readonly Action[] => {
  const { view, step, referTo } = it
  const { request, names } = view
  const press = (act: string) => requestButton(request, step, act)
  return [
    ...agreeing(it),
    action(
      press('reject'),
      isAppeal(view) ? APPEAL.dontAllow : BUTTONS.reject,
      'danger',
      refuseQuestions(it.view),
    ),
    action(press('ask'), askWhom(whoIsAsked(request, step).map(names.first)), 'plain', [
      { id: 'question', kind: 'long', label: LABELS.question, required: true },
    ]),
    ...(referTo.length === 0
      ? []
      : [
          action(press('refer'), BUTTONS.refer, 'plain', [
            { id: 'to', kind: 'choice', label: LABELS.to, required: true, options: referTo },
            reasonsQuestion,
          ]),
        ]),
    action(press('why-me'), BUTTONS.why, 'plain'),
    ...formWorthReading(view, step),
  ]
}

/** "2 nights, £110": what is asked, where it can be counted. */
const howMuch = ({ request, what }: RequestView): string => {
  const counted = what.split(' · ').filter((part) => /^[£\d]/.test(part))
  if (counted.length > 0 && what.includes(' · ')) return counted.join(', ')
  return request.pence === undefined ? '' : pounds(request.pence)
}

const isAppeal = ({ request, world }: RequestView): boolean => rightUsed(request, world) !== undefined

const agreeingWords = (view: RequestView): readonly [string, string] =>
  isAppeal(view)
    ? [APPEAL.allow, APPEAL.allowWithConditions]
    : [
        [BUTTONS.approve, howMuch(view)].filter((part) => part !== '').join(' '),
        view.request.pence === undefined ? BUTTONS.approveConditions : BUTTONS.approvePart,
      ]

const agreeing = ({ view, step }: DecisionCard): readonly Action[] => {
  const { request } = view
  if (request.steps[step]?.shown.act === 'endorse')
    return [action(requestButton(request, step, 'endorse'), BUTTONS.agree, 'main', rejectQuestions)]
  // Somebody else decides after this: here it is agreed that it may go on, and no more.
  if (!isLastDecision(request.steps, step))
    return [action(requestButton(request, step, 'approve'), BUTTONS.agree, 'main', rejectQuestions)]
  const [label, part] = agreeingWords(view)
  return [
    action(requestButton(request, step, 'approve'), label, 'main', approveQuestions(view, step)),
    action(requestButton(request, step, 'approve-part'), part, 'plain', partQuestions(view, step)),
  ]
}
