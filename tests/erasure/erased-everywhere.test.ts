import { randomUUID } from 'node:crypto'
import { appendFile, cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryOutErasure } from '../../src/erasure/carry-out.ts'
import { openErasable } from '../../src/erasure/open-erasable.ts'
import { repeatErasures } from '../../src/erasure/repeat.ts'
import { findRecord } from '../../src/request/find-record.ts'
import { planErasure } from '../../src/request/plan-erasure.ts'
import type { Event } from '../../src/request/event.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { leaksIn } from '../canary/canaries.ts'
import { proved, trials, within } from '../prove/proof.ts'
import '../same-seed.ts'
import { agreed, asked, bytesIn, folderOf, newData, putDocuments } from './desk.ts'

const AT = '1840-06-01T12:00:00Z'

/** Of one request: lines of every kind that has words, each with a text that nothing else has. */
const linesOf = (request: string, family: string, text: () => string): readonly Event[] => {
  const common = { at: AT, by: 'jo-marsh', request } as const
  return [
    asked(request, { family, at: AT, words: text() }),
    { ...common, type: 'asked', sealed: { step: 0 }, private: { question: text() } },
    { ...common, type: 'answered', by: 'sam-reed', sealed: { step: 0 }, private: { answer: text() } },
    { ...common, type: 'looked', sealed: { at: 'open', allowed: true }, private: { reason: text() } },
    agreed(request, { at: AT, reasons: text() }),
    { ...common, type: 'used-said', sealed: { used: 'part' }, private: { words: text() } },
  ]
}

/** What of a text is nowhere else, and stands the same in JSON. */
const tellingIn = (text: string): string => /[0-9a-f-]{36}/.exec(text)?.[0] ?? text

const HISTORY = fc.record({
  families: fc.array(fc.constantFrom('F2201', 'F3107', 'F1882'), { minLength: 2, maxLength: 6 }),
  whole: fc.boolean(),
  which: fc.nat(),
  segmentBytes: fc.constantFrom(700, 3_000, 400_000),
  batch: fc.integer({ min: 1, max: 5 }),
  stopped: fc.boolean(),
})

const read = async (store: { read(): AsyncIterable<StoredEvent> }): Promise<readonly StoredEvent[]> => {
  const all: StoredEvent[] = []
  for await (const one of store.read()) all.push(one)
  return all
}

test(
  'what was erased is in no byte of the data folder, everything else is as it was, and a restore loses it again',
  { timeout: within(120_000) },
  async () => {
    const template = await newData()
    let [tried, found, inBackups] = [0, 0, 0]
    try {
      await fc.assert(
        fc.asyncProperty(HISTORY, async ({ families, whole, which, segmentBytes, batch, stopped }) => {
          const data = `${template}-${randomUUID()}`
          await cp(template, data, { recursive: true })
          try {
            const texts = new Map<string, string[]>()
            const lines = families.flatMap((family, i) =>
              linesOf(`q${String(i)}`, family, () => {
                const text = `the ${randomUUID()} “matter” of it\nand more`
                texts.set(`q${String(i)}`, [...(texts.get(`q${String(i)}`) ?? []), text])
                return text
              }),
            )
            const store = await openLowdbStore({
              folder: folderOf(data),
              authority: 'peterborough',
              segmentBytes,
            })
            for (let at = 0; at < lines.length; at += batch)
              await store.append(lines.slice(at, at + batch), store.head)
            await store.close()
            const chosen = `q${String(which % families.length)}`
            const family = families[which % families.length] ?? ''
            const [first = '', ...rest] = texts.get(chosen) ?? []
            await putDocuments(
              data,
              ['draft', 'sam-reed', { family, words: [first] }],
              ['delivery', 'jo-marsh', { reply: rest }],
              ['asking', chosen, [{ card: rest }]],
              ['draft', 'press jo-marsh', { press: { request: chosen, answers: { reasons: rest[1] } } }],
            )
            await writeFile(join(folderOf(data), 'cut-1840-segment-000001.jsonl'), JSON.stringify(rest))
            await appendFile(
              `${folderOf(data)}-looks.jsonl`,
              `${JSON.stringify({ request: chosen, reason: first })}\n`,
            )
            const copy = `${data}-backup`
            await cp(folderOf(data), copy, { recursive: true })

            const erasable = await openErasable(folderOf(data), 'peterborough', () => undefined)
            const events = await read(erasable.store)
            const state = emptyState()
            events.forEach(({ event }) => fold(state, event))
            const ids = families.map((_, i) => `q${String(i)}`)
            const record = findRecord(whole ? family : chosen, { state, ids, families: new Map() })
            if (!('found' in record)) throw new Error('it is there')
            const gone = record.found.requests.map(({ id }) => id)
            const planned = planErasure(record.found, {
              rules: {
                classes: new Map([
                  [
                    'a',
                    {
                      id: 'a',
                      title: '',
                      years: 6,
                      from: 'last-entry',
                      afterDeathUnder18: undefined,
                      source: '',
                    },
                  ],
                ]),
                ofResource: new Map(),
                grounds: new Map(),
              },
              events,
              requests: state.requests,
              today: '1900-01-01',
              ground: undefined,
            })
            if (!('plan' in planned)) throw new Error(planned.why)
            const decided = { by: 'nora-field', second: 'amir-khan', reasons: 'It is past its date.', at: AT }
            // Stopped after it was on record, before a line was gone: it is finished by doing it again.
            const half = {
              ...erasable,
              store: {
                ...erasable.store,
                get head() {
                  return erasable.store.head
                },
                erase: () => Promise.reject(new Error('stopped')),
              },
            }
            await carryOutErasure(planned.plan, decided, stopped ? half : erasable, events).catch(
              (error: unknown) => {
                if (!stopped) throw error
              },
            )
            if (stopped) await repeatErasures(erasable)
            const after = await read(erasable.store)
            await erasable.close()

            const look = async (folder: string) => {
              const left = await bytesIn(folder)
              const erased = gone.flatMap((id) => texts.get(id) ?? [])
              const needles = erased.map(tellingIn)
              found += leaksIn([left], needles).length
              expect(leaksIn([left], needles)).toEqual([])
              for (const [id, kept] of texts)
                if (!gone.includes(id))
                  for (const text of kept) expect(left).toContain(JSON.stringify(text).slice(1, -1))
            }
            // The control: the same search finds all of them in the backup.
            const before = await bytesIn(copy)
            const wanted = texts.get(chosen) ?? []
            for (const text of wanted) expect(leaksIn([before], [tellingIn(text)])).not.toEqual([])
            if (wanted.length > 0) inBackups += 1
            await look(data)
            expect(await verifyRegister(folderOf(data))).toMatchObject({
              ok: true,
              erased: planned.plan.positions.size,
            })
            expect(after.slice(0, events.length)).toEqual(
              events.map((one) =>
                planned.plan.positions.has(one.position)
                  ? { ...one, event: { ...one.event, private: undefined } }
                  : one,
              ),
            )

            await rm(folderOf(data), { recursive: true })
            await cp(copy, folderOf(data), { recursive: true })
            await rm(copy, { recursive: true })
            const restored = await openErasable(folderOf(data), 'peterborough', () => undefined)
            await repeatErasures(restored)
            await restored.close()
            await look(data)
            expect(await verifyRegister(folderOf(data))).toMatchObject({ ok: true })
            tried += 1
          } finally {
            await rm(data, { recursive: true })
          }
        }),
        { numRuns: trials(25, 1_000) },
      )
    } finally {
      await rm(template, { recursive: true })
    }
    proved({
      promise: 'What was erased is nowhere in the data folder, after a restore either',
      of: 'generated registers',
      tried,
      broken: found,
      control: { without: 'the erasure, in the backup from before it', tried, broken: inBackups },
    })
  },
)
