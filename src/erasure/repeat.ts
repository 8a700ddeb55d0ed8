import type { EventOf } from '../request/event.ts'
import { erasedPositions, erasuresIn } from '../request/record-keeping.ts'
import { emptyState, fold } from '../request/register-state.ts'
import type { StoredEvent } from '../store/store.ts'
import type { Erasable } from './erasable.ts'
import { eraseDocuments, tracesOf } from './erase-documents.ts'
import { readNoted, type NotedErasure } from './noted-erasure.ts'

/**
 * Erases again whatever was ever erased: those that the register knows of, and those of a list noted since a backup that it
 * was restored from. For a restored copy, and for an erasure that something stopped half way. Doing it twice changes nothing.
 * An erasure that the register doesn't know of is put on its record first.
 * @param list noted lines, as they are kept beside the backups; left out: those that lie beside this register
 * @param options `onRecord`: false right after a restore, before anybody has held the record against its checkpoints: then
 * nothing is added to it yet
 * @returns how many private lines went, and how many erasures were new to this register
 */
export const repeatErasures = async (
  erasable: Erasable,
  list?: readonly string[],
  { onRecord = true } = {},
): Promise<{ readonly lines: number; readonly added: number }> => {
  const { store, documents } = erasable
  const noted = readNoted(list ?? (await erasable.noted()))
  const events = await all(erasable)
  const known = new Set(erasuresIn(events).map(keyOf))
  const missing = noted.filter((one) => !known.has(keyOf(one)))
  if (onRecord && missing.length > 0) {
    const appended = await store.append(
      missing.map(({ event }): EventOf<'erased'> => event),
      store.head,
    )
    if (appended === 'position-taken')
      throw new Error('something else was recorded in the same moment; nothing has been erased')
  }
  const erasures = [...erasuresIn(events), ...missing]
  const positions = erasedPositions(events, erasures)
  if (positions.size > 0) {
    const marks = marksOf(erasures, events)
    await eraseDocuments(documents, tracesOf(events, positions, marks))
    await erasable.eraseBeside(new Set(marks))
    await store.erase(positions)
  }
  return { lines: positions.size, added: onRecord ? missing.length : 0 }
}

const all = async ({ store }: Erasable): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const event of store.read()) events.push(event)
  return events
}

/** The same erasure keeps its instant and what it is of, whatever position it gets in a restored register. */
const keyOf = ({ event: { at, request, sealed } }: NotedErasure): string =>
  JSON.stringify([at, request, sealed.families])

/** Ids and references that an erased case is known by. */
const marksOf = (erasures: readonly NotedErasure[], events: readonly StoredEvent[]): readonly string[] => {
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  const requests = erasures.flatMap(({ event: { request } }) =>
    request === '' ? [] : [request, state.requests.get(request)?.reference ?? request],
  )
  return [...new Set([...requests, ...erasures.flatMap(({ event }) => event.sealed.families)])]
}
