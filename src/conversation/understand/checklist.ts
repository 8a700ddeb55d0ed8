import type { FactDefinitions } from '../../policy/cells.ts'
import type { Resource } from '../../policy/policy.ts'
import type { Found } from './phrases.ts'
import { JOINS } from './spoken-of.ts'
import { tokensOf, type Token } from './tokens.ts'

/** A resource that was named outright, and where. */
type Named = { readonly resource: Resource; readonly named: boolean; readonly at: number }

/**
 * "Need LPM F1440, ICPC, CP plan": what stands after a thing that was named, and is a line of its checklist, is spoken of
 * for its sake and asks for nothing, ticked or not. "LPM and FGC" may be two things: that is asked.
 */
export const isOnChecklist = (
  { from, to }: Pick<Found<unknown>, 'from' | 'to'>,
  by: Named,
  tokens: readonly Token[],
  facts: FactDefinitions,
): boolean => {
  if (!by.named || from <= by.at) return false
  if (tokens.slice(by.at + 1, from).some(({ word }) => word === 'or' || JOINS.has(word))) return false
  const said = stemsIn(tokens.slice(from, to + 1))
  return linesOf(by.resource, facts).some((line) => line.includes(said))
}

const stemsIn = (tokens: readonly Token[]): string => ` ${tokens.map(({ stem }) => stem).join(' ')} `

// A resource's lines are gathered once: they change only with the policy.
const known = new WeakMap<Resource, readonly string[]>()

/** The names and the answers of every yes-or-no question that has to be answered before it is agreed. */
const linesOf = (resource: Resource, facts: FactDefinitions): readonly string[] => {
  const before = known.get(resource)
  if (before) return before
  const lines = resource.asks
    .filter(({ fact, must }) => must !== undefined && facts.get(fact)?.kind === 'yes-no')
    .flatMap(({ fact, what }) => {
      const { label = '', options = new Map<string, never>() } = facts.get(fact) ?? {}
      return [what, label, ...[...options.values()].flatMap(({ words }) => words)]
    })
    .map((words) => stemsIn(tokensOf(words)))
  known.set(resource, lines)
  return lines
}
