import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Document,
} from 'yaml'
import type { z } from 'zod'
import { explainIssue, namingKeys, withoutConsequences } from './explain-issue.ts'
import { explainYaml, type Misformed } from './explain-yaml.ts'
import { didYouMean } from '../words/nearest-word.ts'

/** A mistake in a file, with the place to look. Lines and columns count from 1. */
export type Mistake = { readonly line: number; readonly column: number; readonly message: string }

/** Names a mistake at a path of keys: `at(['rows', 0, 'when'], 'expected …')`. */
export type MistakeAt = (path: readonly PropertyKey[], message: string) => Mistake

export type CheckedYaml<T> =
  | { readonly ok: true; readonly value: T; readonly at: MistakeAt }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads YAML by a schema. Every mistake is found in one go: where it stands, what was expected, the nearest valid word. */
export const checkedYaml = <Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): CheckedYaml<z.output<Schema>> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const placed = (offset: number, message: string): Mistake => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col, message }
  }
  if (document.errors.length > 0) {
    const found = explainYaml(document.errors, text)
    return { ok: false, mistakes: found.map(({ offset, message }) => placed(offset, message)) }
  }
  const lost = [...lostAliases(document), ...curlyQuotes(document)]
  if (lost.length > 0)
    return { ok: false, mistakes: lost.map(({ offset, message }) => placed(offset, message)) }
  const at: MistakeAt = (path, message) => {
    const offset = offsetOf(document, path)
    return placed(
      offset,
      `${message}${message.endsWith('found nothing') && text[offset] === '#' ? REMARK : ''}`,
    )
  }
  const read = contentOf(document)
  if (!read.ok) return { ok: false, mistakes: [placed(0, read.message)] }
  const shaped = schema.safeParse(read.content, { reportInput: true, error: namingKeys })
  if (shaped.success) return { ok: true, value: shaped.data, at }
  return {
    ok: false,
    mistakes: once(
      withoutConsequences(shaped.error.issues)
        .flatMap(explainIssue)
        .map(({ path, message, ofKey }) => {
          const offset = ofKey ? keyOffset(document, path) : undefined
          return offset === undefined ? at(path, message) : placed(offset, message)
        }),
    ),
  }
}

/** What an alias repeats is wrong once. */
const once = (mistakes: readonly Mistake[]): readonly Mistake[] => [
  ...new Map(mistakes.map((one) => [`${one.line} ${one.column} ${one.message}`, one])).values(),
]

const REMARK = ': # begins a remark that is not read, so put the words in quotes'

/** `*young` where no line above has `&young`. */
const lostAliases = (document: Document): readonly Misformed[] => {
  const [anchors, lost] = [new Set<string>(), [] as Misformed[]]
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor)
      if (isAlias(node) && !anchors.has(node.source))
        lost.push({
          offset: startOf(node) ?? 0,
          message: `*${node.source} stands for nothing: no line above has &${node.source}${didYouMean(node.source, anchors)}`,
        })
    },
  })
  return lost
}

/** Quotes that a word processor made belong to the words: ‘7’ is not '7'. */
const curlyQuotes = (document: Document): readonly Misformed[] => {
  const found: Misformed[] = []
  visit(document, {
    Scalar: (_, node) => {
      if (node.type === 'PLAIN' && typeof node.value === 'string' && /^(?:‘.*’|“.*”)$/.test(node.value))
        found.push({
          offset: startOf(node) ?? 0,
          message: `curly quotes are read as part of the words: write straight ones, '${node.value.slice(1, -1)}'`,
        })
    },
  })
  return found
}

type Content =
  { readonly ok: true; readonly content: unknown } | { readonly ok: false; readonly message: string }

const contentOf = (document: Document): Content => {
  try {
    return { ok: true, content: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'this YAML cannot be read' }
  }
}

/** Where a path stands in the text; for a key that is missing, where its parent stands. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const upTo = path.slice(0, length)
    const offset = startOf(nodeAt(document, upTo)) ?? keyOffset(document, upTo)
    if (offset !== undefined) return offset
  }
  return startOf(document.contents) ?? 0
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/** Follows a path of keys, through an alias to what it stands for. */
const nodeAt = (document: Document, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((node, key) => {
    const here = isAlias(node) ? node.resolve(document) : node
    return isCollection(here) ? here.get(key, true) : undefined
  }, document.contents)

/** Where the last key of a path stands, rather than what it holds. */
const keyOffset = (document: Document, path: readonly PropertyKey[]): number | undefined => {
  const parent = nodeAt(document, path.slice(0, -1))
  const map = isAlias(parent) ? parent.resolve(document) : parent
  if (!isMap(map)) return undefined
  const pair = map.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
  return startOf(pair?.key)
}
