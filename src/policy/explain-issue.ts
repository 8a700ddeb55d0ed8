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

/** Keys that hold conditions. */
const CONDITIONS: readonly string[] = ['when', 'must', 'waive']

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
        : `expected ${CONDITIONS.includes(String(issue.path.at(-1))) ? 'a condition such as { urgent: yes }' : kindOf(issue.expected)}, found ${found(issue.input)}${mend(issue.expected, issue.input)}`
    case 'invalid_value':
      if (issue.input === undefined)
        return `${quoted(issue.path.at(-1))} is missing: expected ${issue.values.join(', ')}`
      return `expected ${issue.values.join(', ')}, found ${found(issue.input)}${didYouMean(plain(issue.input), issue.values.map(String))}`
    case 'invalid_format':
      return `expected ${issue.message}, found ${found(issue.input)}${asId(issue.input, issue)}`
    case 'invalid_key':
      return `${quoted(issue.path.at(-1))} can't be a name here: expected ${issue.issues[0]?.message ?? 'another'}${asId(issue.path.at(-1), issue.issues[0])}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `expected ${issue.inclusive === false ? `more than ${issue.minimum}` : `${issue.minimum} or more`}, found ${found(issue.input)}`
        : `expected ${issue.origin === 'array' ? 'at least one' : 'words'}, found nothing`
    case 'too_big':
      return `expected ${issue.maximum} at most, found ${found(issue.input)}`
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message
  }
}

const plain = (input: unknown): string => (typeof input === 'string' ? input : '')

/** How to write what somebody plainly meant. */
const mend = (expected: string, input: unknown): string => {
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return ': put it in quotes'
  if (expected === 'array' && typeof input === 'string') return `: put it in brackets, [${input}]`
  if (expected === 'boolean' && (input === 'yes' || input === 'no'))
    return `; did you mean ${input === 'yes' ? 'true' : 'false'}?`
  return ''
}

/** The forms of `id` and `factName` (see policy-file): nothing else is guessed at, a secret least of all. */
const isNameForm = (message: string): boolean => /^(?:small letters|one word)/.test(message)

/** The nearest word of the form that names have here: "Head of Service" is head-of-service, "spent-before" is spentBefore. */
const asId = (input: unknown, issue: Issue | undefined): string => {
  if (typeof input !== 'string' || issue?.code !== 'invalid_format' || !isNameForm(issue.message)) return ''
  const pattern = new RegExp((issue as { pattern?: string }).pattern?.slice(1, -1) ?? '^$')
  const words = input.trim().split(/[^A-Za-z0-9]+/)
  const hyphens = words.join('-').toLowerCase()
  const joined = words.map(
    (word, i) => (i === 0 ? word.slice(0, 1).toLowerCase() : word.slice(0, 1).toUpperCase()) + word.slice(1),
  )
  const meant = [hyphens, joined.join('')].find((one) => pattern.test(one))
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined

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
  const [one, other] = shapes.flatMap(onlyForeign)
  if (one !== undefined && other !== undefined)
    return [{ path: issue.path, message: `expected either ${quoted(other)} or ${quoted(one)}, found both` }]
  const [nearest] = shapes.toSorted((a, b) => misfit(a) - misfit(b) || a.length - b.length)
  const tied = shapes.filter((issues) => nearest && misfit(issues) === misfit(nearest))
  if (!nearest || misfit(nearest) > 2 || (misfit(nearest) > 0 && tied.length > 1))
    return [{ path: issue.path, message: anyOf(issue, shapes) }]
  return withoutConsequences(nearest)
    .flatMap(explainIssue)
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

/** The value is another kind of thing altogether: a list where this shape is a word. */
const isOtherKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')

const misfit = (issues: readonly Issue[]): number =>
  withoutConsequences(issues).reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys')
      return sum + issue.keys.filter((key) => !nearestWord(key, keysOf(issue))).length * 2
    return sum + (issue.path.length === 1 && isMissing(issue) ? 1 : 0)
  }, 0)

/** A misspelt key is one mistake: neither the missing key it was meant to be, nor that a whole is incomplete, is a second. */
export const withoutConsequences = (issues: readonly Issue[]): readonly Issue[] => {
  const [meant, misspelt] = [new Set<string>(), new Set<string>()]
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    misspelt.add(pathOf(issue.path))
    for (const key of issue.keys) meant.add(pathOf([...issue.path, nearestWord(key, keysOf(issue)) ?? key]))
  }
  return issues.filter(
    (issue) =>
      !(issue.input === undefined && meant.has(pathOf(issue.path))) &&
      !(issue.code === 'custom' && misspelt.has(pathOf(issue.path))),
  )
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('\n')

/** The first key that is strange to a shape which fits otherwise. Two such shapes: the value is half one, half the other. */
const onlyForeign = (issues: readonly Issue[]): readonly string[] => {
  const foreign = issues.flatMap((one) =>
    one.code === 'unrecognized_keys' && one.path.length === 0
      ? one.keys.filter((key) => !nearestWord(key, keysOf(one)))
      : [],
  )
  const [first] = foreign
  return first !== undefined && issues.length === 1 ? [first] : []
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
