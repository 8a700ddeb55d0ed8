import { citedInTime, type Cited } from './citations.ts'
import type { ExpectedRoute, WorkedCase } from './cases-file.ts'
import type { Facts, FactValue } from './fact.ts'
import type { Switched } from './parse-policy.ts'
import type { Act, Policy } from './policy.ts'
import { readValue } from './read-condition.ts'
import { routerFor, type Route, type Router } from './route.ts'

/** What came of a worked case: `failed` says what was expected and what was found; a case that passed has none. */
export type CaseResult = {
  readonly case: string
  readonly failed: string | undefined
  /** What the policy answered, where it could be asked. */
  readonly route: Route | undefined
  /** The reviews and periods that would begin with what the case asks. */
  readonly inTime: readonly Cited[]
  /** The readings that the case took otherwise. */
  readonly switched: readonly string[]
}

/**
 * Runs worked cases. Pure: the policy under other readings is asked of the caller.
 * @param policyUnder the policy with these readings taken instead of its own; undefined where it cannot be read so
 */
export const runCases = (
  cases: readonly WorkedCase[],
  policyUnder: (switched: Switched) => Policy | undefined,
): readonly CaseResult[] => {
  const routers = new Map<string, Router | undefined>()
  const routerUnder = (switched: Switched): Router | undefined => {
    const key = JSON.stringify(switched)
    if (!routers.has(key)) {
      const policy = policyUnder(switched)
      routers.set(key, policy && routerFor(policy))
    }
    return routers.get(key)
  }
  return cases.map((one) => ({
    case: one.case,
    switched: Object.keys(one.readings),
    ...runCase(one, routerUnder(one.readings)),
  }))
}

type Outcome = Pick<CaseResult, 'failed' | 'route' | 'inTime'>

const runCase = (one: WorkedCase, router: Router | undefined): Outcome => {
  if (!router) return unasked(`the policy cannot be read with ${JSON.stringify(one.readings)}`)
  const resource = router.policy.resources.get(one.resource)
  if (!resource) return unasked(`"${one.resource}" is not a resource of this policy`)
  const facts = readFacts(one.facts, router.policy)
  if (typeof facts === 'string') return unasked(facts)
  const route = router.route(resource, facts)
  return {
    failed: compare(one.expect, route, { policy: router.policy, resource: one.resource }),
    route,
    inTime:
      route.outcome === 'route' || route.outcome === 'advise'
        ? citedInTime(resource, (when) => router.holds(when, facts) === true)
        : [],
  }
}

const unasked = (failed: string): Outcome => ({ failed, route: undefined, inTime: [] })

const readFacts = (written: WorkedCase['facts'], policy: Policy): Facts | string => {
  const facts: Record<string, FactValue> = {}
  for (const [name, raw] of Object.entries(written)) {
    const definition = policy.facts.get(name)
    if (!definition) return `"${name}" is not a fact of this policy`
    const value = readValue(raw, definition)
    if (value === undefined) return `${name} cannot be ${JSON.stringify(raw)}`
    facts[name] = value
  }
  return facts
}

type Naming = { readonly policy: Policy; readonly resource: string }

const compare = (expected: WorkedCase['expect'], route: Route, naming: Naming): string | undefined => {
  const found = `found ${describe(route, naming)}`
  if ('route' in expected) {
    if (route.outcome !== 'route') return `expected ${listed(expected.route)} to decide, ${found}`
    return compareRoute(expected, route, naming)
  }
  if ('ask' in expected)
    return route.outcome === 'ask' && sameSet(route.missing, expected.ask)
      ? undefined
      : `expected to ask for ${expected.ask.join(', ')}, ${found}`
  if ('block' in expected)
    return route.outcome === 'block' &&
      route.says.includes(expected.block) &&
      (expected['talk-to'] === undefined || titleOf(route.talkTo ?? '', naming) === expected['talk-to'])
      ? undefined
      : `expected nobody, "${expected.block}"${expected['talk-to'] ? `, talk to ${expected['talk-to']}` : ''}, ${found}`
  return route.outcome === 'advise' && same(route.who, expected.advise)
    ? undefined
    : `expected advice naming ${listed(expected.advise)}, ${found}`
}

type Routed = Extract<Route, { outcome: 'route' }>

const compareRoute = (expected: ExpectedRoute, route: Routed, naming: Naming): string | undefined => {
  const decided = deciders(route, 'decide', naming)
  const wanted = expected.route.map((step) => [step].flat())
  if (!same(decided, wanted)) return `expected ${listed(wanted)} to decide, found ${listed(decided)}`
  for (const [kind, found] of Object.entries(partsOf(route, naming))) {
    const part = expected[kind as keyof ReturnType<typeof partsOf>]
    if (part && !sameSet(part, found)) return `${kind}: expected ${listed(part)}, found ${listed(found)}`
  }
  const also = route.also.map(({ who, what }) => `${who ?? ''} ${what}`)
  const absent = expected.also?.find((part) => !also.some((one) => one.includes(part)))
  return absent === undefined ? undefined : `expected "${absent}" to go with it, found ${listed(also)}`
}

const partsOf = (route: Routed, naming: Naming) => ({
  endorse: deciders(route, 'endorse', naming).flat(),
  consult: deciders(route, 'consult', naming).flat(),
  confirm: deciders(route, 'confirm', naming).flat(),
  notify: deciders(route, 'notify', naming).flat(),
  'before-send': route.open.filter((ask) => ask.stops === 'send').map((ask) => ask.fact),
  gaps: route.gaps.map((ask) => ask.fact),
  without: route.waived.map((ask) => ask.fact),
})

const deciders = (route: Routed, act: Act, naming: Naming): readonly (readonly string[])[] =>
  route.steps.filter((step) => step.act === act).map((step) => step.by.map((id) => titleOf(id, naming)))

const titleOf = (id: string, { policy }: Naming): string => policy.deciders.get(id)?.title ?? id

const describe = (route: Route, naming: Naming): string => {
  switch (route.outcome) {
    case 'route':
      return listed(deciders(route, 'decide', naming))
    case 'ask':
      return `a question for ${route.missing.join(', ')}`
    case 'block':
      return `nobody, "${route.says}", talk to ${titleOf(route.talkTo ?? 'nobody', naming)}`
    case 'advise':
      return `advice naming ${listed(route.who)}`
  }
}

const listed = (steps: readonly (string | readonly string[])[]): string =>
  steps.length === 0 ? 'nobody' : steps.map((step) => [step].flat().join(' or ')).join(', then ')

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  same([...a].toSorted(), [...b].toSorted())
