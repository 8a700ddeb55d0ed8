import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { policyOf, SMALL, withRows } from './small-policy.ts'

const mistakesIn = (text: string): readonly string[] => {
  const parsed = parsePolicy(text, 'test')
  return parsed.ok
    ? []
    : parsed.mistakes.map(
        ({ line, column, message }) =>
          `${text.split('\n')[line - 1]?.slice(column - 1, column + 11) ?? ''}| ${message}`,
      )
}

const grant = (row: string): string =>
  `${SMALL}resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    gap: { refuse: No., instead: Ask. }
    rows:
      - { id: a, section: '1', rule: The rule., ${row} }
`

describe('a mistake in a policy is told where it stands', () => {
  it('says nothing about a policy that is right', () => {
    expect(mistakesIn(withRows({ low: '{ urgent: yes }' }))).toEqual([])
  })

  it('a misspelt key, with the key that was meant', () => {
    expect(mistakesIn(grant('stesp: [{ decide: manager, section: "1", why: Because. }]'))).toEqual([
      'stesp: [{ de| "stesp" is not a key here; did you mean "steps"?',
    ])
  })

  it('a row that says nothing: the three things it can be', () => {
    expect(mistakesIn(grant('floor: true'))).toEqual([
      '{ id: a, sec| expected one of "steps", "refuse", "advise"',
    ])
  })

  it('a mistake inside a step, not "invalid input" for the whole row', () => {
    expect(mistakesIn(grant('steps: [{ decide: manager, why: Because. }]'))).toEqual([
      '{ decide: ma| "section" is missing: expected words',
    ])
  })

  it('a kind that does not exist, with the kinds that do', () => {
    expect(mistakesIn(SMALL.replace('kind: choice', 'kind: choise')).at(0)).toBe(
      'choise, labe| expected money, number, age, days, weeks, hours, date, yes-no, choice, text, found "choise"; did you mean "choice"?',
    )
  })

  it('a name in capitals', () => {
    expect(mistakesIn(grant('refuse: No., instead: Ask.').replace('  grant:', '  Grant:'))).toEqual([
      'Grant:| "Grant" can\'t be a name here: expected small letters, digits and hyphens; did you mean "grant"?',
    ])
  })

  it('an amount that is not one', () => {
    expect(mistakesIn(withRows({ low: '{ total: { at-most: £1,00 } }' }))).toHaveLength(1)
  })

  it('YAML that cannot be read, by its own line', () => {
    const [first] = mistakesIn(`${SMALL}resources: { a: [ }`)
    expect(first).toMatch(/^\[? ?\}/)
  })

  it('a section without its quotes, which would read 4.10 as 4.1', () => {
    expect(mistakesIn(grant('refuse: No., instead: Ask.').replace("section: '1'", 'section: 4.10'))).toEqual([
      '4.10, rule: | expected words, found 4.1: put it in quotes',
    ])
  })

  it('a reading that takes what it does not offer, with what it offers', () => {
    expect(mistakesIn(withRows({ low: '{ urgent: yes }' }).replace('taken: low', 'taken: lw'))).toEqual([
      'lw, options:| "lw" is not one of its options: it has low, high; did you mean "low"?',
    ])
  })

  it('a key given twice', () => {
    expect(mistakesIn(`${SMALL}name: Another\nresources: {}\n`)).toEqual([
      'name: Anothe| "name" stands here twice: give it once',
    ])
  })

  it('several mistakes in one go', () => {
    const text = grant('refuse: No., instead: Ask., floor: maybe, settles: perhaps')
    expect(mistakesIn(text)).toEqual([
      'perhaps }| expected true or false, found "perhaps"',
      'maybe, settl| expected true or false, found "maybe"',
    ])
  })

  it('a comma that cut a sentence in two', () => {
    expect(mistakesIn(grant('refuse: No, instead: Ask, or wait.'))).toEqual([
      'or wait. }| "or wait." is not a key here: inside { } a comma begins a new key, so put the whole sentence in quotes',
    ])
  })

  it('what an alias repeats, where it repeats it', () => {
    const gap = 'gap: { refuse: No., instead: Ask. }'
    const text = grant('refuse: No., instead: Ask.').replace(gap, 'gap: &gap { refuse: No. }')
    const another = text
      .slice(text.indexOf('  grant:'))
      .replace('grant:', 'loan:')
      .replace(/&gap.*/, '*gap')
    expect(mistakesIn(text + another).at(-1)).toBe('*gap| "instead" is missing: expected words')
  })

  it('an empty file', () => {
    expect(mistakesIn('')).toEqual(['| expected keys with values, found nothing'])
  })
})

describe('a reading switched for a trial', () => {
  it('takes the other option, and only there', () => {
    const text = withRows({ low: '{ R1: high }' })
    expect(policyOf(text).readings.get('R1')?.taken).toBe('low')
    const parsed = parsePolicy(text, 'test')
    const switched = parsed.ok && parsed.under({ R1: 'high' })
    expect(switched && switched.ok && switched.policy.readings.get('R1')?.taken).toBe('high')
  })
})

describe('a policy read from several documents', () => {
  const several = (row: string): string =>
    grant(row).replace(
      'document: { title: Who agrees, dated: January 2026 }',
      'document: [{ id: fund, title: The fund, dated: "2022" }, { id: passport, title: The passport, dated: "2018" }]',
    )
  const steps = 'steps: [{ decide: manager, section: "1", why: Because. }]'

  it('keeps them in order, and each row says which it rests on', () => {
    const policy = policyOf(several(`document: passport, ${steps}`))
    expect(policy.documents.map(({ id }) => id)).toEqual(['fund', 'passport'])
    expect(policy.resources.get('grant')?.rows[0]?.source.document).toBe('passport')
  })

  it('never rests a row on a document that it does not name', () => {
    expect(mistakesIn(several(`document: pasport, ${steps}`))).toEqual([
      'pasport, ste| "pasport" is not a document of this policy; did you mean "passport"?',
    ])
  })

  it('and one alone is written as before', () => {
    expect(policyOf(grant(steps)).documents).toEqual([{ id: '', title: 'Who agrees', dated: 'January 2026' }])
  })
})

describe('a ledger kept for each person', () => {
  const ledger = (lines: string): string =>
    grant('steps: [{ decide: manager, section: "1", why: Because. }]').replace(
      'resources:',
      `ledgers: { therapy: { title: Therapy, counts: amount, ${lines}, bases: [{ year: rolling, fact: amount, says: this year }] } }\nresources:`,
    )

  it('says by which fact people are told apart', () => {
    expect(mistakesIn(ledger('per: person')).join()).toContain('say in `person` which fact tells whom')
  })

  it('never tells them apart by what somebody types', () => {
    expect(mistakesIn(ledger('per: person, person: need')).join()).toContain('"need" is not a choice')
  })

  it('has nobody to tell apart where it is the family’s', () => {
    expect(mistakesIn(ledger('per: family, person: need')).join()).toContain(
      'only for what is counted per person',
    )
  })
})
