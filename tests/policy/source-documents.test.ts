import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import { clausesFile, type Clauses } from '../../src/policy/clauses-file.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

/**
 * Tests for development: the policies beside the rules and readings found in the source documents. Those stand outside
 * the repository; where they are not there, these tests are skipped and everything else still holds.
 */
const RULES = '../shared/rules.json'
const READINGS = '../shared/readings.md'
const areHere = existsSync(RULES) && existsSync(READINGS)
const orSkipped = areHere ? '' : ` (skipped: ${RULES} and ${READINGS} are not here)`

type Rule = { readonly id: string; readonly authority: string }
const rules = areHere ? (JSON.parse(readFileSync(RULES, 'utf8')) as readonly Rule[]) : []
const authorityOf = new Map(rules.map(({ id, authority }) => [id, authority.toLowerCase()]))

const policies = readdirSync('policies').filter((name) => existsSync(`policies/${name}/policy.yaml`))
/** An authority of no source document, such as an example, has nothing to be held beside. */
const compared = policies.filter((name) => !areHere || [...authorityOf.values()].includes(name))

const text = (authority: string, file: string): string =>
  readFileSync(`policies/${authority}/${file}`, 'utf8')

const clausesOf = (authority: string): Clauses => {
  const read = checkedYaml(text(authority, 'clauses.yaml'), clausesFile)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}

const readingsOf = (authority: string): readonly string[] => {
  const read = parsePolicy(text(authority, 'policy.yaml'), 'test')
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return [...read.policy.readings.keys()]
}

/** Readings that a clause names which is kept with every request, or declared: "(reading X5)". */
const namedByClauses = (authority: string): readonly string[] =>
  clausesOf(authority)
    .flatMap((clause) => {
      if ('everywhere' in clause) return [clause.everywhere]
      return 'not-a-bot-matter' in clause ? [clause['not-a-bot-matter']] : []
    })
    .flatMap((words) => [...words.matchAll(/\breading ([A-Z]+\d+[a-z]?)\b/g)].map(([, id]) => id ?? ''))

type Entry = { readonly id: string; readonly authorities: readonly string[] }

/** The rows of the tables: | P9 | V | matter | reading | PB-207, PB-207b |. */
const entries = (): readonly Entry[] =>
  readFileSync(READINGS, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      const [, id = ''] = cells
      if (!/^[A-Z]\d+[a-z]?$/.test(id)) return []
      const named = [...(cells.at(-2) ?? '').matchAll(/\b[A-Z]{2}-\d+/g)].map(([rule]) => rule.slice(0, 3))
      const of = named.map((prefix) =>
        authorityOf.get(rules.find((rule) => rule.id.startsWith(prefix))?.id ?? ''),
      )
      return [{ id, authorities: [...new Set(of.filter((one) => one !== undefined))] }]
    })

describe.skipIf(!areHere).each(compared)(`%s beside its source documents${orSkipped}`, (authority) => {
  test('lists every rule found in them, and none besides', () => {
    const found = rules.filter((rule) => authorityOf.get(rule.id) === authority).map(({ id }) => id)
    const listed = clausesOf(authority).map(({ id }) => id)
    expect({
      missing: found.filter((id) => !listed.includes(id)),
      extra: listed.filter((id) => !found.includes(id)),
    }).toEqual({ missing: [], extra: [] })
  })

  test('names the reading it takes of every doubtful passage that a rule rests on', () => {
    const named = new Set([...readingsOf(authority), ...namedByClauses(authority)])
    const doubtful = entries().filter(({ authorities }) => authorities.includes(authority))
    expect(doubtful.length).toBeGreaterThan(5)
    expect(doubtful.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
  })
})
