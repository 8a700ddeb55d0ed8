import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import type { RawLine, RawRegister, RecordedStore } from '../../src/store/raw-register.ts'
import type { Position, Store, StoredEvent } from '../../src/store/store.ts'
import { verifyLines } from '../../src/store/verify-lines.ts'
import { filed, rejected } from './sample-events.ts'

/** An empty register, and how to open the same one again once it was closed. */
export type StoreUnderTest = {
  readonly store: RecordedStore
  readonly reopen: () => Promise<RecordedStore>
  readonly cleanUp: () => Promise<void>
}

/** What every store must do, whatever it keeps the register on. */
export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the store contract`, () => {
    let cleanUps: (() => Promise<void>)[] = []
    const fresh = async () => {
      const made = await make()
      cleanUps.push(() => made.cleanUp())
      return made
    }
    afterEach(async () => {
      for (const cleanUp of cleanUps) await cleanUp()
      cleanUps = []
    })

    it('begins empty, at position 0', async () => {
      const { store } = await fresh()
      expect(store.head).toBe(0)
      expect(await readAll(store)).toEqual([])
    })

    it('gives back what was appended, in order, with its positions', async () => {
      const { store, reopen } = await fresh()
      expect(await store.append([rejected(1), filed(1)], 0)).toEqual({ head: 2 })
      expect(await store.append([rejected(2)], 2)).toEqual({ head: 3 })
      const expected = numbered([rejected(1), filed(1), rejected(2)])
      expect(await readAll(store)).toEqual(expected)
      expect(await readAll(store, 2)).toEqual(expected.slice(2))
      expect(await readAll(store, 3)).toEqual([])
      await store.close()
      const again = await reopen()
      expect(again.head).toBe(3)
      expect(await readAll(again)).toEqual(expected)
    })

    it('gives its lines as they were hashed, so that each can be checked wherever they are kept', async () => {
      const { store, reopen } = await fresh()
      await store.append([rejected(1), filed(1)], 0)
      await store.append([rejected(2)], 2)
      const lines = await rawLines(store.raw)
      expect(lines.map(({ position }) => position)).toEqual([1, 2, 3])
      expect(lines.map((line) => line.private === undefined)).toEqual([false, true, false])
      expect((await rawLines(store.raw, 2)).map(({ sealed }) => sealed)).toEqual([lines[2]?.sealed])
      expect(await verifyLines(store.raw, 'lines')).toMatchObject({
        head: { position: 3 },
        damages: [],
        erased: 0,
      })
      const [first, second, third] = lines
      if (!first || !second || !third) throw new Error('three lines')
      const changed = (line: Buffer) => Buffer.from(line.toString().replace(/R-\d|all along/, 'other'))
      const variants: readonly (readonly RawLine[])[] = [
        [first, third],
        [{ ...first, sealed: changed(first.sealed) }, second, third],
        [{ ...first, private: changed(first.private ?? Buffer.alloc(0)) }, second, third],
        [{ ...first, private: undefined }, second, third],
        [first, { ...second, private: first.private }, third],
        [second, first, third],
        [first, { ...first, position: 2 }, { ...second, position: 3 }],
      ]
      for (const variant of variants)
        expect(
          (await verifyLines({ ...store.raw, lines: () => given(variant) }, 'lines')).damages,
        ).not.toEqual([])
      await store.close()
      expect(await rawLines((await reopen()).raw)).toEqual(lines)
    })

    it('keeps every character that a person can type', async () => {
      const { store, reopen } = await fresh()
      const texts = [
        '\u0000',
        '\u2028\u2029',
        '\ud800',
        '{"v":1',
        '\r\n',
        '💔'.repeat(3000),
        '__proto__',
        'Ní Dhómhnaill',
      ]
      await store.append(
        texts.map((text, index) => rejected(index, text)),
        0,
      )
      await store.close()
      expect(await readAll(await reopen())).toEqual(
        numbered(texts.map((text, index) => rejected(index, text))),
      )
    })

    it('refuses a batch whose position is taken, and leaves nothing of it', async () => {
      const { store } = await fresh()
      await store.append([rejected(1)], 0)
      expect(await store.append([rejected(2), rejected(3)], 0)).toBe('position-taken')
      expect(await store.append([rejected(2)], 5)).toBe('position-taken')
      expect(await readAll(store)).toEqual(numbered([rejected(1)]))
    })

    it('lets one of two in the same moment have a position', async () => {
      const { store } = await fresh()
      const answers = await Promise.all([1, 2, 3].map((number) => store.append([rejected(number)], 0)))
      expect(answers.filter((answer) => answer !== 'position-taken')).toEqual([{ head: 1 }])
      expect(store.head).toBe(1)
    })

    it('takes appends in a row without waiting for the disk between them', async () => {
      const { store } = await fresh()
      const numbers = Array.from({ length: 300 }, (_, index) => index)
      const answers = await Promise.all(numbers.map((number) => store.append([rejected(number)], number)))
      expect(answers).toEqual(numbers.map((number) => ({ head: number + 1 })))
      expect(await readAll(store)).toEqual(numbered(numbers.map((number) => rejected(number))))
    })

    it('shows readers nothing that is not on disk yet', async () => {
      const { store } = await fresh()
      const appending = store.append([rejected(1)], 0)
      expect(store.head).toBe(0)
      expect(await readAll(store, 0).then((events) => events.length <= store.head)).toBe(true)
      await appending
      expect(store.head).toBe(1)
    })

    it('tells who listens once a batch is on disk, and stops when asked', async () => {
      const { store } = await fresh()
      const heads: Position[] = []
      const stop = store.onAppended((head) => heads.push(head))
      await store.append([rejected(1), rejected(2)], 0)
      await expect.poll(() => heads.at(-1)).toBe(2)
      stop()
      await store.append([rejected(3)], 2)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(heads.at(-1)).toBe(2)
    })

    it('finishes what was queued before it closes, and takes nothing afterwards', async () => {
      const { store, reopen } = await fresh()
      const appending = store.append([rejected(1)], 0)
      await store.close()
      expect(await appending).toEqual({ head: 1 })
      await expect(store.append([rejected(2)], 1)).rejects.toThrow('closed')
      expect((await reopen()).head).toBe(1)
    })

    it('agrees with a plain list, whatever is appended and whoever comes at once', async () => {
      const step = fc.record({
        sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
        late: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const { store, reopen } = await fresh()
          const model: Event[] = []
          for (const { sizes, late } of steps) {
            const appends = sizes.map((size) => {
              const events = Array.from({ length: size }, (_, index) => rejected(model.length + index))
              const expected = model.length
              model.push(...events)
              return store.append(events, expected)
            })
            const taken = late ? await store.append([filed(0)], model.length - 1) : 'position-taken'
            expect(taken).toBe('position-taken')
            expect((await Promise.all(appends)).at(-1)).toEqual({ head: model.length })
          }
          expect(await readAll(store)).toEqual(numbered(model))
          await store.close()
          expect(await readAll(await reopen())).toEqual(numbered(model))
        }),
        { numRuns: 25, seed: 20261122 },
      )
    })
  })
}

/** Every event of a store after a position. */
export async function readAll(store: Pick<Store, 'read'>, after?: Position): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const stored of store.read(after)) events.push(stored)
  return events
}

/** Events as they are read back from an empty register. */
export function numbered(events: readonly Event[]): readonly StoredEvent[] {
  return events.map((event, index) => ({ position: index + 1, event }))
}

async function rawLines(register: RawRegister, after?: Position): Promise<readonly RawLine[]> {
  const lines: RawLine[] = []
  for await (const line of register.lines(after)) lines.push(line)
  return lines
}

async function* given(lines: readonly RawLine[]): AsyncGenerator<RawLine> {
  await Promise.resolve()
  yield* lines
}
