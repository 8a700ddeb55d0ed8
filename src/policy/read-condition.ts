import type { Condition } from './condition.ts'
import type { FactDefinition, FactValue } from './fact.ts'
import type { Reading } from './policy.ts'
import type { ConditionFile } from './policy-file.ts'
import { didYouMean } from '../words/nearest-word.ts'

/** Says a problem with a policy file: where it stands, as a path of keys, and what is wrong. */
export type Problem = { readonly at: readonly (string | number)[]; readonly message: string }
export type Report = (problem: Problem) => void

const LIMITS = ['at-most', 'less-than', 'at-least', 'more-than'] as const

/** Reads "£100.00" as 10000 pence, "2.5" hours as 10 quarter-hours, "yes" as true, and the rest as it stands. */
export const readValue = (raw: unknown, definition: FactDefinition | undefined): FactValue | undefined => {
  switch (definition?.kind) {
    case 'money': {
      const pounds = /^£?(\d{1,7})(?:\.(\d{2}))?$/.exec(String(raw))
      return pounds ? Number(pounds[1]) * 100 + Number(pounds[2] ?? 0) : undefined
    }
    case 'hours':
      return typeof raw === 'number' && Number.isInteger(raw * 4) && raw >= 0 ? raw * 4 : undefined
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      return typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 ? raw : undefined
    case 'yes-no':
      return raw === 'yes' || raw === true ? true : raw === 'no' || raw === false ? false : undefined
    case 'choice':
      return typeof raw === 'string' && definition.options.has(raw) ? raw : undefined
    case 'date':
    case 'text':
    case undefined:
      return typeof raw === 'string' ? raw : undefined
  }
}

const expected = (definition: FactDefinition): string => {
  switch (definition.kind) {
    case 'money':
      return 'an amount such as £100 or £99.50'
    case 'hours':
      return 'hours in quarters, such as 10 or 2.5'
    case 'yes-no':
      return 'yes or no'
    case 'choice':
      return `one of ${[...definition.options.keys()].join(', ')}`
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      return 'a whole number'
    case 'date':
    case 'text':
      return 'words'
  }
}

type Reader = {
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly readings: ReadonlyMap<string, Reading>
  readonly report: Report
}

/** Readings are written P9, X4, L12; facts begin with a small letter. */
const isReading = (key: string): boolean => /^[A-Z]/.test(key)

const ALWAYS: Condition = { test: 'all', of: [] }
const NEVER: Condition = { test: 'any', of: [] }

/** Turns a condition as it is written into the typed tests; reports what it cannot read and leaves that part out. */
export const readCondition = (
  raw: ConditionFile,
  at: readonly (string | number)[],
  reader: Reader,
): Condition => {
  const parts = Object.entries(raw).map(([key, value]) => readPart(key, value, [...at, key], reader))
  const [only] = parts
  return parts.length === 1 && only ? only : { test: 'all', of: parts }
}

const readPart = (
  key: string,
  value: unknown,
  at: readonly (string | number)[],
  reader: Reader,
): Condition => {
  if (key === 'any' || key === 'all') {
    const list = Array.isArray(value) ? (value as ConditionFile[]) : []
    return { test: key, of: list.map((part, i) => readCondition(part, [...at, i], reader)) }
  }
  if (key === 'not') return { test: 'not', of: readCondition(value as ConditionFile, at, reader) }
  if (isReading(key)) return readReading(key, value, at, reader)
  const definition = reader.facts.get(key)
  if (!definition)
    reader.report({
      at,
      message: `"${key}" is not a fact of this policy${didYouMean(key, reader.facts.keys())}`,
    })
  return readTest(key, value, at, definition, reader)
}

/** A reading is settled when the policy is loaded, so a test on it is answered here and costs nothing at a look-up. */
const readReading = (
  key: string,
  value: unknown,
  at: readonly (string | number)[],
  { readings, report }: Reader,
): Condition => {
  const reading = readings.get(key)
  if (!reading)
    report({ at, message: `"${key}" is not a reading of this policy${didYouMean(key, readings.keys())}` })
  const options = [value].flat()
  for (const option of options)
    if (reading && (typeof option !== 'string' || !reading.options.has(option)))
      report({
        at,
        message: `${JSON.stringify(option)} is not an option of reading ${key}: it has ${[...reading.options.keys()].join(', ')}`,
      })
  return options.includes(reading?.taken) ? ALWAYS : NEVER
}

const readTest = (
  fact: string,
  value: unknown,
  at: readonly (string | number)[],
  definition: FactDefinition | undefined,
  { report }: Reader,
): Condition => {
  const typed = (raw: unknown): FactValue => {
    const read = readValue(raw, definition)
    if (read === undefined && definition)
      report({ at, message: `expected ${expected(definition)}, found ${JSON.stringify(raw)}` })
    return read ?? ''
  }
  if (Array.isArray(value)) return { test: 'one-of', fact, values: value.map(typed) }
  if (typeof value !== 'object' || value === null) return { test: 'is', fact, value: typed(value) }
  const limits = value as Record<string, unknown>
  if (limits['known']) return { test: 'known', fact }
  if (limits['given']) return { test: 'given', fact }
  const tests = LIMITS.filter((limit) => limits[limit] !== undefined).map((test): Condition => ({
    test,
    fact,
    value: Number(typed(limits[test])),
  }))
  const [only] = tests
  if (!only) report({ at, message: 'expected at-most, less-than, at-least, more-than, known or given' })
  return tests.length === 1 && only ? only : { test: 'all', of: tests }
}
