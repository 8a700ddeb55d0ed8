import { compileCondition, type Condition, type Test } from './condition.ts'
import { askable, factReader } from './derive.ts'
import type { Facts } from './fact.ts'
import type { Also, Ask, Attestation, Policy, Reading, Refusal, Resource, Row, Step } from './policy.ts'

/** The answer to "who agrees?". */
export type Route =
  | {
      readonly outcome: 'route'
      readonly resource: Resource
      readonly row: Row
      readonly steps: readonly Step[]
      readonly also: readonly Also[]
      /** Roles that the decider may refer it on to. */
      readonly refer: readonly string[]
      /** Prerequisites and wanted facts that nobody has answered yet. */
      readonly open: readonly Ask[]
      /** Protective requests only: prerequisites that were answered "no". They head the card. */
      readonly gaps: readonly Ask[]
      /** Prerequisites that were answered "no" and that the decider may go ahead without, by a reason. They head the card too. */
      readonly waived: readonly Ask[]
      readonly satisfied: readonly Attestation[]
      readonly readings: readonly Reading[]
    }
  /** A fact that would change who decides, or whether anyone may, is not known. */
  | {
      readonly outcome: 'ask'
      readonly resource: Resource
      readonly missing: readonly string[]
      readonly also: readonly Also[]
    }
  /** Known, but not allowed, not yet, or nobody is named. */
  | ({
      readonly outcome: 'block'
      readonly resource: Resource
      readonly row: Row | undefined
      /** The prerequisite that was answered "no", where that is why. */
      readonly denied: Ask | undefined
    } & Refusal)
  /** No approval needed, or somebody outside the council decides. */
  | {
      readonly outcome: 'advise'
      readonly resource: Resource
      readonly row: Row
      readonly says: string
      readonly who: readonly string[]
      readonly also: readonly Also[]
    }

/** A policy made ready to answer: every condition compiled once. */
export type Router = {
  readonly policy: Policy
  /** Who agrees it. Pure: the same facts under the same policy give the same answer. Refuses where the policy names nobody. */
  readonly route: (resource: Resource, facts: Facts) => Route
  /** Whether a condition of this policy holds; no condition holds always. Undefined: a fact that decides it is not known. */
  readonly holds: (condition: Condition | undefined, facts: Facts) => boolean | undefined
  /** The readings that this answer turned on: taken another way, another row would have answered. */
  readonly mattered: (route: Route, facts: Facts) => readonly Reading[]
}

/** The same policy with readings taken another way, for saying when a reading mattered. */
export type PolicyUnder = (taken: Readonly<Record<string, string>>) => Policy | undefined

/** Compiles a policy at load, so that a look-up costs only its tests. */
export const routerFor = (policy: Policy, under: PolicyUnder = () => undefined): Router => {
  const read = factReader(policy)
  const compiled = new Map<Condition, Test>()
  const holds: Router['holds'] = (condition, facts) => {
    if (!condition) return true
    const test = compiled.get(condition) ?? compileCondition(condition, read)
    compiled.set(condition, test)
    return test(facts)
  }
  // Only the parts that are still open: "16 or 17, or 15 and 16 by then" has no question about a child of 9.
  const openIn: Routing['openIn'] = (condition, facts) => {
    if (!condition || holds(condition, facts) !== undefined) return []
    if ('fact' in condition) return askable(condition.fact, facts, policy)
    const parts = condition.test === 'not' ? [condition.of] : condition.of
    return unique(parts.flatMap((part) => openIn(part, facts)))
  }
  const routing: Routing = { policy, holds, openIn }
  const routerUnder = routersUnder(under)
  const route: Router['route'] = (resource, facts) => routeResource(resource, facts, routing)
  return { policy, holds, route, mattered: (answer, facts) => mattered(answer, facts, routerUnder) }
}

const routersUnder = (under: PolicyUnder) => {
  const made = new Map<string, Router | undefined>()
  return (reading: string, option: string): Router | undefined => {
    const key = `${reading} ${option}`
    if (!made.has(key)) {
      const policy = under({ [reading]: option })
      made.set(key, policy && routerFor(policy))
    }
    return made.get(key)
  }
}

const mattered = (
  answer: Route,
  facts: Facts,
  routerUnder: ReturnType<typeof routersUnder>,
): readonly Reading[] => {
  if (answer.outcome !== 'route') return []
  return answer.readings.filter(({ id, taken, options }) =>
    [...options.keys()].some((option) => {
      const router = option === taken ? undefined : routerUnder(id, option)
      const resource = router?.policy.resources.get(answer.resource.id)
      return router && resource && rowIn(router.route(resource, facts)) !== answer.row.id
    }),
  )
}

const rowIn = (route: Route): string => (route.outcome === 'route' ? route.row.id : route.outcome)

type Routing = Pick<Router, 'policy' | 'holds'> & {
  readonly openIn: (condition: Condition | undefined, facts: Facts) => readonly string[]
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

const routeResource = (resource: Resource, facts: Facts, routing: Routing): Route => {
  const { holds, openIn } = routing
  const excluded = resource.exclusions.find((row) => holds(row.when, facts) === true)
  if (excluded) return answerOf(excluded, resource, facts, routing)
  const denied = resource.protective ? undefined : resource.asks.find((ask) => isDenied(ask, facts, routing))
  if (denied) return refusedBy(denied, resource)
  const unsettled = resource.exclusions.filter((row) => row.settles && holds(row.when, facts) === undefined)
  const candidates = resource.rows.filter((row) => holds(row.when, facts) !== false)
  const certain = candidates.find((row) => holds(row.when, facts) === true)
  const undecided = certain ? unsettled : [...unsettled, ...candidates]
  if (undecided.length > 0) {
    // Nothing is worth asking where every answer ends in nobody.
    if ([...unsettled, ...candidates].every(({ answer }) => answer.kind === 'refuse')) return nobody(resource)
    const missing = unique(undecided.flatMap((row) => openIn(row.when, facts)))
    return { outcome: 'ask', resource, missing, also: prerequisites(resource, facts, routing) }
  }
  return certain ? answerOf(certain, resource, facts, routing) : nobody(resource)
}

const nobody = (resource: Resource): Route => ({
  outcome: 'block',
  resource,
  row: undefined,
  denied: undefined,
  ...resource.gap,
})

const answerOf = (row: Row, resource: Resource, facts: Facts, routing: Routing): Route => {
  const { answer } = row
  switch (answer.kind) {
    case 'refuse':
      return {
        outcome: 'block',
        resource,
        row,
        denied: undefined,
        says: answer.says,
        instead: answer.instead,
        talkTo: answer.talkTo,
        also: answer.also,
      }
    case 'advise':
      return { outcome: 'advise', resource, row, says: answer.says, who: answer.who, also: answer.also }
    case 'steps':
      return {
        outcome: 'route',
        resource,
        row,
        steps: answer.steps.filter((step) => routing.holds(step.when, facts) !== false),
        also: [...alsoOf(answer.also, facts, routing), ...prerequisites(resource, facts, routing)],
        refer: answer.refer,
        open: resource.asks.filter((ask) => isOpen(ask, facts, routing)),
        gaps: resource.asks.filter((ask) => isDenied(ask, facts, routing)),
        waived: resource.asks.filter((ask) => isWaived(ask, facts, routing)),
        satisfied: resource.satisfied.filter((one) => routing.holds(one.when, facts) !== false),
        readings: row.readings.flatMap((id) => routing.policy.readings.get(id) ?? []),
      }
  }
}

const alsoOf = (
  also: Extract<Row['answer'], { kind: 'steps' }>['also'],
  facts: Facts,
  { holds }: Routing,
): readonly Also[] =>
  also.filter((one) => holds(one.when, facts) !== false).map(({ kind, who, what }) => ({ kind, who, what }))

const mayWaive = (ask: Ask, facts: Facts, { holds }: Routing): boolean =>
  ask.waive !== undefined && holds(ask.waive, facts) === true

const isRefused = (ask: Ask, facts: Facts, { holds }: Routing): boolean =>
  ask.must !== undefined && holds(ask.when, facts) === true && holds(ask.must, facts) === false

const isDenied = (ask: Ask, facts: Facts, routing: Routing): boolean =>
  isRefused(ask, facts, routing) && !mayWaive(ask, facts, routing)

const isWaived = (ask: Ask, facts: Facts, routing: Routing): boolean =>
  isRefused(ask, facts, routing) && mayWaive(ask, facts, routing)

/** Only once its own condition is known to hold: until then the fact that the condition turns on is what is asked. */
const isOpen = (ask: Ask, facts: Facts, routing: Routing): boolean =>
  routing.holds(ask.when, facts) === true &&
  !mayWaive(ask, facts, routing) &&
  (ask.must ? routing.holds(ask.must, facts) === undefined : facts[ask.fact] === undefined)

const prerequisites = (resource: Resource, facts: Facts, routing: Routing): readonly Also[] =>
  resource.asks
    .filter(
      (ask) =>
        ask.must &&
        ask.what !== '' &&
        routing.holds(ask.when, facts) !== false &&
        !mayWaive(ask, facts, routing),
    )
    .map((ask) => ({ kind: 'prerequisite', who: undefined, what: ask.what }))

const refusedBy = (ask: Ask, resource: Resource): Route => ({
  outcome: 'block',
  resource,
  row: undefined,
  denied: ask,
  says: ask.otherwise,
  instead: '',
  talkTo: undefined,
  also: ask.what === '' ? [] : [{ kind: 'prerequisite', who: undefined, what: ask.what }],
})
