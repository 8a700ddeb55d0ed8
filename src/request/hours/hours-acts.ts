/** What can be pressed about a request's hours, besides what any request has. */
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
] as const

export type HoursAct = (typeof HOURS_ACTS)[number]

export const isHoursAct = (act: string): act is HoursAct => HOURS_ACTS.some((one) => one === act)
