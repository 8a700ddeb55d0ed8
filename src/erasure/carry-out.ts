import { newEvent } from '../request/new-event.ts'
import { whose, type ErasurePlan } from '../request/plan-erasure.ts'
import type { StoredEvent } from '../store/store.ts'
import type { Erasable } from './erasable.ts'
import { eraseDocuments, tracesOf } from './erase-documents.ts'
import { noteOf } from './noted-erasure.ts'

/** Who decided an erasure, when and why. */
export type Decided = {
  readonly by: string
  readonly second: string
  readonly reasons: string
  readonly at: string
}

/**
 * Erases what was planned. On record first, so that whatever stops it half way is known and repeated; then what lies beside
 * the register, for which its words are needed to find it; the lines last.
 * @returns how many lines and documents went
 */
export const carryOutErasure = async (
  { record, positions, classes, until, ground }: ErasurePlan,
  { by, second, reasons, at }: Decided,
  erasable: Erasable,
  events: readonly StoredEvent[],
): Promise<{ readonly lines: number; readonly documents: number }> => {
  const { store, documents } = erasable
  const { families } = whose(record)
  const given = { by, at, delivery: '' }
  const sealed = { classes, until, ...(ground !== undefined && { ground }), second }
  const erased = [
    ...record.requests.map(({ id }) =>
      newEvent('erased', id, given, { sealed: { ...sealed, families: [] }, private: { reasons } }),
    ),
    ...(families.length === 0
      ? []
      : [newEvent('erased', '', given, { sealed: { ...sealed, families }, private: { reasons } })]),
  ]
  const before = store.head
  if ((await store.append(erased, before)) === 'position-taken')
    throw new Error('something else was recorded in the same moment; nothing has been erased')
  for (const [i, event] of erased.entries()) await erasable.note(noteOf(event, before + i + 1))
  const marks = record.requests.flatMap(({ id, reference }) => [id, reference])
  const gone = await eraseDocuments(documents, tracesOf(events, positions, [...marks, ...families]))
  await erasable.eraseBeside(new Set(marks))
  await store.erase(positions)
  return { lines: positions.size, documents: gone }
}
