import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { casesFile } from '../../src/policy/cases-file.ts'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { parsePolicy, type ParsedPolicy } from '../../src/policy/parse-policy.ts'
import { runCases } from '../../src/policy/run-cases.ts'
import type { Policy } from '../../src/policy/policy.ts'

const text = (file: string): string => readFileSync(`policies/peterborough/${file}`, 'utf8')

const readable = (parsed: ParsedPolicy): Extract<ParsedPolicy, { ok: true }> => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes, undefined, 1))
  return parsed
}

const peterborough = readable(parsePolicy(text('policy.yaml'), 'test'))
const cases = checkedYaml(text('cases.yaml'), casesFile)

test('cases.yaml has the right shape', () => {
  expect(cases).toMatchObject({ ok: true })
})

describe('Peterborough’s worked cases', () => {
  const worked = cases.ok ? cases.value : []
  const policyUnder = (switched: Readonly<Record<string, string>>): Policy =>
    readable(peterborough.under(switched)).policy
  test.each(runCases(worked, policyUnder))('$case', ({ failed }) => {
    expect(failed).toBeUndefined()
  })

  test('no two have the same name', () => {
    const names = worked.map((one) => one.case)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('every resource has one', () => {
    const tried = new Set(worked.map((one) => one.resource))
    expect([...peterborough.policy.resources.keys()].filter((id) => !tried.has(id))).toEqual([])
  })
})
