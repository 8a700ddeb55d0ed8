import type { FamilyBefore } from '../src/views/family-before.ts'
import { hoursPicture } from '../src/views/hours-picture.ts'
import type { SupportView } from '../src/views/hours-support.ts'
import { lockedFor } from '../src/views/late.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { askWhom, BUTTONS, LABELS } from '../src/words/card.ts'
import { HOURS_ROWS } from '../src/words/hours-card.ts'
import { HOURS_BUTTONS, approveHours, rejectAndHandBack } from '../src/words/hours-buttons.ts'
import { weekly } from '../src/words/hours.ts'
import { say, type Text } from '../src/words/text.ts'
import { first } from '../src/words/who.ts'
import type { Action, Card, Element } from './card.ts'
import { approveQuestions, partQuestions, refuseQuestions } from './decision-questions.ts'
import { weekQuestions } from './hours-questions.ts'
import { hoursRows } from './hours-rows.ts'
import { shortActions } from './hours-short-actions.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'
import { whoIsAsked } from '../src/request/who-answers.ts'

export type HoursDecision = {
  readonly view: RequestView
  readonly hours: SupportView
  readonly step: number
  readonly post: string
  readonly why: Text
  readonly before: FamilyBefore
}

/**
 * The card of the head of service whose hours are asked for: their weeks with and without this, what is short and what the
 * policy says to do about it in its order. Nothing on it is believed at the press: every figure is taken again.
 */
export const hoursDecisionCard = (it: HoursDecision): Card => {
  const { view, hours, why, before } = it
  const [heading, asked, reason, ...rest] = requestLines(view, why, undefined, before)
  return {
    summary: lockedFor(it.post, view),
    elements: [
      ...[heading, asked, reason].filter((element) => element !== undefined),
      hoursPicture(HOURS_ROWS.yours, hours.weeks),
      { kind: 'facts', rows: hoursRows(view, hours) },
      ...rest,
      ...youDecide(view),
    ],
    actions: actionsOf(it),
  }
}

const youDecide = ({ mustAnswer, toWeigh }: RequestView): readonly Element[] => {
  const asked = [...mustAnswer.map(({ question }) => question), ...toWeigh]
  return asked.length === 0
    ? []
    : [{ kind: 'facts', rows: [{ label: LABELS.decide, value: say`${asked.join(' ')}` }] }]
}

const actionsOf = (it: HoursDecision): readonly Action[] => {
  const { view, hours, step } = it
  const { request, names } = view
  const lenders = hours.lent.map(({ who }) => first(who))
  const press = (act: string) => requestButton(request, step, act)
  return [
    ...(hours.short.length > 0 && !hours.unconfirmed ? shortActions(view, hours, step) : []),
    ...(hours.unconfirmed ? [] : agreeing(it)),
    action(
      press('reject'),
      lenders.length === 0 ? BUTTONS.reject : rejectAndHandBack(lenders),
      'danger',
      refuseQuestions(view),
    ),
    action(press('ask'), askWhom(whoIsAsked(request, step).map(names.first)), 'plain', [
      { id: 'question', kind: 'long', label: LABELS.question, required: true },
    ]),
    action(press('why-me'), BUTTONS.why, 'plain'),
    ...formWorthReading(view, step),
  ]
}

/** All of it where there is enough; else what there is, each week as far as it goes. */
const agreeing = ({ view, hours, step }: HoursDecision): readonly Action[] => {
  const { request } = view
  const able = hours.able.filter(({ quarters }) => quarters > 0)
  const part = (label: string) =>
    action(requestButton(request, step, 'approve-part'), label, 'plain', [
      ...weekQuestions(hours.able),
      ...partQuestions(view, step),
    ])
  if (hours.short.length > 0)
    return able.length === 0
      ? []
      : [part(able.length === hours.able.length ? approveHours(weekly(able)) : HOURS_BUTTONS.approveFewer)]
  return [
    action(
      requestButton(request, step, 'approve'),
      approveHours(weekly(hours.asked.lines)),
      'main',
      approveQuestions(view, step),
    ),
    part(HOURS_BUTTONS.approveFewer),
  ]
}
