import { describe, expect, it } from 'vitest'
import { provePolicy, type Proof } from '../../src/policy/prove.ts'
import { policyOf, withRows } from './small-policy.ts'

const prove = (
  rows: Readonly<Record<string, string>>,
  exclusions: Readonly<Record<string, string>> = {},
  most?: number,
): Proof => {
  const [proof] = provePolicy(policyOf(withRows(rows, exclusions)), most)
  if (!proof) throw new Error('nothing was proved')
  return proof
}

describe('every combination of facts has one answer', () => {
  it('finds nothing wrong where bands meet without touching', () => {
    const proof = prove({
      low: '{ total: { at-most: £100 } }',
      middle: '{ total: { more-than: £100, at-most: £500 } }',
      high: '{ total: { more-than: £500 } }',
    })
    expect(proof).toMatchObject({ overlaps: [], gaps: [], unreachable: [], complete: true })
  })

  it('finds the one penny that two bands share', () => {
    const { overlaps } = prove({
      low: '{ total: { at-most: £100 } }',
      high: '{ total: { at-least: £100 } }',
    })
    expect(overlaps).toEqual([{ rows: ['low', 'high'], facts: { total: 100_00 } }])
  })

  it('finds an overlap that takes two different facts', () => {
    const { overlaps } = prove({ fast: '{ urgent: yes }', away: '{ place: [away, abroad] }' })
    expect(overlaps).toEqual([{ rows: ['fast', 'away'], facts: { urgent: true, place: 'away' } }])
  })

  it('does not call it an overlap where an exclusion always answers first', () => {
    const rows = { fast: '{ urgent: yes }', away: '{ place: away }' }
    expect(prove(rows, { never: '{ urgent: yes, place: away }' }).overlaps).toEqual([])
    expect(prove(rows, { poor: '{ urgent: yes, place: away, need: fire }' }).overlaps).toHaveLength(1)
  })

  it('does not invent facts that cannot be true together', () => {
    const { overlaps } = prove({
      part: '{ amount: { more-than: £50 } }',
      whole: '{ total: { at-most: £50 } }',
    })
    expect(overlaps).toEqual([])
  })
})

describe('what nobody agrees', () => {
  it('is told as the fewest facts that make it so', () => {
    const { gaps } = prove({ low: '{ total: { at-most: £500 }, urgent: yes }' })
    expect(gaps).toEqual([{ total: [500_01] }, { urgent: [false] }])
  })

  it('is not told where an exclusion answers', () => {
    const { gaps } = prove(
      { low: '{ total: { at-most: £500 } }' },
      { above: '{ total: { more-than: £500 } }' },
    )
    expect(gaps).toEqual([])
  })

  it('names an option that no row speaks of', () => {
    expect(prove({ near: '{ place: [home, away] }' }).gaps).toEqual([{ place: ['abroad'] }])
  })

  it('is told for every value at once', () => {
    const { gaps } = prove({ band: '{ total: { at-least: £10, at-most: £20 }, place: home }' })
    expect(gaps).toEqual([{ total: [0, 9_99, 20_01] }, { place: ['away', 'abroad'] }])
  })

  it('looks on both sides of "not"', () => {
    expect(prove({ near: '{ not: { place: home } }' }).gaps).toEqual([{ place: ['home'] }])
  })
})

describe('rows that can never apply', () => {
  it('finds a row that contradicts itself', () => {
    const { unreachable } = prove({
      never: '{ total: { less-than: £10, more-than: £20 } }',
      rest: '{ urgent: yes }',
    })
    expect(unreachable).toEqual(['never'])
  })

  it('finds a row that an exclusion always stands before', () => {
    const { unreachable } = prove({ fast: '{ urgent: yes, place: home }' }, { no: '{ urgent: yes }' })
    expect(unreachable).toEqual(['fast'])
  })

  it('finds a row that two exclusions stand before between them', () => {
    const exclusions = { a: '{ urgent: yes, place: home }', b: '{ urgent: yes, place: [away, abroad] }' }
    expect(prove({ fast: '{ urgent: yes }' }, exclusions).unreachable).toEqual(['fast'])
  })

  it('finds an exclusion behind another one', () => {
    const { unreachable } = prove(
      { all: '{ need: { known: true } }' },
      { a: '{ urgent: yes }', b: '{ urgent: yes, place: home }' },
    )
    expect(unreachable).toEqual(['b'])
  })

  it('leaves a row alone that waits for a reading which is not taken', () => {
    expect(prove({ low: '{ R1: low, urgent: yes }', high: '{ R1: high, urgent: no }' }).unreachable).toEqual(
      [],
    )
  })
})

describe('an honest count', () => {
  it('says how many combinations there are, and when they are too many to try each', () => {
    const rows = { a: '{ total: { at-most: £1 }, urgent: yes, place: home }' }
    expect(prove(rows)).toMatchObject({ combinations: 24, complete: true })
    expect(prove(rows, {}, 5)).toMatchObject({ combinations: 24, complete: false })
  })
})
