import { describe, expect, test } from 'vitest'
import { casesFile } from '../../src/policy/cases-file.ts'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { clauseCoverage } from '../../src/policy/clause-coverage.ts'
import { clausesFile } from '../../src/policy/clauses-file.ts'
import { exercisedBy } from '../../src/policy/exercised.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { runCases } from '../../src/policy/run-cases.ts'
import { SMALL } from './small-policy.ts'

const POLICY = `${SMALL}resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    exclusions:
      - { id: never, section: '1', clauses: [C-1], rule: No., when: { place: abroad }, refuse: Too far., instead: Ask. }
    rows:
      - id: low
        section: '1'
        clauses: [C-2]
        rule: The manager.
        when: { amount: { at-most: £100 } }
        readings: [R1]
        steps:
          - { consult: head, when: { urgent: yes }, section: '1', clauses: [C-3] }
          - { decide: manager, section: '1' }
    gap: { refuse: Nobody., instead: Ask. }
    asks:
      - { fact: need, must: { need: fire }, stops: send, section: '2', clauses: [C-4], otherwise: Only for a fire. }
    reviews:
      - { id: monthly, every: 1 month, when: { need: fire }, what: the grant, section: '3', clauses: [C-6] }
    periods:
      - { id: month, lasts: 4 weeks, when: { urgent: yes }, what: the grant, section: '3', clauses: [C-7] }
    satisfied:
      - { id: tried, question: Tried?, when: { urgent: no }, section: '2', clauses: [C-5] }
`

const parsed = parsePolicy(POLICY, 'test')
if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
const { policy, under } = parsed

/** What cases, each written as \`facts\` and what is expected, leave untried of a clause that stands in a place. */
const untried = (place: string, clause: string, ...cases: readonly string[]): boolean => {
  const text = cases.map((one, i) => `- { case: '${i}', resource: grant, ${one} }\n`).join('')
  const read = checkedYaml(text === '' ? '[]' : text, casesFile)
  const list = checkedYaml(`- { id: ${clause}, section: '1', says: A., in: [${place}] }\n`, clausesFile)
  if (!read.ok || !list.ok) throw new Error('a test that cannot be read')
  const results = runCases(read.value, (switched) => {
    const other = under(switched)
    return other.ok ? other.policy : undefined
  })
  return clauseCoverage(list.value, policy, exercisedBy(results)).problems.some((problem) =>
    problem.endsWith('no worked case tries it'),
  )
}

const LOW = "facts: { place: home, amount: £50, urgent: 'no', need: fire }, expect: { route: [Manager] }"
const URGENT = LOW.replace("'no'", "'yes'")

describe('a clause is built in only if a worked case tries it', () => {
  test('a row, by a case that it answers', () => {
    expect(untried('grant/low', 'C-2')).toBe(true)
    expect(untried('grant/low', 'C-2', 'expect: { ask: [place, amount] }')).toBe(true)
    expect(untried('grant/low', 'C-2', LOW)).toBe(false)
  })

  test('a refusal, by a case that it refuses', () => {
    expect(untried('grant/never', 'C-1', LOW)).toBe(true)
    expect(untried('grant/never', 'C-1', 'facts: { place: abroad }, expect: { block: Too far }')).toBe(false)
  })

  test('a case that fails tries nothing', () => {
    expect(untried('grant/low', 'C-2', LOW.replace('[Manager]', '[Head]'))).toBe(true)
  })

  test('what only a step cites, by a case whose route has the step', () => {
    expect(untried('grant/low', 'C-3', LOW)).toBe(true)
    expect(untried('grant/low', 'C-3', URGENT)).toBe(false)
  })

  test('a question, by a case that still asks it or that it holds up, not by one that has answered it', () => {
    const open = "facts: { place: home, amount: £50, urgent: 'no' }, expect: { route: [Manager] }"
    expect(untried('grant/need', 'C-4', LOW)).toBe(true)
    expect(untried('grant/need', 'C-4', open)).toBe(false)
    expect(untried('grant/need', 'C-4', "facts: { need: 'sun' }, expect: { block: Only for a fire }")).toBe(
      false,
    )
  })

  test('what the decider is satisfied of, by a case on whose card it stands', () => {
    expect(untried('grant/tried', 'C-5', URGENT)).toBe(true)
    expect(untried('grant/tried', 'C-5', LOW)).toBe(false)
  })

  test('a review or a period, by a case with which it begins', () => {
    expect(untried('grant/reviews/monthly', 'C-6')).toBe(true)
    expect(untried('grant/reviews/monthly', 'C-6', LOW.replace('need: fire', 'need: ice'))).toBe(true)
    expect(untried('grant/reviews/monthly', 'C-6', LOW)).toBe(false)
    expect(untried('grant/periods/month', 'C-7', LOW)).toBe(true)
    expect(untried('grant/periods/month', 'C-7', URGENT)).toBe(false)
  })

  test('reminders, by any case that somebody decides', () => {
    expect(untried('reminders', 'C-9', 'facts: { place: abroad }, expect: { block: Too far }')).toBe(true)
    expect(untried('reminders', 'C-9', LOW)).toBe(false)
  })

  test('a reading, by a case that switches it or whose row lists it', () => {
    const gone = 'facts: { place: home, amount: £500, need: fire }, expect: { block: Nobody }'
    expect(untried('R1', 'C-9', gone)).toBe(true)
    expect(untried('R1', 'C-9', LOW)).toBe(false)
    expect(untried('R1', 'C-9', `readings: { R1: high }, ${gone}`)).toBe(false)
  })

  test('a whole resource, by what cites the clause in it; by any case where nothing does', () => {
    expect(untried('grant', 'C-3', LOW)).toBe(true)
    expect(untried('grant', 'C-3', URGENT)).toBe(false)
    expect(untried('grant', 'C-9', LOW)).toBe(false)
    expect(untried('grant', 'C-9')).toBe(true)
  })
})
