import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

const wordsOf = (council: string, fact: string, option: string): readonly string[] => {
  const parsed = parsePolicy(readFileSync(`policies/${council}/policy.yaml`, 'utf8'), 'policy-1')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.policy.facts.get(fact)?.options.get(option)?.words ?? []
}

test.each([
  ['peterborough', 'otherOptionsExplored', 'no'],
  ['leicestershire', 'considered', 'no'],
  ['cambridgeshire', 'grants', 'not-yet'],
  ['camden', 'camdenCarerSought', 'no'],
  ['exampleshire', 'charityAsked', 'no'],
])('in %s “nothing tried” answers %s', (council, fact, option) => {
  expect(wordsOf(council, fact, option)).toEqual(
    expect.arrayContaining(['nothing tried', "haven't tried anything", 'not asked anyone']),
  )
})
test('a policy says of whom, and the ways of saying it are everybody’s', () => {
  expect(wordsOf('peterborough', 'otherHelpTried', 'yes')).toContain('food bank said no')
  expect(readFileSync('policies/peterborough/policy.yaml', 'utf8')).not.toMatch(/^phrases:/m)
})
