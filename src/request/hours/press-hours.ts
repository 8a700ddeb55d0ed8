import type { PressAct } from '../command.ts'
import type { Decided } from '../decide.ts'
import type { Pressing } from '../press.ts'

export const HOURS_ACTS = [
  'cannot-move',
  'move-hours',
  'fewer-hours',
  'borrow',
  'recall',
  'agree-recall',
  'refuse-recall',
  'hand-back',
  'end-early',
  'talk',
  'record-talk',
  'confirm-used',
  'confirm-stopped',
] as const satisfies readonly PressAct[]

export type HoursAct = (typeof HOURS_ACTS)[number]

export const isHoursAct = (act: PressAct): act is HoursAct => HOURS_ACTS.some((one) => one === act)

/** A press about a request's hours, before it is known for which post it is. */
export type HoursPress = Omit<Pressing, 'acting'>

/** Carries out a press about hours. A request that holds none has no such button. */
export const pressHours = ({ request }: HoursPress, act: HoursAct): Decided => ({
  events: [],
  refused: request.hours ? { why: 'not-open', status: act } : { why: 'stale' },
})
