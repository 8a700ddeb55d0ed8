import { describe, expect, it } from 'vitest'
import { provePolicy, type Proof } from '../../src/policy/prove.ts'
import type { Cell } from '../../src/policy/cells.ts'
import { SMALL, policyOf, withRows } from './small-policy.ts'

/** Cells as they are written: 500_01 and more is "50001..". */
const shown = (cell: Cell): unknown => {
  if (cell.kind === 'range') return `${cell.from}..${Number.isFinite(cell.to) ? cell.to : ''}`
  return cell.kind === 'value' ? cell.value : cell.kind
}

const gapsOf = ({ gaps }: Proof) =>
  gaps.map(({ where }) => Object.fromEntries([...where].map(([fact, cells]) => [fact, cells.map(shown)])))

const deadOf = ({ dead }: Proof) => dead.map(({ what, why }) => `${what} ${why}`)

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
    expect(proof).toMatchObject({ overlaps: [], gaps: [], dead: [], complete: true })
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
    const proof = prove({ low: '{ total: { at-most: £500 }, urgent: yes }' })
    expect(gapsOf(proof)).toEqual([{ urgent: [false] }, { total: ['50001..'] }])
    expect(proof.gaps.map(({ example }) => example)).toEqual([{ urgent: false }, { total: 500_01 }])
  })

  it('is not told where an exclusion answers', () => {
    const { gaps } = prove(
      { low: '{ total: { at-most: £500 } }' },
      { above: '{ total: { more-than: £500 } }' },
    )
    expect(gaps).toEqual([])
  })

  it('names an option that no row speaks of', () => {
    expect(gapsOf(prove({ near: '{ place: [home, away] }' }))).toEqual([{ place: ['abroad'] }])
  })

  it('is told for every value at once', () => {
    const proof = prove({ band: '{ total: { at-least: £10, at-most: £20 }, place: home }' })
    expect(gapsOf(proof)).toEqual([{ total: ['0..999', '2001..'] }, { place: ['away', 'abroad'] }])
  })

  it('looks on both sides of "not"', () => {
    expect(gapsOf(prove({ near: '{ not: { place: home } }' }))).toEqual([{ place: ['home'] }])
  })
})

describe('rows that can never apply', () => {
  it('finds a row that contradicts itself', () => {
    const proof = prove({
      never: '{ total: { less-than: £10, more-than: £20 } }',
      rest: '{ urgent: yes }',
    })
    expect(deadOf(proof)).toEqual(['never can never apply: its conditions contradict each other'])
  })

  it('finds a row whose sums cannot be: £50 and £50 are never £99', () => {
    const proof = prove({
      never: '{ amount: { at-least: £50 }, spent: { at-least: £50 }, total: { at-most: £99 } }',
      rest: '{ amount: { at-least: £50 }, spent: { at-least: £50 }, total: { at-most: £100 } }',
    })
    expect(deadOf(proof)).toEqual(['never can never apply: its conditions contradict each other'])
  })

  it('finds a row that an exclusion always stands before, with facts that show it', () => {
    const proof = prove({ fast: '{ urgent: yes, place: home }' }, { no: '{ urgent: yes }' })
    expect(deadOf(proof)).toEqual(['fast can never apply: an exclusion always answers first'])
    expect(proof.dead[0]?.example).toEqual({ urgent: true, place: 'home' })
  })

  it('finds a row that two exclusions stand before between them', () => {
    const exclusions = { a: '{ urgent: yes, place: home }', b: '{ urgent: yes, place: [away, abroad] }' }
    expect(prove({ fast: '{ urgent: yes }' }, exclusions).dead.map(({ what }) => what)).toEqual(['fast'])
  })

  it('finds an exclusion behind another one', () => {
    const proof = prove(
      { all: '{ need: { known: true } }' },
      { a: '{ urgent: yes }', b: '{ urgent: yes, place: home }' },
    )
    expect(proof.dead.map(({ what }) => what)).toEqual(['b'])
  })

  it('leaves a row alone that waits for a reading which is not taken', () => {
    expect(prove({ low: '{ R1: low, urgent: yes }', high: '{ R1: high, urgent: no }' }).dead).toEqual([])
  })
})

describe('what no request can ever meet', () => {
  const GRANT = `resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    gap: { refuse: Nobody., instead: Ask. }
    rows:
      - id: home
        section: '1'
        rule: The rule.
        when: { place: home }
`
  const deadWith = (rest: string): readonly string[] => {
    const [proof] = provePolicy(policyOf(`${SMALL}${GRANT}${rest}`))
    return proof ? deadOf(proof) : []
  }
  const STEPS = `        steps: [{ decide: manager, section: '1' }]\n`

  it('a step that is never in the route', () => {
    expect(
      deadWith(
        `        steps: [{ consult: head, when: { place: away }, section: '1' }, { decide: manager, section: '1' }]\n`,
      ),
    ).toEqual(['home, consult head is never a step'])
  })

  it('a row where nobody decides once a step falls away', () => {
    expect(
      deadWith(
        `        steps: [{ consult: head, section: '1' }, { decide: manager, when: { urgent: yes }, section: '1' }]\n`,
      ),
    ).toEqual(['home sends it to people of whom nobody decides'])
  })

  it('a row that a question always refuses first', () => {
    const ask = `    asks: [{ fact: place, must: { place: away }, stops: send, section: '1', otherwise: Only away. }]\n`
    expect(deadWith(STEPS + ask)).toEqual(['home can never apply: a question that comes before it refuses'])
  })

  it('a question with no right answer', () => {
    const ask = `    asks: [{ fact: amount, when: { amount: { at-most: £5 } }, must: { amount: { more-than: £5 } }, stops: send, section: '1', otherwise: Less. }]\n`
    expect(deadWith(STEPS + ask)).toEqual(['question "amount" has no right answer: every answer is refused'])
  })

  it('a question that is never asked', () => {
    const ask = `    asks: [{ fact: need, when: { place: abroad }, stops: send, section: '1' }]\n`
    expect(deadWith(STEPS + ask)).toEqual([
      'question "need" is never asked: whenever it would be, something else answers first',
    ])
  })

  it('what the decider is never asked to be satisfied of', () => {
    const one = `    satisfied: [{ id: sure, question: Sure?, when: { place: abroad }, section: '1' }]\n`
    expect(deadWith(STEPS + one)).toEqual(['"sure" never stands on a card'])
  })

  it('what never goes with the answer', () => {
    const also = `        also: [{ kind: flag, what: far away, when: { place: abroad } }]\n`
    expect(deadWith(STEPS + also)).toEqual(['home, "far away" never goes with the answer'])
  })
})

describe('an honest count', () => {
  it('says how many regions there are, and when they are too many to look at each', () => {
    const rows = { a: '{ total: { at-most: £1 }, urgent: yes, place: home }' }
    expect(prove(rows)).toMatchObject({ regions: 5, complete: true })
    expect(prove(rows, {}, 3)).toMatchObject({ complete: false })
  })
})
