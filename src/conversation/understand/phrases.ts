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

/** Makes phrases ready to find: by their first two words, and loosely by their rarest, so that a message costs its own length. */
export const phrasesOf = <T>(list: readonly Phrase<T>[]): Phrases<T> => {
  const entries = list.flatMap(({ words, means }): readonly Entry<T>[] => {
    const parts = partsOf(words)
    return parts.length === 0 ? [] : [{ parts, means }]
  })
  const starts: Starts<T> = new Map()
  for (const entry of entries) addStart(starts, entry)
  const loose = entries.map(looseOf).filter(({ heavy }) => heavy.length >= 2)
  const used = new Map<string, number>()
  for (const { heavy } of loose) for (const stem of heavy) used.set(stem, (used.get(stem) ?? 0) + 1)
  const byRarest = new Map<string, LooseEntry<T>[]>()
  for (const entry of loose) push(byRarest, rarestOf(entry.heavy, used), entry)
  // One message is searched several times over; what was found in it stays the same.
  const found = new WeakMap<readonly Token[], readonly Found<T>[]>()
  return {
    stems: new Set(entries.flatMap(({ parts }) => parts.map(({ stem }) => stem))),
    find: (tokens) => {
      const known = found.get(tokens) ?? findAll(tokens, starts)
      found.set(tokens, known)
      return known
    },
    findLoose: (tokens) => findLoose(tokens, byRarest),
  }
}

type Start<T> = { readonly alone: Entry<T>[]; readonly before: Map<string, Entry<T>[]> }
type Starts<T> = Map<string, Start<T>>

const addStart = <T>(starts: Starts<T>, entry: Entry<T>): void => {
  const [first, second] = entry.parts
  if (!first) return
  const start = starts.get(first.stem) ?? { alone: [], before: new Map<string, Entry<T>[]>() }
  starts.set(first.stem, start)
  if (second === undefined || second.gap > 0) start.alone.push(entry)
  else push(start.before, second.stem, entry)
}

const looseOf = <T>({ parts, means }: Entry<T>): LooseEntry<T> => {
  const heavy = [...new Set(parts.map(({ stem }) => stem).filter((stem) => !LIGHT.has(stem)))]
  return { heavy, means, beside: heavy.length === 2 && parts.length >= 4 }
}

const rarestOf = (stems: readonly string[], used: ReadonlyMap<string, number>): string =>
  stems.reduce((rarest, stem) => ((used.get(stem) ?? 0) < (used.get(rarest) ?? 0) ? stem : rarest))

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

const findAll = <T>(tokens: readonly Token[], starts: Starts<T>): readonly Found<T>[] => {
  const found: Found<T>[] = []
  const collect = (entries: readonly Entry<T>[], from: number, clause: number): void => {
    for (const { parts, means } of entries) {
      const to = matchFrom(tokens, from, parts)
      if (to !== undefined) found.push({ means, from, to, length: parts.length, clause, loose: false })
    }
  }
  tokens.forEach(({ stem, clause }, from) => {
    const start = starts.get(stem)
    if (!start) return
    collect(start.alone, from, clause)
    if (start.before.size > 0) collect(start.before.get(nextWord(tokens, from) ?? '') ?? [], from, clause)
  })
  return found
}

const nextWord = (tokens: readonly Token[], from: number): string | undefined => {
  let at = from + 1
  while (at < tokens.length && SKIPPED.has(tokens[at]?.word ?? '')) at += 1
  return tokens[at]?.stem
}

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

type LooseEntry<T> = {
  readonly heavy: readonly string[]
  readonly means: T
  /** Two words out of four or more: they have to stand side by side, or "a child in need of a plan" is any child's plan. */
  readonly beside: boolean
}

const findLoose = <T>(
  tokens: readonly Token[],
  byRarest: ReadonlyMap<string, readonly LooseEntry<T>[]>,
): readonly Found<T>[] => {
  const places = new Map<string, number[]>()
  tokens.forEach(({ stem }, at) => push(places, stem, at))
  const found: Found<T>[] = []
  tokens.forEach(({ stem, clause }, at) => {
    for (const { heavy, means, beside } of byRarest.get(stem) ?? []) {
      const span = spanAround(at, heavy, places)
      if (
        span &&
        !(beside && span.to - span.from > 1) &&
        tokens[span.from]?.clause === clause &&
        tokens[span.to]?.clause === clause
      )
        found.push({ means, ...span, length: heavy.length, clause, loose: true })
    }
  })
  return found
}

// Two words say little: they have to stand in order, and nearer than three or more would.
const spanAround = (
  at: number,
  heavy: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): { readonly from: number; readonly to: number } | undefined => {
  const pair = heavy.length === 2
  const room = pair ? LOOSE_PAIR : heavy.length + LOOSE_ROOM
  let [from, to] = [at, at]
  for (const stem of heavy) {
    const near = places.get(stem)?.filter((place) => Math.abs(place - at) <= room)
    if (near === undefined || near.length === 0) return undefined
    const [nearest = at] = near.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))
    from = Math.min(from, nearest)
    to = Math.max(to, nearest)
  }
  if (to - from > room) return undefined
  return pair && !places.get(heavy[0] ?? '')?.includes(from) ? undefined : { from, to }
}

/** Stems of a list of words, for rules about single words. */
export const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf))
