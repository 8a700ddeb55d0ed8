import type { Event } from '../request/event.ts'
import type { RecordOf } from '../request/record-events.ts'
import type { RecordCase } from '../request/record-keeping.ts'
import type { Desk } from './record-desk.ts'

/** Puts events on record that nothing else follows from. Throws where the register could not be written. */
export const recordOnly = async (events: readonly Event[], { erasable: { store } }: Desk): Promise<void> => {
  if ((await store.append(events, store.head)) === 'position-taken')
    throw new Error('something else was recorded in the same moment; nothing has changed')
}

/** What a line about a case is of: the one request, or every reference of the family, so that it outlives a change of the list. */
export const partsOf = ({ of, families }: RecordCase): readonly RecordOf[] =>
  'request' in of ? [of] : families.map((family) => ({ family }))

/** The request that a line belongs to: none, for a family's. */
export const requestOf = (of: RecordOf): string => ('request' in of ? of.request : '')
