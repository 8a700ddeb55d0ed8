import { expect, test } from 'vitest'
import { weekHours } from '../../src/ledger/hours.ts'
import type { Event } from '../../src/request/event.ts'
import { HEADS, W49, type Head } from '../fixtures/hours.ts'
import { askCommand, memoryStore, openHoursSpine, pressCommand, type Does } from '../fixtures/hours-spine.ts'
import { proved, trials, within } from '../prove/proof.ts'

const AT = '2026-11-26T14:00:00Z'
const PAIRS = trials(1_000, 10_000)

/** CP has used 6 of its 10 hours in W49; FS and FRT have none left, and each has asked CP for 3. */
const twoAskForThree = async (lastHour: { readonly used: number; readonly each: number }) => {
  const store = memoryStore()
  const spine = await openHoursSpine(store)
  const does: Does = (by, command) =>
    spine.handle(command, { by, at: AT, delivery: `before-${store.events.length}` })
  const ask = async (head: Head, id: string, hours: number) => {
    await does('sam', askCommand({ id, head, family: id, hours, weeks: 1, from: W49 }))
    await does('kit', pressCommand(spine, id, 'consult', 0))
  }
  const agree = (head: Head, id: string) => does(HEADS[head].who, pressCommand(spine, id, 'approve', 1))
  await ask('CP', 'F1', lastHour.used)
  await agree('CP', 'F1')
  for (const [head, full, id] of [
    ['FS', 'F2', 'F3'],
    ['FR', 'F4', 'F5'],
  ] as const) {
    await ask(head, full, 40)
    await agree(head, full)
    await ask(head, id, lastHour.each)
    await does(HEADS[head].who, pressCommand(spine, id, 'cannot-move', 1))
    await does(HEADS[head].who, pressCommand(spine, id, 'borrow', 1, { lenders: 'hos-cp' }))
  }
  return store.events
}

/**
 * Both of CP's yeses at once, neither waited for, in either order: what was lent, and what the other was told.
 * @param apart each is decided by itself, without what waits to be recorded
 */
const lendBoth = async (before: readonly Event[], order: readonly string[], nth: number, apart = false) => {
  const store = memoryStore(before)
  const one = await openHoursSpine(store)
  const other = apart ? await openHoursSpine(store) : one
  const handled = await Promise.all(
    order.map((id, i) =>
      (i === 0 ? one : other).handle(pressCommand(one, id, 'approve', 0), {
        by: 'dev',
        at: AT,
        delivery: `${nth}-${i}`,
      }),
    ),
  )
  const spine = apart ? await openHoursSpine(store) : one
  const week = weekHours(spine.world(AT).hoursIn('crisis-hours', W49), 'hos-cp', 40)
  return { week, refused: handled.map(({ refused }) => refused), handled }
}

test(
  `CH-19: of ${String(PAIRS)} pairs of yeses to the last hours, exactly one is recorded every time`,
  { timeout: within(300_000) },
  async () => {
    const beginnings = [
      { events: await twoAskForThree({ used: 24, each: 12 }), out: 12, left: 4 },
      { events: await twoAskForThree({ used: 36, each: 4 }), out: 4, left: 0 },
    ]
    const wins = [0, 0]
    for (let nth = 0; nth < PAIRS; nth += 1) {
      const { events, out, left } = beginnings[nth % 2] ?? { events: [], out: 0, left: 0 }
      const order = nth % 3 === 0 ? ['F5-loan-1', 'F3-loan-1'] : ['F3-loan-1', 'F5-loan-1']
      const { week, refused } = await lendBoth(events, order, nth)
      const told = refused.filter((one) => one !== undefined)
      if (told.length !== 1 || week.out !== out || week.lendable !== left || week.free !== left)
        throw new Error(`pair ${nth}: ${JSON.stringify({ week, told })}`)
      if (nth < 4) expect(told).toEqual([{ why: 'not-lendable', left: [{ week: W49, quarters: left }] }])
      const winner = refused.findIndex((one) => one === undefined)
      wins[winner] = (wins[winner] ?? 0) + 1
    }
    expect(wins[0]).toBe(PAIRS)
    let overlent = 0
    for (let nth = 0; nth < 20; nth += 1) {
      const { events, out } = beginnings[nth % 2] ?? { events: [], out: 0 }
      const { week } = await lendBoth(events, ['F3-loan-1', 'F5-loan-1'], nth, true)
      if (week.out > out) overlent += 1
    }
    expect(overlent).toBeGreaterThan(0)
    proved({
      promise: 'Hours are conserved, whoever presses at once',
      of: 'pairs of yeses to the last hours',
      tried: PAIRS,
      broken: 0,
      control: { without: 'deciding one after the other', tried: 20, broken: overlent },
    })
  },
)

test('the same press twice at once is one yes, and after a restart it is still the one', async () => {
  const events = await twoAskForThree({ used: 24, each: 12 })
  const store = memoryStore(events)
  const spine = await openHoursSpine(store)
  const press = pressCommand(spine, 'F3-loan-1', 'approve', 0)
  const given = { by: 'dev', at: AT, delivery: 'one-press' }
  const [first, second] = await Promise.all([spine.handle(press, given), spine.handle(press, given)])
  expect(first).toBe(second)
  const again = await openHoursSpine(store)
  expect((await again.handle(press, given)).repeated).toBe(true)
  expect(weekHours(again.world(AT).hoursIn('crisis-hours', W49), 'hos-cp', 40).out).toBe(12)
  expect(again.state.hours).toEqual(spine.state.hours)
})

test('two decisions for the last own hours at once: one is agreed, the other is told what is short', async () => {
  const store = memoryStore()
  const spine = await openHoursSpine(store)
  for (const id of ['F1', 'F2']) {
    await spine.handle(askCommand({ id, head: 'FS', family: id, hours: 24, weeks: 3, from: W49 }), {
      by: 'sam',
      at: AT,
      delivery: id,
    })
    await spine.handle(pressCommand(spine, id, 'consult', 0), { by: 'kit', at: AT, delivery: id })
  }
  const [one, two] = await Promise.all(
    ['F1', 'F2'].map((id) =>
      spine.handle(pressCommand(spine, id, 'approve', 1), { by: 'anna', at: AT, delivery: id }),
    ),
  )
  expect(one?.refused).toBeUndefined()
  expect(two?.refused).toMatchObject({ why: 'short-of-hours', short: [{ quarters: 8 }, {}, {}] })
})
