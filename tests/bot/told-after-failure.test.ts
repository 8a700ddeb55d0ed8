import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ownErrands } from '../../src/own-errands.ts'
import type { Event } from '../../src/request/event.ts'
import { ANNOUNCED, type StoredEvent } from '../../src/store/store.ts'
import { documentsInMemory } from '../faults/afternoon.ts'
import { rejected } from '../store/sample-events.ts'

/** A bot that is alone, some of whose telling fails: what was told in the end, and how far it says it has got. */
const telling = async (fails: (position: number, tries: number) => boolean) => {
  const documents = documentsInMemory()
  const listeners: ((stored: readonly StoredEvent[]) => void)[] = []
  const errands = ownErrands({
    spine: { onRecorded: (listener: (typeof listeners)[number]) => void listeners.push(listener) },
    documents,
    read: async function* () {
      await Promise.resolve()
      yield* []
    },
    head: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  const [told, tries] = [[] as number[], new Map<number, number>()]
  await errands.start(
    (errand) => {
      if (errand.kind !== 'recorded') return Promise.resolve()
      const { position } = errand
      tries.set(position, (tries.get(position) ?? 0) + 1)
      if (fails(position, tries.get(position) ?? 0)) return Promise.reject(new Error('ENOSPC'))
      told.push(position)
      return Promise.resolve()
    },
    () => Promise.resolve(),
  )
  const cursor = async () => documents.get('cursor', ANNOUNCED)
  const record = async (position: number): Promise<void> => {
    const event: Event = rejected(position)
    listeners.forEach((listener) => listener([{ position, event }]))
    await errands.settled()
    await setImmediate()
  }
  return { told, tries, cursor, record }
}

describe('what could not be told, because the disk refused or the program failed', () => {
  it('is told with the next that can, and until then a restart would begin before it', async () => {
    const it = await telling((position, tries) => position === 2 && tries < 3)
    await it.record(1)
    await it.record(2)
    expect([it.told, await it.cursor()]).toEqual([[1], 1])
    await it.record(3)
    expect([it.told, await it.cursor()]).toEqual([[1, 3], 1])
    await it.record(4)
    expect([it.told, await it.cursor()]).toEqual([[1, 3, 4, 2], 4])
  })

  it('is left after five tries, or everything behind it would be told anew at every start', async () => {
    const it = await telling((position) => position === 1)
    for (const position of [1, 2, 3, 4, 5, 6, 7]) await it.record(position)
    expect(it.tries.get(1)).toBe(5)
    expect([it.told, await it.cursor()]).toEqual([[2, 3, 4, 5, 6, 7], 7])
  })
})
