import type { Event, EventOf, EventType } from '../event.ts'

/** What happens to hours and to nothing else: lent, moved, asked back, talked about, stopped. */
const ONLY_HOURS = [
  'moving-considered',
  'hours-changed',
  'recall-asked',
  'recall-refused',
  'talk-opened',
  'talk-recorded',
  'service-stopped',
] as const satisfies readonly EventType[]

/** Every event that can say or change something of a request's hours: the others leave them as they were. */
const HOURS_EVENTS = [
  ...ONLY_HOURS,
  'submitted',
  'corrected',
  'rerouted',
  'consulted',
  'reply-recorded',
  'approved',
  'rejected',
  'withdrawn',
  'decision-withdrawn',
  'given-to-send',
] as const satisfies readonly EventType[]

/** Of hours alone. */
export type OnlyHoursEvent = EventOf<(typeof ONLY_HOURS)[number]>
/** Of hours, where the request is about any. */
export type HoursEvent = EventOf<(typeof HOURS_EVENTS)[number]>

const TYPES: ReadonlySet<EventType> = new Set(HOURS_EVENTS)

/** Whether an event can say something of hours. One that is added to the union and does goes into the list above. */
export const isHoursEvent = (event: Event): event is HoursEvent => TYPES.has(event.type)
