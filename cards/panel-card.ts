import type { FamilyBefore } from '../src/views/family-before.ts'
import { day } from '../src/views/format.ts'
import { lockedFor } from '../src/views/late.ts'
import type { PanelItemView } from '../src/views/panel-item-of.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, LABELS, panelSits, theOf } from '../src/words/card.ts'
import {
  ASKS,
  FOLLOW_UPS,
  noOutcome,
  PANEL_BUTTONS,
  PANEL_LABELS,
  paperOnFile,
  papersWanted,
  wantedThen,
} from '../src/words/panel.ts'
import { say, type Text } from '../src/words/text.ts'
import type { Action, Card, Element, Question } from './card.ts'
import {
  approveQuestions,
  partQuestions,
  reasonsQuestion,
  rejectQuestions,
  refuseQuestions,
} from './decision-questions.ts'
import { paperActions } from './paper-actions.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'

export type PanelCard = PanelItemView & {
  readonly view: RequestView
  readonly step: number
  readonly panel: string
  readonly why: Text
  readonly before: FamilyBefore
}

/** An item of a panel. The recorder enters what a dated sitting decided; a member's own press decides nothing. */
export const panelCard = (it: PanelCard): Card => ({
  summary: lockedFor(it.panel, hurryOf(it)),
  elements: [
    ...requestLines(asAgenda(it), it.why, undefined, it.before),
    ...itemRows(it),
    ...(it.next === undefined && it.sat.length > 0 ? [] : [{ kind: 'say' as const, text: whenItSits(it) }]),
  ],
  actions: [
    ...[...(isConfirmed(it) ? confirming(it) : deciding(it)), ...putOff(it)].map(inThePanelsName),
    ...moving(it),
    // A card's row takes six that ask something: once an outcome can be entered, papers are said in chat.
    ...(it.sat.length === 0 ? paperActions(it.view, it.step, it.missing) : []),
    action(requestButton(it.view.request, it.step, 'why-me'), BUTTONS.why, 'plain'),
    ...formWorthReading(it.view, it.step),
  ],
})

/** Its recorder writes down the panel's reasons, not their own. */
const inThePanelsName = ({ questions, ...rest }: Action): Action => ({
  ...rest,
  questions: questions.map((one) => (one.id === 'reasons' ? { ...one, label: PANEL_LABELS.reasons } : one)),
})

const whenItSits = ({ next, panel, view }: PanelCard): Text =>
  next !== undefined && next < view.world.today
    ? noOutcome(theOf(panel), next)
    : panelSits(theOf(panel), next)

/** Its papers, and what the panel wanted when it put the item off. */
const itemRows = ({ papers, missing, deferral, view }: PanelCard): readonly Element[] => {
  const given = view.request.papers ?? []
  const rows = [
    ...papers.flatMap(({ id, what }) =>
      given
        .filter(({ paper }) => paper === id)
        .map(({ title, on }) => ({
          label: PANEL_LABELS.papers,
          value: say`${paperOnFile(what, title, on)}`,
          typed: true as const,
        })),
    ),
    ...(missing.length === 0
      ? []
      : [{ label: PANEL_LABELS.papers, value: papersWanted(missing.map(({ what }) => what)) }]),
    ...(deferral
      ? [
          {
            label: PANEL_LABELS.wanted,
            value: wantedThen(deferral.sitting, deferral.wanted, deferral.from, deferral.due),
            typed: true as const,
          },
        ]
      : []),
  ]
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

// What was hurried was decided that night: the panel confirms it when it sits.
const isConfirmed = ({ view, step }: PanelCard): boolean => view.request.steps[step]?.shown.act === 'confirm'
const hurryOf = (it: PanelCard): Pick<RequestView, 'request' | 'world'> =>
  isConfirmed(it) ? { ...it.view, request: { ...it.view.request, urgency: 'planned' } } : it.view
const asAgenda = (it: PanelCard): RequestView =>
  isConfirmed(it) ? { ...it.view, heading: it.view.heading.replace(/^TONIGHT · /, '') } : it.view

const sittingQuestion = ({ sat }: PanelCard): Question => ({
  id: 'sitting',
  kind: 'choice',
  label: LABELS.sitting,
  required: true,
  options: sat.map((date) => ({ id: date, label: day(date) })),
})

const deciding = (it: PanelCard): readonly Action[] => {
  if (it.sat.length === 0) return []
  const sitting = sittingQuestion(it)
  const { view, step } = it
  const press = (act: string) => requestButton(view.request, step, act)
  return [
    action(press('approve'), BUTTONS.enter, 'main', [sitting, ...approveQuestions(view, step)]),
    action(press('approve-part'), PANEL_BUTTONS.conditions, 'plain', [sitting, ...partQuestions(view, step)]),
    action(press('reject'), BUTTONS.notAgreed, 'danger', [sitting, ...refuseQuestions(view)]),
    ...(it.alternative
      ? [
          action(press('alternative'), PANEL_BUTTONS.alternative, 'plain', [
            sitting,
            { id: 'instead', kind: 'long', label: ASKS.instead, required: true },
            { id: 'sharedBy', kind: 'line', label: ASKS.sharedBy, required: true },
            ...refuseQuestions(view),
          ]),
        ]
      : []),
  ]
}

const confirming = (it: PanelCard): readonly Action[] => {
  if (it.sat.length === 0) return []
  const sitting = sittingQuestion(it)
  const press = (act: string) => requestButton(it.view.request, it.step, act)
  const left: readonly Question[] = [
    { id: 'owner', kind: 'choice', label: ASKS.owner, required: true, options: it.owners },
    { id: 'next', kind: 'long', label: ASKS.next, required: true },
    { id: 'due', kind: 'date', label: ASKS.due, required: true },
  ]
  const confirmed: Question = {
    id: 'outcome',
    kind: 'choice',
    label: LABELS.confirmed,
    required: true,
    options: [{ id: 'confirmed', label: FOLLOW_UPS.confirmed }],
    value: 'confirmed',
  }
  return [
    action(press('confirm'), BUTTONS.confirm, 'main', [sitting, confirmed, ...rejectQuestions]),
    action(press('confirm-change'), PANEL_BUTTONS.change, 'plain', [sitting, ...left, ...rejectQuestions]),
    action(press('not-confirm'), PANEL_BUTTONS.notConfirmed, 'danger', [
      sitting,
      ...left,
      ...rejectQuestions,
    ]),
  ]
}

const putOff = (it: PanelCard): readonly Action[] =>
  it.sat.length === 0
    ? []
    : [
        action(requestButton(it.view.request, it.step, 'defer'), PANEL_BUTTONS.defer, 'plain', [
          sittingQuestion(it),
          { id: 'wanted', kind: 'long', label: ASKS.wanted, required: true },
          { id: 'from', kind: 'line', label: ASKS.from, required: true },
          { id: 'due', kind: 'date', label: ASKS.due, required: true },
          ...rejectQuestions,
        ]),
      ]

const moving = (it: PanelCard): readonly Action[] =>
  it.moveTo.length === 0
    ? []
    : [
        action(requestButton(it.view.request, it.step, 'rebook'), PANEL_BUTTONS.move, 'plain', [
          {
            id: 'sitting',
            kind: 'choice',
            label: ASKS.moveTo,
            required: true,
            options: it.moveTo.map((date) => ({ id: date, label: day(date) })),
          },
          { ...reasonsQuestion, label: PANEL_LABELS.moveWhy },
        ]),
      ]
