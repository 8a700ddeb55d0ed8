import type { Facts } from '../../policy/fact.ts'
import type { Resource } from '../../policy/policy.ts'
import type { Route, Router } from '../../policy/route.ts'
import type { FactsRead } from './read-facts.ts'

/**
 * Where a message says one thing and its contrary ("mum agrees", "has to be tonight"), nothing goes on the one said in
 * more words: the fact is left out and asked, or, where it is never asked, taken as what stops the request.
 */
export const withoutContrary = (
  { facts, against = {} }: Pick<FactsRead, 'facts' | 'against'>,
  resource: Resource,
  { route }: Router,
): Facts =>
  Object.entries(against).reduce((known: Facts, [fact, other]): Facts => {
    const now = route(resource, known)
    const otherwise = { ...known, [fact]: other }
    const then = route(resource, otherwise)
    if (now.outcome === 'block' || now.outcome === 'advise' || isSame(now, then)) return known
    const without = Object.fromEntries(Object.entries(known).filter(([id]) => id !== fact))
    const open = route(resource, without)
    if (open.outcome === 'ask' && open.missing.includes(fact)) return without
    return then.outcome === 'block' && typeof other === 'boolean' ? otherwise : known
  }, facts)

const isSame = (one: Route, other: Route): boolean =>
  one.outcome === other.outcome && JSON.stringify(decidersOf(one)) === JSON.stringify(decidersOf(other))

const decidersOf = (route: Route): readonly (readonly string[])[] =>
  route.outcome === 'route' ? route.steps.filter(({ act }) => act === 'decide').map(({ by }) => by) : []
