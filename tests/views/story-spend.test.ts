import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { spendPage } from '../../src/web/register/spend-page.ts'
import { fromList } from '../../src/words/opening.ts'
import { familySpends } from '../../src/views/story-spend.ts'

const path = join(import.meta.dirname, '..', '..', 'policies', 'peterborough', 'policy.yaml')
const parsed = parsePolicy(readFileSync(path, 'utf8'), 'test')
if (!parsed.ok) throw new Error(JSON.stringify(parsed))
const { policy } = parsed

describe('spend', () => {
  it('adds up each family on both years, most first, beside the limits of the matrix', () => {
    const entries = new Map([
      [
        'F1 s17',
        [
          { request: 'a', on: '2026-03-31', pence: 10_000 },
          { request: 'b', on: '2026-04-01', pence: 2000 },
        ],
      ],
      ['F2 s17', [{ request: 'c', on: '2026-10-01', pence: 48_000 }]],
    ])
    const caps: unknown = expect.arrayContaining([
      { pence: 10_000, who: 'Team Manager', of: 'S17 spend' },
      { pence: 50_000, who: 'Head of Service', of: 'S17 spend' },
    ])
    const title = 'Section 17 this year'
    expect(familySpends(policy, entries, '2026-11-27')).toEqual([
      {
        family: 'F2',
        title,
        caps,
        totals: [
          { says: 'since 1 April', pence: 48_000 },
          { says: 'over the last 12 months', pence: 48_000 },
        ],
      },
      {
        family: 'F1',
        title,
        caps,
        totals: [
          { says: 'since 1 April', pence: 2000 },
          { says: 'over the last 12 months', pence: 12_000 },
        ],
      },
    ])
  })

  it('marks what one kind of spending may come to as its own, and never as another’s', () => {
    const lower = readFileSync(path, 'utf8')
      .replace('s17Total: { at-most: £100 }', 's17Total: { at-most: £80 }')
      .replace('s17Total: { more-than: £100, at-most: £500 }', 's17Total: { more-than: £80, at-most: £500 }')
    const changed = parsePolicy(lower, 'lower')
    if (!changed.ok) throw new Error(JSON.stringify(changed))
    const entries = new Map([['F1 s17', [{ request: 'a', on: '2026-10-01', pence: 8000 }]]])
    const spends = familySpends(changed.policy, entries, '2026-11-27')
    const page = spendPage(spends).toString()
    expect(page).toContain('S17 spend: £420 left up to £500, Head of Service.')
    expect(page).toContain('Childminding / nursery fees: £20 left up to £100, Group Manager.')
    expect(page).toContain('S17 spend, £80 (Team Manager) and £500 (Head of Service)')
  })

  it('counts what was taken back as nothing', () => {
    const entries = new Map([
      [
        'F1 s17',
        [
          { request: 'a', on: '2026-10-01', pence: 8000 },
          { request: 'a', on: '2026-10-02', pence: -8000 },
        ],
      ],
    ])
    expect(familySpends(policy, entries, '2026-11-27')[0]?.totals.map(({ pence }) => pence)).toEqual([0, 0])
  })
})

it('says what of it was agreed before the bot, and by whose list', () => {
  const entries = new Map([['F1 s17', [{ request: 'opening F1', on: '2026-10-01', pence: 6000 }]]])
  const beforeOf = (request: string) => (request === 'opening F1' ? [fromList('£60', "Finance's list")] : [])
  const spends = familySpends(policy, entries, '2026-11-27', { beforeOf })
  expect(spends[0]?.before).toEqual(["£60 before the bot, from Finance's list"])
  expect(String(spendPage(spends))).toContain('Of that £60 before the bot, from Finance')
  expect(familySpends(policy, entries, '2026-11-27')[0]).not.toHaveProperty('before')
})
