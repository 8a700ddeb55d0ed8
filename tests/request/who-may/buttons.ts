import type { PressAct } from '../../../src/request/command.ts'
import type { Matter } from './matters.ts'

/** A group of buttons that the same people may press: a row of `who-may.csv`. A button that differs from its group has a row of its own. */
export type Buttons =
  | 'the step itself'
  | 'another kind of step'
  | 'ringing'
  | 'waiting'
  | 'an outside reply'
  | 'a paper for the panel'
  | 'taking it back'
  | 'it goes on'
  | 'it has ended'
  | 'what was used'
  | 'no more reminders'
  | 'hours, conditions, follow-ups'

/** Which steps have the button as their own; for the others it is a button of another kind of step. */
type OfSteps = readonly ('decide' | 'endorse' | 'consult' | 'confirm' | 'panel')[]

const none = 'hours, conditions, follow-ups'

/** Every button there is. A new one doesn't compile until somebody says who may press it. */
const BUTTONS: Readonly<Record<PressAct, Buttons | OfSteps>> = {
  approve: ['decide'],
  'approve-part': ['decide'],
  endorse: ['endorse'],
  consult: ['consult'],
  confirm: ['confirm'],
  'confirm-change': ['confirm'],
  'not-confirm': ['confirm'],
  reject: ['decide', 'endorse'],
  ask: ['decide', 'endorse', 'consult'],
  refer: ['decide', 'endorse'],
  defer: ['panel'],
  rebook: ['panel'],
  alternative: ['panel'],
  'deny-report': [],
  'spoke-to': 'ringing',
  'no-answer': 'ringing',
  'ask-as-well': 'waiting',
  'give-longer': 'waiting',
  'record-reply': 'an outside reply',
  paper: 'a paper for the panel',
  'withdraw-decision': 'taking it back',
  'goes-on': 'it goes on',
  'has-ended': 'it has ended',
  used: 'what was used',
  'end-watch': 'no more reminders',
  'condition-met': none,
  'follow-up': none,
  'cannot-move': none,
  'move-hours': none,
  'fewer-hours': none,
  borrow: none,
  recall: none,
  'agree-recall': none,
  'refuse-recall': none,
  'hand-back': none,
  'end-early': none,
  talk: none,
  'record-talk': none,
  'confirm-used': none,
  'confirm-stopped': none,
}

/** The row of the table that a button of a matter's step is looked up in. */
export const buttonsOf = (act: PressAct, { step }: Matter): Buttons => {
  const of = BUTTONS[act]
  if (typeof of === 'string') return of
  const isOwn = of.some((kind) => step.startsWith(kind) || step.endsWith(kind))
  return isOwn ? 'the step itself' : 'another kind of step'
}
