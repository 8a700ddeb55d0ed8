import { expect, test } from 'vitest'
import { casesFile } from '../../src/policy/cases-file.ts'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { runCases } from '../../src/policy/run-cases.ts'
import { policyOf, withRows } from './small-policy.ts'

const policy = policyOf(withRows({ small: '{ total: { at-most: £100 } }' }, { urgent: '{ urgent: yes }' }))

const failureOf = (yaml: string): string | undefined => {
  const cases = checkedYaml(yaml, casesFile)
  if (!cases.ok) throw new Error(JSON.stringify(cases.mistakes))
  return runCases(cases.value, () => policy)[0]?.failed
}

test('given £80 and nothing before, when the manager is expected, then the case passes', () => {
  expect(
    failureOf(
      '[{ case: A, resource: grant, facts: { amount: £80, spent: £0 }, expect: { route: [Manager] } }]',
    ),
  ).toBeUndefined()
})

test('given another decider is expected, then it says who was expected and who was found', () => {
  expect(
    failureOf('[{ case: A, resource: grant, facts: { amount: £80, spent: £0 }, expect: { route: [Head] } }]'),
  ).toBe('expected Head to decide, found Manager')
})

test('given a gap is expected and somebody is named, then it says so', () => {
  expect(
    failureOf('[{ case: A, resource: grant, facts: { amount: £80, spent: £0 }, expect: { block: Nobody } }]'),
  ).toBe('expected nobody, "Nobody", found Manager')
})

test('given a question is expected, then what is asked has to be the same', () => {
  expect(failureOf('[{ case: A, resource: grant, facts: { amount: £80 }, expect: { ask: [spent] } }]')).toBe(
    undefined,
  )
  expect(failureOf('[{ case: A, resource: grant, facts: { amount: £80 }, expect: { ask: [place] } }]')).toBe(
    'expected to ask for place, found a question for spent',
  )
})

test('given a fact or a resource that the policy does not have, then the case fails by name', () => {
  expect(failureOf('[{ case: A, resource: loan, expect: { route: [Head] } }]')).toBe(
    '"loan" is not a resource of this policy',
  )
  expect(failureOf('[{ case: A, resource: grant, facts: { age: 3 }, expect: { route: [Head] } }]')).toBe(
    '"age" is not a fact of this policy',
  )
  expect(failureOf('[{ case: A, resource: grant, facts: { amount: -3 }, expect: { route: [Head] } }]')).toBe(
    'amount cannot be -3',
  )
})
