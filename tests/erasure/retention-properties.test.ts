import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RetentionClass, RetentionRules } from '../../src/policy/retention.ts'
import type { Event } from '../../src/request/event.ts'
import { findRecord } from '../../src/request/find-record.ts'
import { planErasure } from '../../src/request/plan-erasure.ts'
import type { RecordOf } from '../../src/request/record-events.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { proved, trials, within } from '../prove/proof.ts'
import '../same-seed.ts'
import { agreed, asked } from './desk.ts'

const CLASSES: readonly RetentionClass[] = [
  { id: 'short', title: '', years: 6, from: 'last-entry', afterDeathUnder18: undefined, source: '' },
  { id: 'looked-after', title: '', years: 75, from: 'birth', afterDeathUnder18: 15, source: '' },
  { id: 'scotland', title: '', years: 100, from: 'birth', afterDeathUnder18: 25, source: '' },
  { id: 'adoption', title: '', years: 100, from: 'adoption-order', afterDeathUnder18: undefined, source: '' },
]
const rules: RetentionRules = {
  classes: new Map(CLASSES.map((one) => [one.id, one])),
  ofResource: new Map([['s20', 'looked-after']]),
  grounds: new Map([['unlawful', 'a law']]),
}

const FAMILIES = ['F1', 'F2', 'F3']
const year = fc.integer({ min: 1850, max: 2090 })
const recordOf = fc.oneof(
  fc.record({ family: fc.constantFrom(...FAMILIES) }),
  fc.record({ request: fc.constantFrom('r0', 'r1', 'r2', 'r3') }),
)

type Move =
  | { readonly kind: 'ask'; readonly family: string; readonly resource: string; readonly year: number }
  | {
      readonly kind: 'say'
      readonly of: RecordOf
      readonly classes: readonly string[]
      readonly born?: number
      readonly died?: number
      readonly ordered?: number
    }
  | { readonly kind: 'hold'; readonly of: RecordOf }
  | { readonly kind: 'lift'; readonly which: number }
  | { readonly kind: 'merge'; readonly from: string; readonly into: string }

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      family: fc.constantFrom(...FAMILIES),
      resource: fc.constantFrom('s17', 's20'),
      year,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.constant('say' as const),
        of: recordOf,
        classes: fc.subarray(
          CLASSES.map(({ id }) => id),
          { maxLength: 1 },
        ),
        born: year,
        died: year,
        ordered: year,
      },
      { requiredKeys: ['kind', 'of', 'classes'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), of: recordOf }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lift' as const), which: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      from: fc.constantFrom('F2', 'F3'),
      into: fc.constant('F1'),
    }),
  },
)

/** The register that these moves leave, and beside it, by a reading of its own, what stands of each family. */
const history = (moves: readonly Move[]) => {
  const events: Event[] = []
  const holds: { id: string; of: RecordOf }[] = []
  let requests = 0
  for (const one of moves) {
    const common = { by: 'nora', at: '2000-01-01T12:00:00Z' }
    if (one.kind === 'ask') {
      const at = `${String(one.year)}-06-01T12:00:00Z`
      const id = `r${String((requests += 1) - 1)}`
      events.push(asked(id, { family: one.family, at, resource: one.resource }), agreed(id, { at }))
    }
    if (one.kind === 'say') {
      const { of, classes, born, died, ordered } = one
      const life = {
        ...(born !== undefined && { born }),
        ...(died !== undefined && { died }),
        ...(ordered !== undefined && { ordered }),
      }
      events.push({
        ...common,
        type: 'retention-said',
        request: '',
        sealed: { of, classes, second: 'amir' },
        private: { reasons: 'why', ...life },
      })
    }
    if (one.kind === 'hold') {
      const hold = `h${String(events.length)}`
      holds.push({ id: hold, of: one.of })
      events.push({
        ...common,
        type: 'hold-placed',
        request: '',
        sealed: { hold, of: one.of, second: 'amir' },
        private: { reasons: 'why' },
      })
    }
    if (one.kind === 'lift') {
      const [hold] = holds.splice(one.which % Math.max(1, holds.length), 1)
      if (hold)
        events.push({
          ...common,
          type: 'hold-lifted',
          request: '',
          sealed: { hold: hold.id, of: hold.of, second: 'amir' },
          private: { reasons: 'why' },
        })
    }
    if (one.kind === 'merge')
      events.push({
        ...common,
        type: 'families-merged',
        request: '',
        sealed: { from: one.from, into: one.into },
        private: { reasons: 'why' },
      })
  }
  const state = emptyState()
  events.forEach((event) => fold(state, event))
  return { events, holds, state }
}

/** What a retention officer would work out with a pencil: the last year in which a family's record must be there. */
const pencil = (moves: readonly Move[], family: string, request: string | undefined): number => {
  const merged = new Set(moves.flatMap((one) => (one.kind === 'merge' ? [one.from] : [])))
  const group = family === 'F1' || merged.has(family) ? ['F1', ...merged] : [family]
  const asks = moves
    .flatMap((one) => (one.kind === 'ask' ? [one] : []))
    .map((one, i) => ({ ...one, id: `r${String(i)}` }))
  const its = asks.filter((one) => (request === undefined ? group.includes(one.family) : one.id === request))
  // A merge is a line of the record too; every one here is of the year 2000.
  const mergedHere = moves.some(
    (one) => one.kind === 'merge' && (group.includes(one.from) || group.includes(one.into)),
  )
  const last = Math.max(
    ...asks.filter((one) => group.includes(one.family)).map((one) => one.year),
    ...(mergedHere ? [2000] : []),
  )
  const said = moves.flatMap((one) =>
    one.kind === 'say' &&
    ('family' in one.of
      ? group.includes(one.of.family)
      : its.some(({ id }) => 'request' in one.of && id === one.of.request))
      ? [one]
      : [],
  )
  const most = (of: 'born' | 'died' | 'ordered') => {
    const years = said.flatMap((one) => one[of] ?? [])
    return years.length === 0 ? undefined : Math.max(...years)
  }
  const classes = new Set([
    ...said.flatMap((one) => one.classes),
    ...its.flatMap(({ resource }) => (resource === 's20' ? ['looked-after'] : [])),
  ])
  const [born, died, ordered] = [most('born') ?? last + 1, most('died'), most('ordered')]
  const each = {
    short: last + 6,
    'looked-after': died === undefined ? born + 75 : died + 15,
    scotland: died === undefined ? born + 100 : died + 25,
    adoption: (ordered ?? born + 18) + 100,
  }
  const counted = Object.entries(each).filter(([id]) => classes.size === 0 || classes.has(id))
  return Math.max(...counted.map(([, to]) => to))
}

const isHeld = (
  holds: readonly { of: RecordOf }[],
  requests: readonly string[],
  group: readonly string[],
): boolean =>
  holds.some(({ of }) => ('request' in of ? requests.includes(of.request) : group.includes(of.family)))

const RUNS = trials(3_000, 100_000)

test(
  'nothing is erased before its date, and a hold always wins, whatever was said in whatever order',
  { timeout: within(60_000) },
  () => {
    let [tried, early, held, erased, without] = [0, 0, 0, 0, 0]
    fc.assert(
      fc.property(
        fc.array(move, { minLength: 1, maxLength: 12 }),
        year,
        recordOf,
        fc.boolean(),
        (moves, now, wanted, withGround) => {
          const { events, holds, state } = history(moves)
          const ids = [...new Set(events.map(({ request }) => request))].filter((id) => id !== '')
          const found = findRecord('request' in wanted ? wanted.request : wanted.family, {
            state,
            ids,
            families: new Map(),
          })
          if (!('found' in found) || found.found.requests.length === 0) return
          const { found: record } = found
          const planned = planErasure(record, {
            rules,
            events: events.map((event, i): StoredEvent => ({ position: i + 1, event })),
            requests: state.requests,
            today: `${String(now)}-06-01`,
            ground: withGround ? 'unlawful' : undefined,
          })
          tried += 1
          const [first] = record.requests
          const until = pencil(moves, first?.family ?? '', 'request' in wanted ? wanted.request : undefined)
          const stands = isHeld(
            holds,
            record.requests.map(({ id }) => id),
            record.families,
          )
          // The control: the same history to somebody who can't see the holds.
          const blind = planErasure(record, {
            rules,
            events: events.flatMap((event, i): readonly StoredEvent[] =>
              event.type === 'hold-placed' ? [] : [{ position: i + 1, event }],
            ),
            requests: state.requests,
            today: `${String(now)}-06-01`,
            ground: 'unlawful',
          })
          if (stands && 'plan' in blind) without += 1
          if (!('plan' in planned)) {
            expect(planned.why).toBe(stands ? 'held' : 'not-due')
            return
          }
          erased += 1
          if (stands) held += 1
          if (until >= now && !withGround) early += 1
          expect(planned.plan.until).toBe(`${String(until)}-12-31`)
        },
      ),
      { numRuns: RUNS },
    )
    expect({ early, held }).toEqual({ early: 0, held: 0 })
    expect(erased).toBeGreaterThan(tried / 20)
    expect(without).toBeGreaterThan(0)
    proved({
      promise: 'Nothing is erased before its date, and a hold always wins',
      of: 'generated histories',
      tried,
      broken: early + held,
      control: { without: 'holds', tried, broken: without },
    })
  },
)

test('what is said of a record whose class was given never makes its date earlier, but for a death', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 2, maxLength: 12 }), fc.nat(11), (moves, cut) => {
      const before = moves.slice(0, Math.min(cut, moves.length - 1))
      const more = moves.filter((one, i) => i < before.length || one.kind === 'say')
      const added = more.slice(before.length).map((one) => {
        if (one.kind !== 'say') return one
        const { kind, of, classes } = one
        return { kind, of, classes }
      })
      const dateOf = (all: readonly Move[]) => {
        const { events, state } = history(all)
        const ids = [...new Set(events.map(({ request }) => request))].filter((id) => id !== '')
        const found = findRecord('F1', { state, ids, families: new Map() })
        if (!('found' in found)) return undefined
        const planned = planErasure(found.found, {
          rules,
          events: events.map((event, i): StoredEvent => ({ position: i + 1, event })),
          requests: state.requests,
          today: '9999-01-01',
          ground: undefined,
        })
        return 'plan' in planned ? planned.plan : undefined
      }
      const [was, is] = [dateOf(before), dateOf([...before, ...added])]
      if (!was || !is || was.classes.length === 0) return
      expect(is.until >= was.until).toBe(true)
      expect(is.classes).toEqual(expect.arrayContaining([...was.classes]))
    }),
    { numRuns: trials(1_000, 20_000) },
  )
})
