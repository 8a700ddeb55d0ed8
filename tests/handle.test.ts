import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSpine, type Spine } from '../src/handle.ts'
import type { Command } from '../src/request/command.ts'
import type { Event } from '../src/request/event.ts'
import { StoreFailed, type Store, type StoredEvent } from '../src/store/store.ts'
import { cast, castFamilies } from './fixtures/cast.ts'
import { peterboroughRouter } from './fixtures/peterborough.ts'
import { gas, REASONS, submitted } from './fixtures/scene.ts'

/** A store in memory whose next append can be made to fail, or to find another instance first. */
const memoryStore = () => {
  const events: StoredEvent[] = []
  const listeners: ((head: number) => void)[] = []
  let next: (() => Promise<never> | 'position-taken') | undefined
  const put = (batch: readonly Event[]): void =>
    batch.forEach((event) => events.push({ position: events.length + 1, event }))
  const store: Store = {
    get head() {
      return events.length
    },
    read: async function* (after = 0) {
      for (const one of events.slice(after)) yield await Promise.resolve(one)
    },
    append: async (batch) => {
      const fault = next
      next = undefined
      const outcome = fault && (await fault())
      if (outcome) return outcome
      put(batch)
      return { head: events.length }
    },
    onAppended: (listener) => {
      listeners.push(listener)
      return () => undefined
    },
    close: () => Promise.resolve(),
  }
  /** Another instance records something, and this one hears of it. */
  const hear = (batch: readonly Event[]): void => {
    put(batch)
    listeners.forEach((listener) => listener(events.length))
  }
  return { store, events, put, hear, failNext: (fault: typeof next) => (next = fault) }
}

const AT = '2026-11-27T12:38:00Z'
const given = (by: string, delivery: string) => ({ by, at: AT, delivery })

const submit = (request: string, pence: number) => submitted({ request, resource: 's17', facts: gas(pence) })

const approve = (request: string): Command => ({
  kind: 'press',
  request,
  step: 0,
  version: 1,
  act: 'approve',
  answers: { reasons: REASONS },
})

const open = async () => {
  const memory = memoryStore()
  const fatal: StoreFailed[] = []
  const spine = await openSpine(
    memory.store,
    () => ({ router: peterboroughRouter, directory: cast, families: castFamilies }),
    (cause) => void fatal.push(cause),
  )
  return { ...memory, spine, fatal }
}

const spent = (spine: Spine): number =>
  (spine.state.entries.get('F2201 s17') ?? []).reduce((total, { pence }) => total + pence, 0)

describe('the only road to a recorded fact', () => {
  test('two people press in the same instant: one decision, and the other is told whose', async () => {
    const { spine } = await open()
    await spine.handle(submit('r1', 8_000), given('sam', 'd1'))
    const [jo, ruth] = await Promise.all([
      spine.handle(approve('r1'), given('jo', 'd2')),
      spine.handle(approve('r1'), given('ruth', 'd3')),
    ])
    expect(jo.refused).toBeUndefined()
    expect(ruth.refused).toMatchObject({ why: 'already-decided', by: 'jo' })
    expect(spent(spine)).toBe(8_000)
  })

  test('two halves pressed in the same instant never cross the cap', async () => {
    const { spine } = await open()
    await spine.handle(submit('r1', 7_500), given('sam', 'd1'))
    await spine.handle(submit('r2', 7_500), given('sam', 'd2'))
    const [, second] = await Promise.all([
      spine.handle(approve('r1'), given('jo', 'd3')),
      spine.handle(approve('r2'), given('jo', 'd4')),
    ])
    expect(second.refused).toMatchObject({ why: 'rerouted', posts: ['hos-fs'] })
    expect(spent(spine)).toBe(7_500)
  })

  test('what could not be written is refused, with everything decided after it, and nothing of it remains', async () => {
    const { spine, failNext } = await open()
    await spine.handle(submit('r1', 8_000), given('sam', 'd1'))
    failNext(() => Promise.reject(new StoreFailed('no space left', false)))
    const [first, second] = await Promise.all([
      spine.handle(approve('r1'), given('jo', 'd2')),
      spine.handle(submit('r2', 3_000), given('sam', 'd3')),
    ])
    expect([first.refused?.why, second.refused?.why]).toEqual(['not-saved', 'not-saved'])
    expect(spine.state.requests.get('r1')?.status).toBe('open')
    expect((await spine.handle(approve('r1'), given('jo', 'd4'))).refused).toBeUndefined()
    expect(spent(spine)).toBe(8_000)
  })

  test('a failed sync is said to whoever runs it', async () => {
    const { spine, failNext, fatal } = await open()
    failNext(() => Promise.reject(new StoreFailed('the disk refused a sync', true)))
    expect((await spine.handle(submit('r1', 8_000), given('sam', 'd1'))).refused?.why).toBe('not-saved')
    expect(fatal).toHaveLength(1)
  })

  test('another instance was first: the command is decided again against what it wrote', async () => {
    const { spine, store, put, failNext } = await open()
    await spine.handle(submit('r1', 8_000), given('sam', 'd1'))
    const other = await openSpine(
      store,
      () => ({ router: peterboroughRouter, directory: cast, families: castFamilies }),
      () => undefined,
    )
    failNext(() => {
      put([
        {
          type: 'withdrawn',
          at: AT,
          by: 'sam',
          request: 'r1',
          delivery: 'elsewhere',
          sealed: {},
          private: { reason: 'her mother paid' },
        },
      ])
      return 'position-taken'
    })
    const pressed = await spine.handle(approve('r1'), given('jo', 'd2'))
    expect(pressed.refused).toMatchObject({ why: 'already-decided', by: 'sam' })
    expect(spent(spine)).toBe(0)
    expect(other.state.requests.get('r1')?.status).toBe('open')
  })

  test('the same delivery came to two instances at once: it is done by one, and both give its answer', async () => {
    const elsewhere = await open()
    await elsewhere.spine.handle(submit('r1', 4_000), given('sam', 'd1'))
    const { spine, put, failNext, events } = await open()
    failNext(() => {
      put(elsewhere.events.map(({ event }) => event))
      return 'position-taken'
    })
    const handled = await spine.handle(submit('r2', 4_000), given('sam', 'd1'))
    expect(handled.repeated).toBe(true)
    expect(events.map(({ event }) => event.request)).toEqual(['r1'])
  })

  test('what another instance recorded counts here without anything being pressed here', async () => {
    const elsewhere = await open()
    await elsewhere.spine.handle(submit('r1', 4_000), given('sam', 'd1'))
    const { spine, hear } = await open()
    const heard: string[] = []
    spine.onRecorded((stored) => stored.forEach(({ event }) => heard.push(event.type)))
    hear(elsewhere.events.map(({ event }) => event))
    await expect.poll(() => spine.world(AT).request('r1')?.status).toBe('open')
    expect(heard).toEqual(['submitted'])
  })

  test('the same delivery again is answered, not done again', async () => {
    const { spine, events } = await open()
    await spine.handle(submit('r1', 8_000), given('sam', 'd1'))
    const again = await spine.handle(submit('r9', 8_000), given('sam', 'd1'))
    expect(again.repeated).toBe(true)
    expect(events).toHaveLength(1)
  })

  test('whatever is pressed in whatever order, the year’s total is what was approved, and read again it is the same', async () => {
    const press = fc.record({
      request: fc.constantFrom('r0', 'r1', 'r2', 'r3'),
      by: fc.constantFrom('jo', 'ruth', 'anna', 'sam'),
      act: fc.constantFrom('approve', 'reject', 'withdraw-decision' as const),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 4, maxLength: 4 }),
        fc.array(press, { maxLength: 20 }),
        async (amounts, presses) => {
          const { spine, store } = await open()
          await Promise.all(
            amounts.map((pence, i) => spine.handle(submit(`r${i}`, pence), given('sam', `s${i}`))),
          )
          await Promise.all(
            presses.map(({ request, by, act }, i) => {
              const version = spine.state.requests.get(request)?.version ?? 1
              return spine.handle(
                { kind: 'press', request, step: 0, version, act, answers: { reasons: REASONS } },
                given(by, `p${i}`),
              )
            }),
          )
          const approved = [...spine.state.requests.values()]
            .filter(({ status }) => status === 'approved')
            .reduce((total, { pence }) => total + (pence ?? 0), 0)
          expect(spent(spine)).toBe(approved)
          expect(spent(spine)).toBeLessThanOrEqual(50_000)
          const again = await openSpine(
            store,
            () => ({ router: peterboroughRouter, directory: cast, families: castFamilies }),
            () => undefined,
          )
          expect(again.state.requests).toEqual(spine.state.requests)
        },
      ),
      { numRuns: 150 },
    )
  })
})
