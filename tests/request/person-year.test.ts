import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor } from '../../src/policy/route.ts'
import { openScene, REASONS } from '../fixtures/scene.ts'

const policy = parsePolicy(
  `authority: small
name: Small
document: { title: Who agrees, dated: January 2026 }
roles: { team-manager: { title: Team Manager, says: your team manager, grade: 1, scope: team } }
tries: { count: 2, minutes-apart: 10 }
not-covered: { says: No., talk-to: team-manager }
readings: {}
ledgers:
  therapy:
    title: Therapy
    counts: amount
    per: person
    person: whoFor
    bases: [{ year: rolling, fact: had, says: over the last 12 months }]
facts:
  amount: { kind: money, label: Amount, ask: How much? }
  had: { kind: money, label: Had }
  hadWithThis: { kind: money, label: With this, sum: [had, amount] }
  whoFor: { kind: choice, label: Whom it is for, ask: Whom?, options: { oldest-child: { label: the oldest child }, mother: { label: the mother } } }
resources:
  therapy:
    title: Therapy
    says: therapy
    heading: '{amount} for therapy'
    ledger: therapy
    gap: { refuse: It stops at £450., instead: Ask. }
    rows: [{ id: first, section: '1', rule: Up to £450 for each person a year., when: { hadWithThis: { at-most: £450 } }, steps: [{ decide: team-manager, section: '1' }] }]
    asks: [{ fact: whoFor, stops: send, section: '1' }]
`,
  'test',
)
if (!policy.ok) throw new Error(JSON.stringify(policy.mistakes))
const router = routerFor(policy.policy)
const therapy = (pence: number, whoFor?: string) => ({
  resource: 'therapy',
  facts: { amount: pence, ...(whoFor !== undefined && { whoFor }) },
})

describe('a sum that is counted for each person (readings L3)', () => {
  test('£450 for the oldest child leaves the mother’s £450 whole', () => {
    const scene = openScene({ router })
    scene.submit(therapy(45_000, 'oldest-child'))
    scene.press('jo', 'approve')
    expect(scene.used('F2201', { whoFor: 'oldest-child' })).toEqual({ had: 45_000 })
    expect(scene.submit({ request: 'r2', ...therapy(45_000, 'mother') }).refused).toBeUndefined()
    expect(scene.submit({ request: 'r3', ...therapy(1, 'oldest-child') }).refused).toMatchObject({
      why: 'blocked',
    })
  })

  test('of two that waited for the same person, the second is taken again at the press', () => {
    const scene = openScene({ router })
    scene.submit(therapy(30_000, 'mother'))
    scene.submit({ request: 'r2', ...therapy(30_000, 'mother') })
    scene.press('jo', 'approve')
    expect(scene.press('jo', 'approve', { reasons: REASONS }, { request: 'r2' }).refused).toMatchObject({
      why: 'rerouted',
    })
  })

  test('and nothing goes to anybody before it is said whom it is for', () => {
    expect(openScene({ router }).submit(therapy(30_000)).refused).toMatchObject({ why: 'missing-answer' })
  })
})
