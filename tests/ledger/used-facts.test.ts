import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/ledger/pounds.ts'
import { usedFacts } from '../../src/ledger/used-facts.ts'
import type { Facts } from '../../src/policy/fact.ts'
import type { LedgerRule } from '../../src/policy/policy.ts'

const therapy: LedgerRule = {
  id: 'therapy',
  title: 'Therapy this year',
  counts: 'amount',
  person: 'whoFor',
  usedConfirmedBy: [],
  bases: [{ year: 'rolling', fact: 'had', says: 'over the last 12 months' }],
}
const spend: LedgerRule = { ...therapy, person: undefined }
const entries: readonly Entry[] = [
  { request: 'a', on: '2026-03-02', pence: 45_000 },
  { request: 'b', on: '2026-04-02', pence: 20_000 },
]
const requests: Readonly<Record<string, Facts>> = {
  a: { whoFor: 'oldest-child' },
  b: { whoFor: 'mother' },
}
const used = (
  rule: LedgerRule,
  facts: Facts,
  { today = '2026-11-27', known = requests }: { today?: string; known?: typeof requests } = {},
): Facts => usedFacts([rule], today, { entriesOf: () => entries, facts, factsOf: (id) => known[id] })

describe('a ledger kept for each person', () => {
  it('counts what that person has had, and nobody else of the family', () => {
    expect(used(therapy, { whoFor: 'oldest-child' })).toEqual({ had: 45_000 })
    expect(used(therapy, { whoFor: 'mother' })).toEqual({ had: 20_000 })
    expect(used(therapy, { whoFor: 'father' })).toEqual({ had: 0 })
  })

  it('knows nothing until somebody says whom it is for', () => {
    expect(used(therapy, {})).toEqual({})
  })

  it('counts for everybody what was somebody’s who is no longer known', () => {
    expect(used(therapy, { whoFor: 'father' }, { known: { a: {} } })).toEqual({ had: 65_000 })
  })

  it('begins again twelve months after the day it was agreed', () => {
    expect(used(therapy, { whoFor: 'oldest-child' }, { today: '2027-03-01' })).toEqual({ had: 45_000 })
    expect(used(therapy, { whoFor: 'oldest-child' }, { today: '2027-03-02' })).toEqual({ had: 0 })
  })
})

describe('a ledger kept for the family', () => {
  it('counts everybody’s, whomever it is for', () => {
    expect(used(spend, {})).toEqual({ had: 65_000 })
    expect(used(spend, { whoFor: 'mother' })).toEqual({ had: 65_000 })
  })
})
