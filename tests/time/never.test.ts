import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event, Urgency } from '../../src/request/event.ts'
import { mayAct } from '../../src/request/may-act.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import { isOfficeTime } from '../../src/time/office-hours.ts'
import { cast } from '../fixtures/cast.ts'
import { addDays } from '../../src/policy/london-date.ts'
import { bookingOf } from '../../src/panel/panel-item.ts'
import { mondayOf } from '../../src/ledger/service-weeks.ts'
import { gas, openScene, REASONS, SATISFIED, SECTION_20, type Scene } from '../fixtures/scene.ts'

/** What people and the clock can do to two requests, in any order. */
type Move = (scene: Scene) => void

const URGENCIES: readonly Urgency[] = ['tonight', 'today', 'this-week', 'planned']
const after = (scene: Scene, minutes: number): string =>
  new Date(Date.parse(scene.now()) + minutes * 60_000).toISOString()

const asked = (id: string) => ({ request: id, family: id === 'r1' ? 'F2201' : 'F3107' })
const press =
  (
    id: string,
    by: string,
    act: Parameters<Scene['press']>[1],
    answers: Readonly<Record<string, string>>,
    step = 0,
  ): Move =>
  (scene) => {
    if (scene.state.requests.has(id)) scene.press(by, act, answers, { request: id, step })
  }

type Act = Parameters<Scene['press']>[1]

/** Support by the hour for so many weeks from next Monday, agreed. */
const support =
  (weeks: number): Move =>
  (scene) => {
    if (scene.state.requests.has('hours')) return
    const supportStarts = addDays(mondayOf(scene.now().slice(0, 10)), 7)
    const facts = { hoursPerWeek: 20, weeks, supportStarts, imminentRisk: true, otherOptionsExplored: true }
    scene.submit({
      request: 'hours',
      resource: 'crisis-support',
      family: 'F1440',
      facts: { ...facts, exitPlan: 'The school mentor.' },
    })
    press('hours', 'kit', 'consult', {})(scene)
    press('hours', 'anna', 'approve', { reasons: REASONS }, 1)(scene)
  }

/** Section 20 that can be planned: before PASP. */
const beforePanel: Move = (scene) => {
  if (scene.state.requests.has('panel')) return
  const facts = { age: 14, sameDay: false }
  scene.submit({ request: 'panel', resource: 'accommodation', family: 'F2750', facts, urgency: 'planned' })
  press('panel', 'anna', 'endorse', { reasons: REASONS })(scene)
}

/** Section 20 of the same day, decided: PASP has to confirm it. */
const toBeConfirmed: Move = (scene) => {
  if (scene.state.requests.has('confirm')) return
  scene.submit({
    request: 'confirm',
    resource: 'accommodation',
    family: 'F1882',
    facts: SECTION_20,
    urgency: 'tonight',
  })
  press('confirm', 'anna', 'approve', { reasons: REASONS })(scene)
  press('confirm', 'ian', 'approve', SATISFIED, 1)(scene)
}

/** PASP did not confirm it at the sitting that it was booked for, and left something to do by a day from now. */
const notConfirmed =
  (days: number): Move =>
  (scene) => {
    const sitting = bookingOf(scene.state.requests.get('confirm')?.steps[2])?.sitting ?? ''
    const due = addDays(scene.now().slice(0, 10), days)
    press('confirm', 'pat', 'not-confirm', { ...onTheDay(sitting), due }, 2)(scene)
  }

/** What each of the buttons asks, in one. */
const onTheDay = (day: string) => ({
  reasons: REASONS,
  considered: '',
  sitting: day,
  on: day,
  last: day,
  due: day,
  owner: 'hos-fs',
  next: 'Find a foster placement near his school.',
  wanted: 'The parenting assessment.',
  from: 'Sam Reed',
  paper: 'care-plan',
  title: 'On file',
  done: 'He moved on Tuesday.',
})

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 40_000 }).map(
      (minutes): Move =>
        (scene) =>
          scene.passTo(after(scene, minutes)),
    ),
  },
  {
    weight: 2,
    // The bot was stopped for a while.
    arbitrary: fc.integer({ min: 1, max: 9_000 }).map(
      (minutes): Move =>
        (scene) =>
          scene.setTime(after(scene, minutes)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('r1', 'r2'), fc.constantFrom(...URGENCIES), fc.constantFrom(8000, 30000))
      .map(([id, urgency, pence]): Move => (scene) => {
        if (!scene.state.requests.has(id))
          scene.submit({ resource: 's17', facts: gas(pence), urgency, ...asked(id) })
      }),
  },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('r1', 'r2'),
        fc.constantFrom('jo', 'ruth', 'anna', 'sam', 'lee'),
        fc.constantFrom(
          'ask',
          'ask-as-well',
          'give-longer',
          'condition-met',
          'used',
          'refer',
          'goes-on' as const,
        ),
      )
      .map(([id, by, act]) =>
        press(id, by, act, {
          reasons: REASONS,
          question: 'Has the church been asked?',
          words: 'It was paid.',
          used: 'all',
          to: 'hos-fs',
        }),
      ),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map(support) },
  { weight: 2, arbitrary: fc.constantFrom(beforePanel, toBeConfirmed) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }).map(notConfirmed) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom<readonly [string, string, Act, number]>(
          ['hours', 'kit', 'confirm-stopped', 0],
          ['hours', 'anna', 'end-early', 0],
          ['panel', 'pat', 'approve', 1],
          ['panel', 'pat', 'rebook', 1],
          ['panel', 'pat', 'defer', 1],
          ['panel', 'sam', 'paper', 1],
          ['confirm', 'pat', 'rebook', 2],
          ['confirm', 'anna', 'follow-up', 2],
        ),
        fc.constantFrom('2026-12-02', '2026-12-09', '2026-12-16'),
      )
      .map(([[id, by, act, step], day]) => press(id, by, act, onTheDay(day), step)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.boolean())
      .map(([days, answers]): Move => (scene) => {
        const from = after(scene, days * 1440).slice(0, 10)
        const ask = {
          kind: 'ask-cover',
          request: '',
          cover: `c${from}`,
          person: 'max',
          from,
          to: from,
        } as const
        scene.give(ask, 'jo')
        if (answers) scene.give({ kind: 'answer-cover', request: '', cover: ask.cover, accept: false }, 'max')
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('r1', 'r2'), fc.constantFrom('part', 'none'), fc.constantFrom('', '£20'))
      .map(([id, used, amount]) => press(id, 'sam', 'used', { used, amount })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('r1', 'r2'),
        fc.constantFrom('jo', 'anna'),
        fc.constantFrom('approve-part', 'reject'),
        fc.constantFrom(undefined, 0, 4, 10),
      )
      .map(([id, by, act, days]): Move => (scene) => {
        const day = days === undefined ? '' : addDays(scene.now().slice(0, 10), days)
        press(id, by, act, { reasons: REASONS, conditions: 'Ask the charity.', 'condition-by': day })(scene)
      }),
  },
  fc.constantFrom('r1', 'r2').map((id): Move => (scene) => {
    scene.give({ kind: 'answer', request: id, answer: 'Shut until Monday.' }, 'sam')
  }),
)

const byTheClock = ({ type }: Event): boolean =>
  type === 'reminded' || type === 'raised' || type === 'fell-due' || type === 'cover-reminded'

const countOf = ({ sealed }: Event): number => ('count' in sealed ? sealed.count : 0)

/** Who may take which step of which request, and what each request comes to. */
const powers = (scene: Scene) =>
  [...scene.state.requests.values()].map((request) => ({
    status: request.status,
    hours: request.hours?.held,
    version: request.version,
    posts: request.steps.map(({ posts }) => posts),
    may: request.steps.map((_, step) =>
      [...cast.people.keys()].filter((person) => !('why' in mayAct(request, step, person, scene.world()))),
    ),
  }))

const RUNS = 400

/** What is given in these runs: a review and a period are not of this council's money. */
const EVERY_KIND = [
  'condition',
  'cover',
  'ending',
  'filing',
  'follow-up',
  'papers',
  'question',
  'service',
  'sitting',
  'step',
  'used',
]

describe('for any sequence of what people do and of hours that pass', () => {
  const run = (check: (scene: Scene) => void, around = (scene: Scene, move: Move): void => move(scene)) =>
    fc.assert(
      fc.property(fc.array(move, { minLength: 3, maxLength: 25 }), (moves) => {
        const scene = openScene({ filing: true })
        // Nobody acts on the full minute.
        scene.setTime('2026-11-27T12:38:17.345Z')
        for (const one of moves) around(scene, one)
        check(scene)
      }),
      { numRuns: RUNS },
    )

  it('nobody is reminded outside office hours of what is not urgent', () => {
    let seen = 0
    const kinds = new Set<string>()
    run((scene) => {
      for (const event of scene.events.filter(byTheClock)) {
        const urgency = event.request === '' ? 'planned' : scene.request(event.request).urgency
        const about = 'about' in event.sealed ? event.sealed.about : undefined
        const isUrgent =
          (about === 'step' || about === 'question') && (urgency === 'tonight' || urgency === 'today')
        seen += 1
        kinds.add(about ?? 'cover')
        if (!isUrgent) expect(isOfficeTime(event.at), `${event.at} ${urgency}`).toBe(true)
      }
    })
    expect(seen).toBeGreaterThan(RUNS)
    expect([...kinds].toSorted()).toEqual(EVERY_KIND)
  })

  it('nobody is told the same thing twice, whoever gives it again and when', () => {
    run(
      (scene) => {
        const deliveries = scene.events.filter(byTheClock).map(({ delivery }) => delivery)
        expect(new Set(deliveries).size).toBe(deliveries.length)
      },
      (scene, one) => {
        const before = scene.events.length
        one(scene)
        for (const event of scene.events.slice(before))
          if (event.type === 'reminded' || event.type === 'raised' || event.type === 'fell-due') {
            const notice = { type: event.type, ...event.sealed }
            expect(scene.give({ kind: 'fall-due', request: event.request, notice }, 'bot').events).toEqual([])
          } else if (event.type === 'cover-reminded') {
            const { cover, count } = event.sealed
            expect(scene.give({ kind: 'remind-cover', request: '', cover, count }, 'bot').events).toEqual([])
          }
      },
    )
  })

  it('the count goes up until somebody does something, and nobody is pressed sooner than the council set', () => {
    const shortest = { tonight: 20, today: 120, 'this-week': 480, planned: 1440 } as const
    run((scene) => {
      for (const id of scene.state.requests.keys()) {
        let before: Event | undefined
        for (const event of scene.events.filter(({ request }) => request === id)) {
          const isWait = byTheClock(event) && 'about' in event.sealed && event.sealed.about === 'step'
          if (isWait && before) {
            expect(countOf(event)).toBe(countOf(before) + 1)
            const minutes = (Date.parse(event.at) - Date.parse(before.at)) / 60_000
            expect(minutes).toBeGreaterThanOrEqual(shortest[scene.request(id).urgency])
          }
          before = isWait ? event : undefined
        }
      }
    })
  })

  it('time changes nobody’s power and decides nothing', () => {
    run(
      () => undefined,
      (scene, one) => {
        const before = scene.events.length
        const powersBefore = powers(scene)
        one(scene)
        if (scene.events.slice(before).every(byTheClock)) expect(powers(scene)).toEqual(powersBefore)
      },
    )
  }, 60_000)

  it('a restart at any moment changes nothing: the record alone says what is due', () => {
    run((scene) => {
      const again = emptyState()
      for (const event of scene.events) fold(again, event)
      expect([...again.requests]).toEqual([...scene.state.requests])
    })
  })
})
