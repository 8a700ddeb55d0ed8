import type { FactDefinition, FactValue } from '../../policy/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { phrasesOf, stemsOf, type Found, type Phrase, type Phrases } from './phrases.ts'
import type { Token } from './tokens.ts'

type Option = { readonly fact: string; readonly value: FactValue }
type Cue = { readonly fact: string }

/** The words that facts are known by: their answers, and what a number or a date of theirs stands beside. */
export type FactWords = {
  readonly options: Phrases<Option>
  readonly cues: Phrases<Cue>
  /** Choices that share their options: "foster to residential" fills them in the order the policy has them. */
  readonly alike: ReadonlyMap<string, readonly string[]>
  /** Yes-or-no facts about a birthday to come: "turns 16". */
  readonly birthdays: ReadonlyMap<string, number>
}

/** Gathers the words of every fact of a policy. */
export const factWords = (policy: Policy): FactWords => {
  const facts = [...policy.facts.values()]
  return {
    options: phrasesOf(facts.flatMap(optionsOf)),
    cues: phrasesOf(
      facts.flatMap(({ id, words }) => words.map((one) => ({ words: one, means: { fact: id } }))),
    ),
    alike: new Map(
      facts.map((fact) => [fact.id, facts.filter((other) => sameOptions(fact, other)).map(({ id }) => id)]),
    ),
    birthdays: new Map(facts.flatMap(birthdayOf)),
  }
}

const optionsOf = ({ id, kind, options }: FactDefinition): readonly Phrase<Option>[] =>
  [...options].flatMap(([key, { words }]) =>
    words.map((one) => ({ words: one, means: { fact: id, value: kind === 'yes-no' ? key === 'yes' : key } })),
  )

const sameOptions = (one: FactDefinition, other: FactDefinition): boolean =>
  one.kind === 'choice' &&
  other.kind === 'choice' &&
  [...one.options.keys()].join() === [...other.options.keys()].join()

const birthdayOf = ({ id, options }: FactDefinition): readonly (readonly [string, number])[] => {
  const turns = options
    .get('yes')
    ?.words.map((one) => /^turns (\d+)$/.exec(one)?.[1])
    .find((age) => age !== undefined)
  return turns === undefined ? [] : [[id, Number(turns)]]
}

const NOT = stemsOf('not no never without isnt nobody none havent hasnt')

/** What a message answers, and what it says against that in other words of the same message. */
export type Chosen = {
  readonly values: ReadonlyMap<string, FactValue>
  /** The other answer of a fact that two different answers are given to. */
  readonly against: ReadonlyMap<string, FactValue>
}

/** The answers that a message gives to yes-or-no and choice facts. Of two, the one said in more words; of two alike, neither. */
export const chosenIn = (tokens: readonly Token[], words: FactWords, wanted: ReadonlySet<string>): Chosen => {
  const found = [...words.options.find(tokens), ...deniedInside(tokens, words)].filter(
    (one) => wanted.has(one.means.fact) && !endsAnother(one, tokens),
  )
  const byFact = Map.groupBy(
    found.filter((one) => !found.some((other) => other.means.fact === one.means.fact && covers(other, one))),
    ({ means }) => means.fact,
  )
  const values = new Map<string, FactValue>()
  const against = new Map<string, FactValue>()
  for (const [fact, list] of byFact) {
    const together = words.alike.get(fact) ?? []
    const elsewhere = found.filter(({ means }) => means.fact !== fact)
    const settled = together.length > 1 ? undefined : settle(list, tokens, elsewhere)
    const value = settled ? settled.value : placeOf(fact, together, list, tokens, words)
    if (value !== undefined) values.set(fact, value)
    if (value !== undefined && settled?.against !== undefined) against.set(fact, settled.against)
  }
  return { values, against }
}

// "CAMHS said no, BACP therapist" has no "no BACP" in it: that no ended what went before.
const endsAnother = ({ from, to }: Found<Option>, tokens: readonly Token[]): boolean =>
  to > from && NOT.has(tokens[from]?.stem ?? '') && tokens[from]?.clause !== tokens[from + 1]?.clause

const BETWEEN = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'been', 'being', 'yet'])

// "Consent has not been given" is "consent given" with a denial inside it.
const deniedInside = (tokens: readonly Token[], { options }: FactWords): readonly Found<Option>[] => {
  const plain = tokens.flatMap((token, at) =>
    NOT.has(token.stem) || BETWEEN.has(token.word) ? [] : [{ token, at }],
  )
  if (plain.length === tokens.length) return []
  return options.find(plain.map(({ token }) => token)).flatMap((one) => {
    const [from, to] = [plain[one.from]?.at ?? 0, plain[one.to]?.at ?? 0]
    const denied = tokens.slice(from, to + 1).some(({ stem }) => NOT.has(stem))
    if (one.means.value !== true || !denied) return []
    return [{ ...one, means: { fact: one.means.fact, value: false }, from, to, length: one.length + 1 }]
  })
}

const covers = (longer: Found<unknown>, shorter: Found<unknown>): boolean =>
  longer.from <= shorter.from && longer.to >= shorter.to && longer.length > shorter.length

type Settled = { readonly value: FactValue | undefined; readonly against: FactValue | undefined }

const settle = (
  list: readonly Found<Option>[],
  tokens: readonly Token[],
  elsewhere: readonly Found<Option>[],
): Settled => {
  const said = list.flatMap((one) => {
    const { from, to, length, means } = one
    if (!isDenied(one, tokens, elsewhere)) return [{ value: means.value, length, from, to }]
    return means.value === true ? [{ value: false, length: length + 1, from, to }] : []
  })
  const spoken = said.some(({ value }) => !isNone(value)) ? said.filter(({ value }) => !isNone(value)) : said
  const longest = Math.max(...spoken.map(({ length }) => length))
  const best = spoken.filter(({ length }) => length === longest)
  const values = new Set(best.map(({ value }) => value))
  const [value] = values
  if (values.size !== 1) return { value: undefined, against: undefined }
  const apart = spoken.find(
    (one) => one.value !== value && !best.some(({ from, to }) => one.from <= to && from <= one.to),
  )
  return { value, against: apart?.value }
}

// "PLO, and on a CP plan": what it is counts before what else it is not.
const isNone = (value: FactValue): boolean => value === 'none' || value === 'neither'

// What begins with a denial of its own, "not in a refuge, no money", isn't denied by the one before it; and in "no
// assessment nowhere to sleep" that no belongs to the assessment.
const isDenied = (
  { from, clause }: Found<Option>,
  tokens: readonly Token[],
  elsewhere: readonly Found<Option>[],
): boolean =>
  !deniesAt(tokens[from], clause) &&
  [1, 2, 3].some(
    (before) =>
      deniesAt(tokens[from - before], clause) &&
      !elsewhere.some((other) => other.from <= from - before && other.to >= from - before && other.to < from),
  )

const deniesAt = (token: Token | undefined, clause: number): boolean =>
  token?.clause === clause && NOT.has(token.stem)

const AGAIN = new Set(['another', 'different', 'between', 'other', 'switch', 'swap'])

// "Foster to residential", "into semi-indie from resi": a word before says which; else they come in order.
const placeOf = (
  fact: string,
  together: readonly string[],
  list: readonly Found<Option>[],
  tokens: readonly Token[],
  words: FactWords,
): FactValue | undefined => {
  const cues = words.cues.find(tokens).filter(({ means }) => together.includes(means.fact))
  const placed = list
    .toSorted((a, b) => a.from - b.from)
    .filter((one, i, all) => i === 0 || one.from > (all[i - 1]?.to ?? -1))
    .map((one) => ({
      one,
      cue: cues.filter(({ to }) => to < one.from && one.from - to <= 2).at(-1)?.means.fact,
    }))
  const cued = placed.find(({ cue }) => cue === fact)
  if (cued) return cued.one.means.value
  // "From one children's home to another", "between two": the same kind again.
  if (placed.length === 1 && tokens.some(({ word }) => AGAIN.has(word))) return placed[0]?.one.means.value
  const free = placed.filter(({ cue }) => cue === undefined)
  const left = together.filter((other) => !placed.some(({ cue }) => cue === other))
  const order = left.indexOf(fact)
  return placed.length >= together.length || placed.length - free.length > 0
    ? free[order]?.one.means.value
    : undefined
}
