import { describe, expect, test } from 'vitest'
import { openSpine } from '../../src/handle.ts'
import type { Command, PressAct } from '../../src/request/command.ts'
import type { Event } from '../../src/request/event.ts'
import { brokenWeek } from '../../src/request/hours/broken-hours.ts'
import { hoursDirectory, hoursFamilies, openHours, W48, W51 } from '../fixtures/hours.ts'
import { askCommand, memoryStore, pressCommand } from '../fixtures/hours-spine.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'

const SENT = '2026-11-19T09:00:00Z'
const LATER = '2026-11-26T09:00:00Z'

/** A register that is opened again, with the people, the families and the policy as they are then. */
const openAgain = async (before: readonly Event[] = [], standing = {}) => {
  const store = memoryStore(before)
  const stands = { router: peterboroughRouter, directory: hoursDirectory, families: hoursFamilies }
  const spine = await openSpine(
    store,
    () => ({ ...stands, ...standing }),
    (cause) => {
      throw cause
    },
  )
  let given = before.length
  const handle = (by: string, command: Command, at: string) => {
    given += 1
    return spine.handle(command, { by, at, delivery: `${by}-${given}` })
  }
  const press = (by: string, act: PressAct, id: string, answers = {}, at = LATER, step = 1) =>
    handle(by, pressCommand(spine, id, act, step, answers), at)
  const agree = async (asked: Partial<Parameters<typeof askCommand>[0]> & { readonly id: string }) => {
    const ask = { head: 'FS', family: asked.id, hours: 20, weeks: 3, from: W48, ...asked } as const
    await handle('sam', askCommand(ask), SENT)
    await press('kit', 'consult', asked.id, {}, SENT, 0)
    return press('anna', 'approve', asked.id, {}, SENT)
  }
  return { spine, store, press, agree }
}

describe('what a changed world broke, those who hold the hours can make better', () => {
  const joined = async () => {
    const first = await openAgain()
    await first.agree({ id: 'F1', hours: 16 })
    await first.agree({ id: 'F2', hours: 16, from: W51 })
    const families = new Map(
      [...hoursFamilies].map(([id, one]) => [
        id,
        id === 'F1' || id === 'F2' ? { ...one, children: [...one.children, 'same-child'] } : one,
      ]),
    )
    return openAgain(first.store.events, { families })
  }

  test('given two families that turn out to share a child, six weeks in all, then each can be ended or have fewer', async () => {
    const { press } = await joined()
    const fewer = await press('anna', 'fewer-hours', 'F2', { from: W51, hours: '1' })
    expect(fewer.events.map(({ type }) => type)).toEqual(['hours-changed'])
    const ended = await press('anna', 'end-early', 'F1', { last: '2026-11-29' })
    expect(ended.events.map(({ type }) => type)).toEqual(['hours-changed'])
    expect((await press('kit', 'confirm-stopped', 'F1', { on: '2026-11-26' })).refused).toBeUndefined()
    expect((await press('anna', 'withdraw-decision', 'F2')).refused).toBeUndefined()
  })

  test('given a policy with 8 h a week after 10 h were agreed, then fewer can be agreed, and fewer confirmed', async () => {
    const first = await openAgain()
    await first.agree({ id: 'F1' })
    await first.agree({ id: 'F2' })
    const { policy } = peterboroughRouter
    const allowances = new Map(
      [...policy.allowances].map(([id, rule]) => [id, { ...rule, quartersAWeek: 32 }]),
    )
    const { press } = await openAgain(first.store.events, {
      router: { ...peterboroughRouter, policy: { ...policy, allowances } },
    })
    for (const id of ['F1', 'F2']) {
      const fewer = await press('anna', 'fewer-hours', id, { from: '2026-11-30', hours: '4' })
      expect(fewer.events.map(({ type }) => type)).toEqual(['hours-changed'])
      const used = await press('kit', 'confirm-used', id, { hours: '4' })
      expect(used.events.map(({ type }) => type)).toEqual(['hours-changed'])
    }
  })
})

describe('the application for further weeks outlives what is erased', () => {
  /** F19 has three weeks, and F20, who has a child in common, the next three with an application. */
  const extended = async () => {
    const opened = await openAgain()
    await opened.agree({ id: 'F19' })
    const agreed = await opened.agree({
      id: 'F20',
      from: W51,
      facts: { paspApplication: true, paspApplicationDate: '2026-12-10' },
      grown: { request: 'F19', as: 'extension' },
    })
    expect(agreed.refused).toBeUndefined()
    return opened.store.events
  }
  const erased = (events: readonly Event[]): readonly Event[] =>
    events.map((event) => (event.request === 'F20' ? { ...event, private: undefined } : event))
  const asOlder = (events: readonly Event[]): readonly Event[] =>
    events.map((event) => {
      if (event.type !== 'approved' || event.sealed.hours?.kind !== 'support') return event
      const { kind, allowance, post, startsOn, lastDay, lines } = event.sealed.hours
      return {
        ...event,
        sealed: { ...event.sealed, hours: { kind, allowance, post, startsOn, lastDay, lines } },
      }
    })

  test('it is sealed with the hours that it makes lawful, with its day; the first weeks have none', async () => {
    const [first, further] = (await extended()).filter((event) => event.type === 'approved')
    expect(further?.sealed.hours).toMatchObject({ application: { made: true, on: '2026-12-10' } })
    expect(first?.sealed.hours).not.toHaveProperty('application')
  })

  test('… and stays when hours become fewer', () => {
    const scene = openHours()
    const facts = { paspApplication: true, paspApplicationDate: '2026-12-10' }
    scene.ask('F1', { hours: 5, from: W48, facts })
    scene.agree('F1')
    scene.hours('anna', 'fewer-hours', 'F1', { from: '2026-11-30', hours: '1' })
    expect(scene.held('F1')).toMatchObject({ application: { made: true, on: '2026-12-10' } })
  })

  test.each([
    ['sealed', (events: readonly Event[]) => events],
    ['erased', erased],
    ['agreed before it was sealed', asOlder],
    ['agreed before it was sealed, and erased', (events: readonly Event[]) => erased(asOlder(events))],
  ])('%s: six weeks stay lawful, and more of them can still be agreed', async (_, kept) => {
    const { press, agree } = await openAgain(kept(await extended()))
    const more = await agree({
      id: 'more',
      family: 'F19',
      hours: 4,
      weeks: 1,
      from: '2027-01-04',
      facts: { paspApplication: true, paspApplicationDate: '2026-12-10' },
    })
    expect(more.refused).toBeUndefined()
    const ended = await press('anna', 'end-early', 'F19', { last: '2026-12-06' })
    expect(ended.events.map(({ type }) => type)).toEqual(['hours-changed'])
  })
})

test('a post of another role has no hours of its own that could be lent or used', () => {
  const scene = openHours()
  scene.ask('F1', { hours: 5, from: W48 })
  scene.agree('F1')
  const movements = scene.world().hoursIn('crisis-hours', W48)
  expect(brokenWeek(W48, movements, () => 40)).toEqual([])
  expect(brokenWeek(W48, movements, () => 0)).toEqual([
    `I1: hos-fs has less than nothing free in ${W48}`,
    `I2: more is used than there is in ${W48}`,
  ])
})
