import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import { mayAct } from '../../src/request/may-act.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import { isOfficeTime } from '../../src/time/office-hours.ts'
import { cast } from '../fixtures/cast.ts'
import { move, type Move } from '../fixtures/moves.ts'
import { openScene, type Scene } from '../fixtures/scene.ts'
import { trials, within } from '../prove/proof.ts'

const byTheClock = ({ type }: Event): boolean =>
  type === 'reminded' || type === 'raised' || type === 'fell-due' || type === 'cover-reminded'

const countOf = ({ sealed }: Event): number => ('count' in sealed ? sealed.count : 0)

/** Who may take which step of which request, and what each request comes to. */
const powers = (scene: Scene) => {
  const world = scene.world()
  return [...scene.state.requests.values()].map((request) => ({
    status: request.status,
    hours: request.hours?.held,
    version: request.version,
    posts: request.steps.map(({ posts }) => posts),
    may: request.steps.map((_, step) =>
      [...cast.people.keys()].filter((person) => !('why' in mayAct(request, step, person, world))),
    ),
  }))
}

const RUNS = trials(120, 2_000)
/** As many as it takes to meet every kind of thing that falls due. */
const EVERY_KIND_MET = trials(300, 2_000)

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
  const run = (
    check: (scene: Scene) => void,
    around = (scene: Scene, move: Move): void => move(scene),
    numRuns = RUNS,
  ) =>
    fc.assert(
      fc.property(fc.array(move, { minLength: 3, maxLength: 25 }), (moves) => {
        const scene = openScene({ filing: true })
        // Nobody acts on the full minute.
        scene.setTime('2026-11-27T12:38:17.345Z')
        for (const one of moves) around(scene, one)
        check(scene)
      }),
      { numRuns },
    )

  it('nobody is reminded outside office hours of what is not urgent', () => {
    let seen = 0
    const kinds = new Set<string>()
    const check = (scene: Scene): void => {
      for (const event of scene.events.filter(byTheClock)) {
        const urgency = event.request === '' ? 'planned' : scene.request(event.request).urgency
        const about = 'about' in event.sealed ? event.sealed.about : undefined
        const isUrgent =
          (about === 'step' || about === 'question') && (urgency === 'tonight' || urgency === 'today')
        seen += 1
        kinds.add(about ?? 'cover')
        if (!isUrgent) expect(isOfficeTime(event.at), `${event.at} ${urgency}`).toBe(true)
      }
    }
    run(check, undefined, EVERY_KIND_MET)
    expect(seen).toBeGreaterThan(EVERY_KIND_MET)
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

  it(
    'time changes nobody’s power and decides nothing',
    () => {
      run(
        () => undefined,
        (scene, one) => {
          const before = scene.events.length
          const powersBefore = powers(scene)
          one(scene)
          if (scene.events.slice(before).every(byTheClock)) expect(powers(scene)).toEqual(powersBefore)
        },
      )
    },
    within(60_000),
  )

  it('a restart at any moment changes nothing: the record alone says what is due', () => {
    run((scene) => {
      const again = emptyState()
      for (const event of scene.events) fold(again, event)
      expect([...again.requests]).toEqual([...scene.state.requests])
    })
  })
})
