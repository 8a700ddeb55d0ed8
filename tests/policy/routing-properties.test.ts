import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { londonDate } from '../../src/policy/london-date.ts'
import { inFinancialYear, inRollingYear } from '../../src/ledger/pounds.ts'
import { peterborough, peterboroughRouter } from '../fixtures/peterborough.ts'

const s17 = peterborough.resources.get('s17')
if (!s17) throw new Error('there is no s17')

const decidersFor = (pence: number, financial: number, rolling: number): readonly string[] | 'nobody' => {
  const route = peterboroughRouter.route(s17, {
    amount: pence,
    purpose: 'gas',
    otherOptionsExplored: true,
    s17FinancialYear: financial,
    s17Rolling: rolling,
  })
  return route.outcome === 'route'
    ? route.steps.filter(({ act }) => act === 'decide').flatMap(({ by }) => by)
    : 'nobody'
}

const pence = fc.integer({ min: 1, max: 100_000 })

describe('section 17, whatever the amounts (section 7, readings P9)', () => {
  test('every total has exactly one answer: the row of its band, or nobody above £500', () => {
    fc.assert(
      fc.property(pence, pence, pence, (amount, financial, rolling) => {
        const total = amount + Math.max(financial, rolling)
        const expected =
          total <= 10_000
            ? ['team-manager', 'group-manager']
            : total <= 50_000
              ? ['head-of-service']
              : 'nobody'
        expect(decidersFor(amount, financial, rolling)).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  test('more is never agreed lower down', () => {
    const rank = (deciders: readonly string[] | 'nobody'): number =>
      deciders === 'nobody' ? 3 : deciders.includes('team-manager') ? 1 : 2
    fc.assert(
      fc.property(pence, pence, pence, (amount, more, used) => {
        expect(rank(decidersFor(amount + more, used, used))).toBeGreaterThanOrEqual(
          rank(decidersFor(amount, used, used)),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([NaN, Infinity, -Infinity])('%s reaches nobody', (amount) => {
    const route = peterboroughRouter.route(s17, {
      amount,
      purpose: 'gas',
      otherOptionsExplored: true,
      s17FinancialYear: 0,
      s17Rolling: 0,
    })
    expect(route.outcome).not.toBe('route')
  })
})

describe('the two years (readings P9)', () => {
  const entry = (on: string, sum = 10_000) => ({ request: 'r', on, pence: sum })

  test.each([
    ['2026-03-31', '2026-04-01', 0, 10_000],
    ['2026-04-01', '2026-04-01', 10_000, 10_000],
    ['2025-04-02', '2026-04-01', 0, 10_000],
    ['2025-04-01', '2026-04-01', 0, 0],
    ['2024-02-29', '2025-02-28', 0, 10_000],
    ['2024-02-28', '2025-02-28', 0, 0],
  ])(
    '£100 agreed on %s, looked at on %s: %i pence this financial year, %i in twelve months',
    (on, today, financial, rolling) => {
      expect([inFinancialYear([entry(on)], today), inRollingYear([entry(on)], today)]).toEqual([
        financial,
        rolling,
      ])
    },
  )

  test('days are London days, on both changes of the clock', () => {
    expect(londonDate('2026-03-31T23:30:00Z')).toBe('2026-04-01')
    expect(londonDate('2026-10-25T00:30:00Z')).toBe('2026-10-25')
    expect(londonDate('2026-12-31T23:59:59Z')).toBe('2026-12-31')
  })
})
