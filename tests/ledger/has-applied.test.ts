import { expect, test } from 'vitest'
import { hasApplied } from '../../src/request/hours/application.ts'
import { allowanceOf } from '../../src/request/hours/figures.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import type { Event } from '../../src/request/event.ts'
import { openHours, W48, W51, type HoursScene } from '../fixtures/hours.ts'

const APPLIED = { paspApplication: true, paspApplicationDate: '2026-12-10' }

/** F1 with three weeks, and three more that were applied for where `further`. */
const agreed = (further: boolean): HoursScene => {
  const scene = openHours()
  scene.ask('F1', { hours: 5, from: W48 })
  scene.agree('F1')
  if (!further) return scene
  scene.ask('F1-more', { family: 'F1', hours: 5, from: W51, facts: APPLIED })
  scene.agree('F1-more')
  return scene
}

/** What is known of F1's application once its events are changed, as an older version or an erasure leaves them. */
const known = (scene: HoursScene, change: (event: Event) => Event): boolean => {
  const state = emptyState()
  scene.events.forEach((event) => fold(state, change(event)))
  // Three weeks were had before, so that F1's own three would need an application.
  const used = () => ({ crisisWeeksUsed: 3 })
  const world = { ...scene.world(), requestsOf: () => [...state.requests.values()], used }
  const request = state.requests.get('F1')
  const rule = allowanceOf('crisis-support', world)
  if (!request || !rule) throw new Error('nothing was agreed')
  return hasApplied(request, rule, { ...world, sameChildren: () => [] })
}

const unsealed = (event: Event): Event => {
  if (event.type !== 'approved' || event.sealed.hours?.kind !== 'support') return event
  const { kind, allowance, post, startsOn, lastDay, lines } = event.sealed.hours
  return { ...event, sealed: { ...event.sealed, hours: { kind, allowance, post, startsOn, lastDay, lines } } }
}
const erased = (event: Event): Event => ({ ...event, private: undefined })

const ofAnOldRow = (event: Event): Event =>
  event.type === 'submitted'
    ? { ...event, sealed: { ...event.sealed, route: { ...event.sealed.route, row: 'gone' } } }
    : event

test.each([
  ['as it is recorded', (event: Event) => event],
  ['with what is private erased', erased],
  ['… and the row that agreed it gone from the policy', (event: Event) => erased(ofAnOldRow(event))],
  ['agreed before approvals sealed it: by the fact', (event: Event) => unsealed(ofAnOldRow(event))],
  ['… and with that erased: by the row that agreed it', (event: Event) => erased(unsealed(event))],
])('an application is known %s', (_, change) => {
  expect(known(agreed(true), change)).toBe(true)
  expect(known(agreed(false), change)).toBe(false)
})
