import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor } from '../../src/policy/route.ts'
import { announcementsOf } from '../../src/views/announcements.ts'
import { directoryFor } from '../fixtures/anywhere.ts'
import { textOf } from '../fixtures/bot.ts'
import { openScene, REASONS } from '../fixtures/scene.ts'
import type { Facts } from '../../src/policy/fact.ts'

const parsed = parsePolicy(readFileSync('policies/leicestershire/policy.yaml', 'utf8'), 'policy-1')
if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
const { policy } = parsed

/** A connected person approved on Friday 27 November 2026 until the day the decider wrote. */
const approvedUntil = (until: string, more: Facts = {}) => {
  const scene = openScene({ router: routerFor(policy, () => undefined), directory: directoryFor(policy) })
  scene.submit({
    resource: 'connected-temporary-approval',
    by: 'worker',
    team: 'one',
    facts: { viability: true, policeChecks: true, weeks: 16, ...more },
  })
  scene.press('holder-nominated-senior-officer', 'approve', {
    reasons: REASONS,
    until,
    'attest-checks-satisfactory': 'yes',
    'attest-is-exceptional': 'yes',
  })
  expect(scene.request().status).toBe('approved')
  return scene
}

const said = (scene: ReturnType<typeof approvedUntil>, to: string) =>
  scene.passTo(to).flatMap((event) =>
    announcementsOf(event, scene.request(), scene.world(), [])
      .filter(({ to: whom }) => whom.id === 'worker')
      .map(({ card }) => [event.at.slice(0, 10), textOf(card)]),
  )

describe('temporary approval lasts up to sixteen weeks', () => {
  it('two weeks before and on its last day the worker and the officer are told that it ends', () => {
    expect(said(approvedUntil('2027-03-18'), '2027-04-30T00:00:00Z')).toEqual([
      [
        '2027-03-04',
        expect.stringMatching(/^The temporary approval of .*, ends on Thu 18 Mar .*isn't extended by itself/),
      ],
      ['2027-03-18', expect.stringMatching(/ends with Thu 18 Mar .*After that it is no longer agreed\./)],
    ])
  })

  it('an earlier day that the officer wrote counts', () => {
    expect(said(approvedUntil('2027-01-08'), '2027-04-30T00:00:00Z').map(([on]) => on)).toEqual([
      '2026-12-24',
      '2027-01-08',
    ])
  })

  it('a later one does not: sixteen weeks are the most', () => {
    expect(said(approvedUntil('2027-06-30'), '2027-07-30T00:00:00Z').map(([on]) => on)).toEqual([
      '2027-03-04',
      '2027-03-18',
    ])
  })

  it('an extension lasts to the day that was given with it, since no other length is known', () => {
    const more = { extension: true, exceptional: true, whyExceptional: 'the assessor died' }
    expect(said(approvedUntil('2027-06-30', more), '2027-07-30T00:00:00Z').map(([on]) => on)).toEqual([
      '2027-06-16',
      '2027-06-30',
    ])
  })

  it('once more time is agreed, the first one’s end is no news', () => {
    const scene = approvedUntil('2027-03-18')
    scene.setTime('2027-02-01T10:00:00Z')
    scene.submit({
      resource: 'connected-temporary-approval',
      request: 'r2',
      by: 'worker',
      team: 'one',
      from: { request: 'r1', as: 'extension' },
      facts: {
        viability: true,
        policeChecks: true,
        extension: true,
        exceptional: true,
        whyExceptional: 'the assessor died',
      },
    })
    scene.press(
      'holder-nominated-senior-officer',
      'approve',
      {
        reasons: REASONS,
        until: '2027-05-31',
        'attest-checks-satisfactory': 'yes',
        'attest-is-exceptional': 'yes',
      },
      { request: 'r2' },
    )
    const events = scene.passTo('2027-04-30T00:00:00Z')
    expect(events.filter(({ request }) => request === 'r1')).toEqual([])
  })
})
