import type { z } from 'zod'
import { didYouMean, nearestWord } from '../words/nearest-word.ts'

/** What is wrong at a path of keys, in words that somebody who has never seen code can act on. */
export type Explained = {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** The key itself is wrong, not what it holds. */
  readonly ofKey?: true
}
type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

/** Turns one zod issue into sentences, each at the most exact place it can be put. */
export const explainIssue = (issue: Issue): readonly Explained[] => {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue, key))
  if (issue.code === 'invalid_union') return explainUnion(issue)
  const explained = { path: issue.path, message: sentence(issue) }
  return [issue.code === 'invalid_key' ? { ...explained, ofKey: true } : explained]
}

/** The keys that a strict object knows, smuggled through zod's message because its issues do not carry them. */
export const namingKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined
  const definition: object | undefined = issue.inst?._zod.def
  const shape: unknown = definition && 'shape' in definition ? definition.shape : undefined
  return typeof shape === 'object' && shape !== null ? Object.keys(shape).join(' ') : undefined
}

const keysOf = (issue: Issue): readonly string[] => issue.message.split(' ')

const unknownKey = (issue: Issue, key: string): Explained => {
  const meant = didYouMean(key, keysOf(issue))
  const hint = key.includes(' ')
    ? ': inside { } a comma begins a new key, so put the whole sentence in quotes'
    : meant || `; expected ${keysOf(issue).join(', ')}`
  const message = `"${key}" is not a key here${hint}`
  return { path: [...issue.path, key], message, ofKey: true }
}

const sentence = (issue: Exclude<Issue, { code: 'unrecognized_keys' | 'invalid_union' }>): string => {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue)
        ? `${quoted(issue.path.at(-1))} is missing: expected ${kindOf(issue.expected)}`
        : `expected ${kindOf(issue.expected)}, found ${found(issue.input)}${isUnquoted(issue.expected, issue.input) ? ': put it in quotes' : ''}`
    case 'invalid_value':
      return `expected ${issue.values.join(', ')}, found ${found(issue.input)}${didYouMean(String(issue.input), issue.values.map(String))}`
    case 'invalid_format':
      return `expected ${issue.message}, found ${found(issue.input)}`
    case 'invalid_key':
      return `${quoted(issue.path.at(-1))} can't be a name here: expected ${issue.issues[0]?.message ?? 'another'}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `expected ${issue.minimum} or more, found ${found(issue.input)}`
        : `expected ${issue.origin === 'array' ? 'at least one' : 'words'}, found nothing`
    case 'too_big':
      return `expected ${issue.maximum} at most, found ${found(issue.input)}`
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message
  }
}

const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined
/** 4.10 without quotes is a number, and the same as 4.1. */
const isUnquoted = (expected: string, input: unknown): boolean =>
  expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')

const kindOf = (kind: string): string => KINDS[kind] ?? kind
const quoted = (key: PropertyKey | undefined): string => (key === undefined ? 'the file' : `"${String(key)}"`)

const found = (input: unknown): string => {
  if (input === undefined || input === null || input === '') return 'nothing'
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return 'keys with values'
  const text = JSON.stringify(input)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

/** Of the shapes a value may have, explains the one it comes nearest to; what somebody meant decides, not their order. */
const explainUnion = (issue: Extract<Issue, { code: 'invalid_union' }>): readonly Explained[] => {
  const shapes = issue.errors.filter((issues) => !issues.some(isOtherKind))
  const [nearest] = shapes.toSorted((a, b) => misfit(a) - misfit(b) || a.length - b.length)
  const tied = shapes.filter((issues) => nearest && misfit(issues) === misfit(nearest))
  if (!nearest || misfit(nearest) > 2 || (misfit(nearest) > 0 && tied.length > 1))
    return [{ path: issue.path, message: anyOf(issue, shapes) }]
  return withoutMeant(nearest)
    .flatMap(explainIssue)
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

/** The value is another kind of thing altogether: a list where this shape is a word. */
const isOtherKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')

const misfit = (issues: readonly Issue[]): number =>
  withoutMeant(issues).reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys')
      return sum + issue.keys.filter((key) => !nearestWord(key, keysOf(issue))).length * 2
    return sum + (issue.path.length === 1 && isMissing(issue) ? 1 : 0)
  }, 0)

/** A misspelt key is one mistake: the missing key it was meant to be is not told as a second. */
const withoutMeant = (issues: readonly Issue[]): readonly Issue[] => {
  const meant = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => nearestWord(key, keysOf(issue))) : [],
  )
  return issues.filter((issue) => !(isMissing(issue) && meant.includes(String(issue.path.at(-1)))))
}

const anyOf = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
  shapes: readonly (readonly Issue[])[],
): string => {
  const missing = shapes.map(
    (issues) => issues.find((one) => one.path.length === 1 && isMissing(one))?.path[0],
  )
  const keys = missing.filter((key) => key !== undefined).map((key) => `"${String(key)}"`)
  if (keys.length > 1) return `expected one of ${[...new Set(keys)].join(', ')}`
  const kinds = issue.errors.flatMap((issues) =>
    issues
      .filter(isOtherKind)
      .map((one) => (one.code === 'invalid_type' ? kindOf(one.expected) : sentenceKind(one))),
  )
  return `expected ${[...new Set(kinds)].join(', or ')}, found ${found(issue.input)}`
}

const sentenceKind = (issue: Issue): string =>
  issue.code === 'invalid_value' ? issue.values.join(', ') : 'something else'
