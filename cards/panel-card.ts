import type { FamilyBefore } from '../src/views/family-before.ts'
import { day } from '../src/views/format.ts'
import type { RequestView } from '../src/views/request-view.ts'
import type { Urgency } from '../src/request/event.ts'
import { BUTTONS, LABELS, locked, panelSits, theOf } from '../src/words/card.ts'
import type { Text } from '../src/words/text.ts'
import type { Action, Card, Question } from './card.ts'
import { approveQuestions, rejectQuestions } from './decision-questions.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'

export type PanelCard = {
  readonly view: RequestView
  readonly step: number
  readonly panel: string
  readonly why: Text
  readonly before: FamilyBefore
  readonly next: string | undefined
  /** Sittings that its outcome could come from: the latest first. */
  readonly sat: readonly string[]
}

/** An item of a panel. The recorder enters what a dated sitting decided; a member's own press decides nothing. */
export const panelCard = (it: PanelCard): Card => ({
  summary: locked(it.panel, hurryOf(it)),
  elements: [
    ...requestLines(asAgenda(it), it.why, undefined, it.before),
    ...(it.next === undefined && it.sat.length > 0
      ? []
      : [{ kind: 'say' as const, text: panelSits(theOf(it.panel), it.next) }]),
  ],
  actions: [
    ...(isConfirmed(it) ? confirming(it) : deciding(it)),
    action(requestButton(it.view.request, it.step, 'why-me'), BUTTONS.why, 'plain'),
    ...formWorthReading(it.view, it.step),
  ],
})

// What was hurried was decided that night: the panel confirms it when it sits.
const isConfirmed = ({ view, step }: PanelCard): boolean => view.request.steps[step]?.shown.act === 'confirm'
const hurryOf = (it: PanelCard): Urgency => (isConfirmed(it) ? 'planned' : it.view.request.urgency)
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
  return [
    action(requestButton(it.view.request, it.step, 'approve'), BUTTONS.enter, 'main', [
      sitting,
      ...approveQuestions(it.view, it.step),
    ]),
    action(requestButton(it.view.request, it.step, 'reject'), BUTTONS.notAgreed, 'danger', [
      sitting,
      ...rejectQuestions,
    ]),
  ]
}

const confirming = (it: PanelCard): readonly Action[] => {
  if (it.sat.length === 0) return []
  const outcome: Question = {
    id: 'outcome',
    kind: 'choice',
    label: LABELS.confirmed,
    required: true,
    options: [
      { id: 'confirmed', label: 'Confirmed' },
      { id: 'confirmed-with-change', label: 'Confirmed with a change' },
      { id: 'not-confirmed', label: 'Not confirmed' },
    ],
  }
  return [
    action(requestButton(it.view.request, it.step, 'confirm'), BUTTONS.confirm, 'main', [
      sittingQuestion(it),
      outcome,
      ...rejectQuestions,
    ]),
  ]
}
