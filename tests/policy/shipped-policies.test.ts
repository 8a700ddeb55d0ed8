import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { casesFile } from '../../src/policy/cases-file.ts'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { clauseCoverage } from '../../src/policy/clause-coverage.ts'
import { clausesFile } from '../../src/policy/clauses-file.ts'
import { exercisedBy } from '../../src/policy/exercised.ts'
import { parsePolicy, type ParsedPolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { runCases } from '../../src/policy/run-cases.ts'

/** How many clauses the rules found in each council's documents. A new policy folder is added here with its own. */
const CLAUSES: Readonly<Record<string, number>> = {
  cambridgeshire: 98,
  camden: 136,
  exampleshire: 12,
  leicestershire: 199,
  peterborough: 218,
}

const shipped = readdirSync('policies').filter((name) => existsSync(`policies/${name}/policy.yaml`))

test('every shipped policy says how many clauses it answers for', () => {
  expect(shipped.toSorted()).toEqual(Object.keys(CLAUSES).toSorted())
})

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: unknown }
const readable = <T>(read: Read<T>): T => {
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, undefined, 1))
  return read.value
}

const parsed = (read: ParsedPolicy): Extract<ParsedPolicy, { ok: true }> => {
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, undefined, 1))
  return read
}

describe.each(shipped)('%s', (authority) => {
  const text = (file: string): string => readFileSync(`policies/${authority}/${file}`, 'utf8')
  const { policy, under } = parsed(parsePolicy(text('policy.yaml'), 'test'))
  const underReadings = (taken: Readonly<Record<string, string>>): Policy => parsed(under(taken)).policy
  const worked = readable(checkedYaml(text('cases.yaml'), casesFile))

  const results = runCases(worked, underReadings)

  test.each(results)('$case', ({ failed }) => {
    expect(failed).toBeUndefined()
  })

  test('no two worked cases have the same name', () => {
    const names = worked.map((one) => one.case)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('every resource has a worked case', () => {
    const tried = new Set(worked.map((one) => one.resource))
    expect([...policy.resources.keys()].filter((id) => !tried.has(id))).toEqual([])
  })

  test('every clause of its documents is listed, its rows cite them, and a worked case tries each that is built in', () => {
    const clauses = readable(checkedYaml(text('clauses.yaml'), clausesFile))
    const coverage = clauseCoverage(clauses, policy, exercisedBy(results))
    expect(coverage.problems).toEqual([])
    expect(coverage.missing).toBe(0)
    expect(coverage.clauses).toBe(CLAUSES[authority])
  })
})
