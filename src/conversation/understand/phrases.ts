import { stemOf, tokensOf, type Token } from './tokens.ts'

/** Words that a policy gives, and what they stand for. "…" in a phrase stands for a few words between. */
export type Phrase<T> = { readonly words: string; readonly means: T }

/** Where a phrase was found: from one token to another, both counted. */
export type Found<T> = {
  readonly means: T
  readonly from: number
  readonly to: number
  /** Words of the phrase that were matched, without articles and pronouns. */
  readonly length: number
  readonly clause: number
  /** All its words, but in another order or with others between. */
  readonly loose: boolean
}

export type Phrases<T> = {
  /** The phrases that stand in a text word by word. */
  readonly find: (tokens: readonly Token[]) => readonly Found<T>[]
  /** Those whose words all stand close together in one clause, in any order. */
  readonly findLoose: (tokens: readonly Token[]) => readonly Found<T>[]
  /** Every stem the phrases are made of. */
  readonly stems: ReadonlySet<string>
}

type Part = { readonly stem: string; readonly gap: number }
type Entry<T> = { readonly parts: readonly Part[]; readonly means: T }

const SKIPPED = new Set(
  'a an the my her his our their its your some this these pls please plz him them he she they it we i you us me hes shes theyre its im ive weve theyve youre'.split(
    ' ',
  ),
)
// Too common to tell one phrase from another; a loose match needs the other words.
const LIGHT = new Set(
  'in on at after to of for from with by and or is are be been was has have had do does can could will would as that than then so up out off into be get gets got who what when where all any there need needs want wants now go goes going'.split(
    ' ',
  ),
)
const GAP = 6
const LOOSE_ROOM = 4
const LOOSE_PAIR = 3

/** Makes phrases ready to find: by their words, so that a message costs its own length. */
export const phrasesOf = <T>(list: readonly Phrase<T>[]): Phrases<T> => {
  const byFirst = new Map<string, Entry<T>[]>()
  const byWord = new Map<string, LooseEntry<T>[]>()
  const stems = new Set<string>()
  for (const { words, means } of list) {
    const parts = partsOf(words)
    const [first] = parts
    if (!first) continue
    push(byFirst, first.stem, { parts, means })
    for (const { stem } of parts) stems.add(stem)
    const heavy = [...new Set(parts.map(({ stem }) => stem).filter((stem) => !LIGHT.has(stem)))]
    const loose = { heavy, means }
    if (heavy.length >= 2) for (const stem of heavy) push(byWord, stem, loose)
  }
  return {
    stems,
    find: (tokens) => findAll(tokens, byFirst),
    findLoose: (tokens) => findLoose(tokens, byWord),
  }
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const partsOf = (words: string): readonly Part[] =>
  words.split(/…|\.\.\./).flatMap((piece, i) =>
    tokensOf(piece)
      .filter(({ word }) => !SKIPPED.has(word))
      .map(({ stem }, j) => ({ stem, gap: i > 0 && j === 0 ? GAP : 0 })),
  )

const findAll = <T>(
  tokens: readonly Token[],
  byFirst: ReadonlyMap<string, readonly Entry<T>[]>,
): readonly Found<T>[] =>
  tokens.flatMap((token, from) =>
    (byFirst.get(token.stem) ?? []).flatMap(({ parts, means }) => {
      const to = matchFrom(tokens, from, parts)
      return to === undefined
        ? []
        : [{ means, from, to, length: parts.length, clause: token.clause, loose: false }]
    }),
  )

const matchFrom = (tokens: readonly Token[], from: number, parts: readonly Part[]): number | undefined => {
  let at = from
  for (const { stem, gap } of parts.slice(1)) {
    let left = gap
    at += 1
    while (at < tokens.length && tokens[at]?.stem !== stem) {
      if (!SKIPPED.has(tokens[at]?.word ?? '')) left -= 1
      if (left < 0) return undefined
      at += 1
    }
    if (at >= tokens.length) return undefined
  }
  return at
}

type LooseEntry<T> = { readonly heavy: readonly string[]; readonly means: T }

const findLoose = <T>(
  tokens: readonly Token[],
  byWord: ReadonlyMap<string, readonly LooseEntry<T>[]>,
): readonly Found<T>[] => {
  const places = new Map<LooseEntry<T>, Map<string, number>>()
  const found: Found<T>[] = []
  tokens.forEach(({ stem, clause }, at) => {
    for (const entry of byWord.get(stem) ?? []) {
      const seen = places.get(entry) ?? new Map<string, number>()
      seen.set(stem, at)
      places.set(entry, seen)
      const from = Math.min(...seen.values())
      const start = tokens[from]
      if (seen.size < entry.heavy.length || start?.clause !== clause) continue
      // Two words say little: they have to stand in order, and near.
      const pair = entry.heavy.length === 2
      if (at - from > (pair ? LOOSE_PAIR : entry.heavy.length + LOOSE_ROOM)) continue
      if (pair && start.stem !== entry.heavy[0]) continue
      found.push({ means: entry.means, from, to: at, length: entry.heavy.length, clause, loose: true })
    }
  })
  return found
}

/** Stems of a list of words, for rules about single words. */
export const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf))
