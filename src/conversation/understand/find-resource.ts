import type { Policy, Resource } from '../../policy/policy.ts'
import { isOnChecklist } from './checklist.ts'
import type { FactWords } from './fact-words.ts'
import { phrasesOf, type Found, type Phrase, type Phrases } from './phrases.ts'
import { isOver, JOINS } from './spoken-of.ts'
import type { Token } from './tokens.ts'

/** A resource that a message may be about, and how strongly its words say so. */
export type Ranked = {
  readonly resource: Resource
  readonly score: number
  /** Named, not only pointed to. */
  readonly named: boolean
  /** Where its best words stand in the message. */
  readonly at: number
}

/** What a message asks for: nothing, one thing, one of a few alike, or several things at once. */
export type Finding =
  /** A question that names nothing may have a guess; nothing is ever sent on it. What matrices seldom list is `unlisted`. */
  | { readonly kind: 'none'; readonly guess?: Ranked; readonly unlisted?: boolean }
  | { readonly kind: 'one'; readonly ranked: readonly Ranked[] }
  | { readonly kind: 'which'; readonly ranked: readonly Ranked[] }
  | { readonly kind: 'several'; readonly ranked: readonly Ranked[] }

type Word = { readonly resource: Resource; readonly named: boolean }
export type ResourceWords = Phrases<Word>

/** Gathers the words that lead to each resource of a policy. What the bot itself calls it leads there too, word by word only. */
export const resourceWords = (policy: Policy): ResourceWords => {
  const resources = [...policy.resources.values()]
  const words = phrasesOf(resources.flatMap(leadsTo))
  const says = phrasesOf(
    resources.map((resource) => ({ words: resource.says, means: { resource, named: true } })),
  )
  return {
    stems: new Set([...words.stems, ...says.stems]),
    find: (tokens) => [...words.find(tokens), ...says.find(tokens)],
    findLoose: words.findLoose,
  }
}

const leadsTo = (resource: Resource): readonly Phrase<Word>[] => [
  ...[resource.title, ...resource.words.names].map((words) => ({ words, means: { resource, named: true } })),
  ...resource.words.signs.map((words) => ({ words, means: { resource, named: false } })),
]

const NAME = 10
const SIGN = 5
const EACH_WORD = 3
/** What one word is worth that points to something without naming it. */
export const ONE_SIGN = SIGN
const LOOSE = 0.6
const ONLY_MENTIONED = 0.2
const WHICH = 0.85
const WHICH_NAMED = 0.5
const WHICH_FREE = 0.7
// What is only spoken of is no request.
const TOO_LITTLE = 4

type Searching = {
  readonly resources: ResourceWords
  readonly policy: Pick<Policy, 'facts'>
  readonly unlisted: Phrases<true>
  readonly facts: FactWords
  readonly factsOf: ReadonlyMap<string, ReadonlySet<string>>
}
type Weighed = { readonly one: Found<Word>; readonly weight: number }

/**
 * Finds what a message is about. A longer phrase hides a shorter one inside it; what is over and done counts a little;
 * and words that only answer a question of one resource ("in care proceedings") don't ask for another.
 */
export const findResource = (tokens: readonly Token[], searching: Searching): Finding => {
  const exact = searching.resources.find(tokens)
  const all = [
    ...exact,
    ...searching.resources.findLoose(tokens).filter((one) => !exact.some((other) => sameWords(other, one))),
  ]
  const unlisted = searching.unlisted.find(tokens).filter((one) => !isOver(one, tokens))
  const standing = all.filter(
    (one) => !all.some((other) => hides(other, one)) && !unlisted.some((other) => isPartOf(one, other)),
  )
  const weighed = standing.map((one) => ({ one, weight: weigh(one, tokens) }))
  const ranked = settle(rank(weighed), weighed, tokens, searching).filter(({ score }) => score >= TOO_LITTLE)
  const [first, second] = ranked
  if (!first || (unlisted.length > 0 && !first.named)) return { kind: 'none', unlisted: unlisted.length > 0 }
  if (!second) return { kind: 'one', ranked }
  if (areSeveral(first, second, tokens)) return { kind: 'several', ranked }
  return { kind: isRival(first, second) ? 'which' : 'one', ranked }
}

const sameWords = (exact: Found<Word>, loose: Found<Word>): boolean =>
  exact.means === loose.means &&
  exact.from >= loose.from &&
  exact.to <= loose.to &&
  exact.length >= loose.length

const isPartOf = (one: Found<Word>, { from, to, length }: Found<true>): boolean =>
  (one.from >= from && one.to <= to) ||
  (one.from <= to && one.to >= from && (one.loose || one.length < length))

const hides = (longer: Found<Word>, shorter: Found<Word>): boolean =>
  !longer.loose &&
  longer.from <= shorter.from &&
  longer.to >= shorter.to &&
  (longer.length > shorter.length ||
    (longer.length === shorter.length && longer.means.named && !shorter.means.named) ||
    (longer.length === shorter.length && shorter.loose)) &&
  longer.means.resource !== shorter.means.resource

const rank = (weighed: readonly Weighed[]): readonly Ranked[] =>
  [...Map.groupBy(weighed, ({ one }) => one.means.resource)]
    .map(([resource, list]) => summed(resource, list))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)

// Each further phrase adds half of what the one before it added, so that many weak signs don't outweigh a name.
const summed = (resource: Resource, list: readonly Weighed[]): Ranked => {
  const best = list.toSorted((a, b) => b.weight - a.weight)
  const apart = best.filter(
    (a, i) => !best.slice(0, i).some((b) => a.one.from <= b.one.to && b.one.from <= a.one.to),
  )
  return {
    resource,
    score: apart.reduce((sum, { weight }, i) => sum + weight / 2 ** i, 0),
    named: best.some(({ one, weight }) => one.means.named && weight >= NAME),
    at: best[0]?.one.from ?? 0,
  }
}

const weigh = (one: Found<Word>, tokens: readonly Token[]): number =>
  ((one.means.named ? NAME : SIGN) + EACH_WORD * (one.length - 1)) *
  (one.loose ? LOOSE : 1) *
  (isOver(one, tokens) || isTicked(one, tokens) ? ONLY_MENTIONED : 1)

// "Need LPM F1440, CP plan yes": a line of its checklist that is answered asks for nothing.
const isTicked = ({ to, clause }: Found<Word>, tokens: readonly Token[]): boolean => {
  const [next, after] = tokens.slice(to + 1, to + 3)
  return (
    next?.clause === clause && TICKS.has(next.word) && !(after?.clause === clause && PLEASE.has(after.word))
  )
}

const TICKS = new Set(['yes', 'y', 'no', 'tbc'])
const PLEASE = new Set(['please', 'pls', 'plz'])

type Span = { readonly fact: string; readonly from: number; readonly to: number }

const answersIn = (tokens: readonly Token[], { facts }: Searching): readonly Span[] =>
  facts.options.find(tokens).map(({ means, from, to }) => ({ fact: means.fact, from, to }))

/** Takes away from a rival the words that are only answers to what the best one asks, and the other way round. */
const settle = (
  ranked: readonly Ranked[],
  weighed: readonly Weighed[],
  tokens: readonly Token[],
  searching: Searching,
): readonly Ranked[] => {
  if (ranked.length < 2) return ranked
  const { factsOf } = searching
  const answers = answersIn(tokens, searching)
  const left = (rival: Ranked, by: Ranked): number =>
    summed(
      rival.resource,
      weighed.filter(({ one }) => one.means.resource === rival.resource && !isAnswer(one, by)),
    ).score
  const isAnswer = (one: Found<Word>, by: Ranked): boolean =>
    isOnChecklist(one, by, tokens, searching.policy.facts) ||
    answers.some(
      ({ fact, from, to }) =>
        from <= one.from && to >= one.to && factsOf.get(by.resource.id)?.has(fact) === true,
    )
  const top = ranked.slice(0, 3)
  const standing = top.map((one) => {
    const others = top.filter((other) => other !== one)
    const lowest = Math.min(
      ...others.map((other) => {
        const [mine, theirs] = [left(one, other), left(other, one)]
        // Each explains the other: nothing is won by either.
        return mine === 0 && theirs === 0 ? one.score : mine
      }),
    )
    return { ...one, score: lowest, named: one.named && lowest >= NAME }
  })
  return [...standing.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.at - b.at)]
}

// Two that are both named outright are both meant, until somebody says which: a longer name is no better one. "Nobody
// has to agree" is never said where something that somebody decides may be meant.
const isRival = (first: Ranked, second: Ranked): boolean => {
  const isNamed = second.named && second.score >= NAME
  const isFree = !first.named && !hasDecider(first.resource) && hasDecider(second.resource)
  return second.score >= first.score * (isNamed ? WHICH_NAMED : isFree ? WHICH_FREE : WHICH)
}

const hasDecider = ({ exclusions, rows }: Resource): boolean =>
  [...exclusions, ...rows].some(({ answer }) => answer.kind === 'steps')

// A name, or a whole phrase that means it: one word that points to something is no request of its own.
const isStrong = ({ named, score }: Ranked): boolean => score >= (named ? NAME : SIGN + 2 * EACH_WORD)

const areSeveral = (first: Ranked, second: Ranked, tokens: readonly Token[]): boolean => {
  if (!(first.named || second.named) || !isStrong(first) || !isStrong(second)) return false
  const [from, to] = [Math.min(first.at, second.at), Math.max(first.at, second.at)]
  return tokens.slice(from + 1, to).some(({ word }) => JOINS.has(word))
}
