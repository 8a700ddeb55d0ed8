import { describe, expect, test } from 'vitest'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { clauseCoverage, type Coverage } from '../../src/policy/clause-coverage.ts'
import { clausesFile, type Clauses } from '../../src/policy/clauses-file.ts'
import type { Exercised } from '../../src/policy/exercised.ts'
import { SMALL, policyOf } from './small-policy.ts'

const policy = policyOf(`${SMALL}resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    rows: [{ id: always, section: '1', clauses: [C-1], rule: A., steps: [{ decide: manager, section: '1', clauses: [C-2] }] }]
    asks: [{ fact: need, section: '2', clauses: [C-3] }]
`)

const clauses = (yaml: string): Clauses => {
  const read = checkedYaml(yaml, clausesFile)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}

/** As if worked cases tried everything that there is. */
const ALL: Exercised = {
  places: new Set(['grant', 'grant/always', 'grant/need', 'R1']),
  citations: new Set(['grant/always C-1', 'grant/always C-2', 'grant/need C-3']),
}

const coverage = (yaml: string, exercised = ALL): Coverage => clauseCoverage(clauses(yaml), policy, exercised)
const problems = (yaml: string): readonly string[] => coverage(yaml).problems

const ONE = `- { id: C-1, section: '1', says: A., in: [grant/always] }\n`
const REST = `- { id: C-2, section: '1', says: A., in: [grant] }\n- { id: C-3, section: '2', says: A., in: [grant/need, R1] }\n`

describe('clauses beside a policy', () => {
  test('given every cited clause is listed with its place, then nothing is wrong and it is counted', () => {
    const rest = `- { id: C-4, section: '3', says: A., everywhere: Always. }\n- { id: C-5, section: '3', says: A., not-a-bot-matter: No. }\n`
    expect(coverage(ONE + REST + rest)).toEqual({
      clauses: 5,
      builtIn: 3,
      everywhere: 1,
      notForABot: 1,
      missing: 0,
      problems: [],
    })
  })

  test('given a document that the policy does not name, then it is said', () => {
    expect(problems(`${ONE.replace('{ id: C-1,', '{ id: C-1, document: other,')}${REST}`)).toEqual([
      "C-1 is said to be in the document other, which the policy doesn't name",
    ])
  })

  test('given a place that is not there, then it is named', () => {
    expect(problems(`${ONE}${REST}- { id: C-4, section: '3', says: A., in: [grant/never] }\n`)).toEqual([
      'C-4 is said to be in grant/never, which is not there',
    ])
  })

  test('given a clause that a row cites and the list leaves out, then it is named', () => {
    expect(problems(REST)).toEqual(['C-1 is cited and not listed'])
    expect(problems(`- { id: C-1, section: '1', says: A., in: [R1] }\n${REST}`)).toEqual([
      'C-1 is cited by grant/always, which its list leaves out',
    ])
  })

  test('given a clause listed twice, then it is named', () => {
    expect(problems(ONE + ONE + REST)).toEqual(['C-1 is listed twice'])
  })

  test('given a clause that is said to be built in and no worked case tries, then it is named and counted as missing', () => {
    const { builtIn, missing, problems } = coverage(ONE + REST, {
      ...ALL,
      citations: new Set(['grant/need C-3']),
    })
    expect({ builtIn, missing }).toEqual({ builtIn: 1, missing: 2 })
    expect(problems).toEqual([
      'C-1 is said to be in grant/always, and no worked case tries it',
      'C-2 is said to be in grant, and no worked case tries it',
    ])
  })

  test('given clauses that are nowhere, or cited and not listed, then each counts as missing once', () => {
    const lost = `- { id: C-4, section: '3', says: A., in: [grant/never] }\n`
    expect(coverage(REST + lost)).toMatchObject({ builtIn: 2, missing: 2 })
  })
})
