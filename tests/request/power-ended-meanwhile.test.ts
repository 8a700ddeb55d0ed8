import { expect, test } from 'vitest'
import { openSpine, type Handled, type Spine } from '../../src/handle.ts'
import type { Command } from '../../src/request/command.ts'
import type { Event } from '../../src/request/event.ts'
import type { Store, StoredEvent } from '../../src/store/store.ts'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'
import { gas, submitted } from '../fixtures/scene.ts'
import { proved, trials, within } from '../prove/proof.ts'

const AT = '2026-11-27T12:38:00Z'
const TODAY = '2026-11-27'
const RACES = trials(300, 10_000)
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no vouchers.' }

/** A register in memory that two instances share. Careless: it takes whatever it is given, whoever was first. */
const sharedStore = (careless: boolean): Store & { readonly events: readonly Event[] } => {
  const events: Event[] = []
  const listeners = new Set<(head: number) => void>()
  return {
    events,
    get head() {
      return events.length
    },
    read: async function* (after = 0) {
      for (let i = after; i < events.length; i += 1) {
        const event = events[i]
        if (event) yield await Promise.resolve<StoredEvent>({ position: i + 1, event })
      }
    },
    append: async (batch, expected) => {
      await Promise.resolve()
      if (!careless && expected !== events.length) return 'position-taken'
      events.push(...batch)
      listeners.forEach((tell) => tell(events.length))
      return { head: events.length }
    },
    onAppended: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => Promise.resolve(),
  }
}

const instance = (store: Store): Promise<Spine> =>
  openSpine(
    store,
    () => ({ router: peterboroughRouter, directory: cast, families: castFamilies }),
    (cause) => {
      throw cause
    },
  )

const asked = (request: string) => submitted({ request, resource: 's17', facts: gas(100) })

/**
 * Max covers Jo's post. Jo ends that at one instance while Max approves at the other: whether the approval stands, and stands
 * behind the end of his power.
 */
const race = async (nth: number, careless: boolean) => {
  const store = sharedStore(careless)
  const [one, other] = [await instance(store), await instance(store)]
  const give = (at: Spine, by: string, command: Command): Promise<Handled> =>
    at.handle(command, { by, at: AT, delivery: `${command.kind} ${by}` })
  const cover = { request: '', cover: 'c1' } as const
  await give(one, 'jo', { kind: 'ask-cover', ...cover, person: 'max', from: TODAY, to: TODAY })
  await give(one, 'max', { kind: 'answer-cover', ...cover, accept: true })
  await give(one, 'sam', asked('r1'))
  await other.reached(store.head)
  const approve = () =>
    give(other, 'max', {
      kind: 'press',
      request: 'r1',
      step: 0,
      version: 1,
      act: 'approve',
      answers: REASONS,
    })
  const end = () => give(one, 'jo', { kind: 'end-cover', ...cover })
  const [first, second] = nth % 2 === 0 ? [approve, end] : [end, approve]
  const begun = first()
  for (let moments = nth % 7; moments > 0; moments -= 1) await Promise.resolve()
  await Promise.all([begun, second()])
  const place = (type: Event['type']): number => store.events.findIndex((event) => event.type === type)
  const [ended, approved] = [place('cover-ended'), place('approved')]
  return { approved: approved >= 0, afterItsEnd: approved > ended && ended >= 0, ended }
}

test(
  `a power that ends while it is used counts at the moment of recording: ${String(RACES)} races at two instances`,
  { timeout: within(60_000) },
  async () => {
    const found = { approved: 0, refused: 0 }
    for (let nth = 0; nth < RACES; nth += 1) {
      const { approved, afterItsEnd, ended } = await race(nth, false)
      expect({ nth, afterItsEnd }).toEqual({ nth, afterItsEnd: false })
      expect(ended).toBeGreaterThan(0)
      found[approved ? 'approved' : 'refused'] += 1
    }
    // Either may be first; else this is no race.
    expect(Math.min(found.approved, found.refused)).toBeGreaterThan(RACES / 10)
    let broken = 0
    for (let nth = 0; nth < 40; nth += 1) if ((await race(nth, true)).afterItsEnd) broken += 1
    expect(broken).toBeGreaterThan(0)
    proved({
      promise: 'Whether somebody may is looked at as it is recorded',
      of: 'approvals while the power for them ends',
      tried: RACES,
      broken: 0,
      control: { without: 'deciding again after another instance', tried: 40, broken },
    })
  },
)
