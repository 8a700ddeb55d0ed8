import type { Policy, Resource } from '../../policy/policy.ts'
import { phrasesOf, type Found, type Phrase, type Phrases } from './phrases.ts'
import type { Token } from './tokens.ts'
import { stemsOf } from './phrases.ts'

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
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly ranked: readonly Ranked[] }
  | { readonly kind: 'which'; readonly ranked: readonly Ranked[] }
  | { readonly kind: 'several'; readonly ranked: readonly Ranked[] }

type Word = { readonly resource: Resource; readonly named: boolean }
export type ResourceWords = Phrases<Word>

/** Gathers the words that lead to each resource of a policy. */
export const resourceWords = (policy: Policy): ResourceWords =>
  phrasesOf(
    [...policy.resources.values()].flatMap((resource): readonly Phrase<Word>[] => [
      ...[resource.title, ...resource.words.names].map((words) => ({
        words,
        means: { resource, named: true },
      })),
      ...resource.words.signs.map((words) => ({ words, means: { resource, named: false } })),
    ]),
  )

const NAME = 10
const SIGN = 5
const EACH_WORD = 3
const ONLY_MENTIONED = 0.2
const WHICH = 0.85

/** Finds what a message is about. A longer phrase hides a shorter one inside it; what is over and done only counts a little. */
export const findResource = (tokens: readonly Token[], words: ResourceWords): Finding => {
  const found = words.find(tokens)
  const standing = found.filter((one) => !found.some((other) => hides(other, one)))
  const ranked = rank(standing, tokens)
  const [first, second] = ranked
  if (!first) return { kind: 'none' }
  if (!second) return { kind: 'one', ranked }
  if (areSeveral(first, second, tokens)) return { kind: 'several', ranked }
  return { kind: second.score >= first.score * WHICH ? 'which' : 'one', ranked }
}

const hides = (longer: Found<Word>, shorter: Found<Word>): boolean =>
  longer.from <= shorter.from &&
  longer.to >= shorter.to &&
  (longer.length > shorter.length ||
    (longer.length === shorter.length &&
      longer.means.named &&
      !shorter.means.named &&
      longer.to - longer.from <= shorter.to - shorter.from)) &&
  longer.means.resource !== shorter.means.resource

const rank = (found: readonly Found<Word>[], tokens: readonly Token[]): readonly Ranked[] => {
  const byResource = new Map<Resource, Weighed[]>()
  for (const one of found) {
    const weighed = { one, weight: weigh(one, tokens) }
    byResource.set(one.means.resource, [...(byResource.get(one.means.resource) ?? []), weighed])
  }
  return [...byResource]
    .map(([resource, list]) => summed(resource, list))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
}

type Weighed = { readonly one: Found<Word>; readonly weight: number }

// Each further phrase adds half of what the one before it added, so that many weak signs don't outweigh a name.
const summed = (resource: Resource, list: readonly Weighed[]): Ranked => {
  const best = list.toSorted((a, b) => b.weight - a.weight)
  const apart = best.filter(
    (a, i) => !best.slice(0, i).some((b) => a.one.from <= b.one.to && b.one.from <= a.one.to),
  )
  const score = apart.reduce((sum, { weight }, i) => sum + weight / 2 ** i, 0)
  return {
    resource,
    score,
    named: best.some(({ one, weight }) => one.means.named && weight >= NAME),
    at: best[0]?.one.from ?? 0,
  }
}

const weigh = (one: Found<Word>, tokens: readonly Token[]): number =>
  ((one.means.named ? NAME : SIGN) + EACH_WORD * (one.length - 1)) *
  (isOver(one, tokens) ? ONLY_MENTIONED : 1)

const BEFORE = stemsOf('no after following post since without already had despite not instead')
const AFTER = stemsOf(
  'done held finished completed complete drafted closed failed recommended recommends agreed says said concluded tried',
)

/** "C&F done", "no FGC yet", "after the LPM": spoken of, not asked for. */
const isOver = ({ from, to, clause }: Found<Word>, tokens: readonly Token[]): boolean => {
  const [before, after, next] = [tokens[from - 1], tokens[to + 1], tokens[to + 2]]
  if (before?.clause === clause && BEFORE.has(before.stem)) return true
  if (after?.clause !== tokens[to]?.clause) return false
  return (
    AFTER.has(after?.stem ?? '') ||
    (['is', 'was', 'has', 'were', 'all', 'been', 'not'].includes(after?.word ?? '') &&
      AFTER.has(next?.stem ?? ''))
  )
}

const JOINS = new Set(['and', 'also', 'plus', 'then', '&', 'n', '+'])

const areSeveral = (first: Ranked, second: Ranked, tokens: readonly Token[]): boolean => {
  if (!first.named || !second.named || second.score < NAME) return false
  const [from, to] = [Math.min(first.at, second.at), Math.max(first.at, second.at)]
  return tokens.slice(from + 1, to).some(({ word }) => JOINS.has(word))
}
