import { boundaryValues, canBeTogether, type BoundaryValues } from './boundary-values.ts'
import { combinationsOf } from './combinations.ts'
import type { Condition } from './condition.ts'
import type { FactValue, Facts } from './fact.ts'
import type { Policy, Resource, Row } from './policy.ts'
import { routerFor, type Router } from './route.ts'

/** What was found out about one resource by trying every combination of facts at the limits of its conditions. */
export type Proof = {
  readonly resource: Resource
  /** How many combinations there are, and whether each was tried. */
  readonly combinations: number
  readonly complete: boolean
  /** Two rows that both answer: a policy must never do this. */
  readonly overlaps: readonly { readonly rows: readonly [string, string]; readonly facts: Facts }[]
  /** What nobody agrees. The resource's declared gap answers. */
  readonly gaps: readonly Gap[]
  /** Rows and exclusions that no facts ever reach. */
  readonly unreachable: readonly string[]
}

/** The fewest facts that nobody agrees, each with every boundary value for which that is so. */
export type Gap = Readonly<Record<string, readonly FactValue[]>>

const MOST = 200_000

/** Proves each resource of a policy: at most one row answers, which facts nobody agrees, and which rows can never apply. */
export const provePolicy = (policy: Policy, most = MOST): readonly Proof[] => {
  const router = routerFor(policy)
  return [...policy.resources.values()].map((resource) => proveResource({ policy, router, resource, most }))
}

type Proving = {
  readonly policy: Policy
  readonly router: Router
  readonly resource: Resource
  readonly most: number
}

const proveResource = (proving: Proving): Proof => {
  const { policy, resource, most } = proving
  const values = valuesIn(resource.rows, policy)
  const all = combinationsOf(values, most)
  return {
    resource,
    combinations: all.total,
    complete: all.complete,
    overlaps: findOverlaps(proving),
    gaps: findGaps(values, proving),
    unreachable: [
      ...resource.exclusions.filter((row, i) => neverApplies(row, resource.exclusions.slice(0, i), proving)),
      ...resource.rows.filter((row) => neverApplies(row, resource.exclusions, proving)),
    ].map(({ id }) => id),
  }
}

const valuesIn = (rows: readonly Row[], policy: Policy): BoundaryValues =>
  boundaryValues(
    rows.map((row) => row.when),
    policy,
  )

/** Every pair of rows by the facts of those two alone: small enough to try each, and it leaves no pair out. */
const findOverlaps = (proving: Proving): Proof['overlaps'] => {
  const { rows } = proving.resource
  return rows.flatMap((first, i) =>
    rows.slice(i + 1).flatMap((second) => {
      const facts = firstWhere([first, second], proving.resource.exclusions, proving)
      return facts ? [{ rows: [first.id, second.id] as const, facts }] : []
    }),
  )
}

const neverApplies = (row: Row, before: readonly Row[], proving: Proving): boolean =>
  !isSwitchedOff(row.when) && firstWhere([row], before, proving) === undefined

/** Facts under which all these rows hold and none of those before them does, as few as will do; or undefined. */
const firstWhere = (
  rows: readonly Row[],
  before: readonly Row[],
  { policy, router, most }: Proving,
): Facts | undefined => {
  const holds = (facts: Facts) => rows.every((row) => router.holds(row.when, facts) === true)
  for (const facts of combinationsOf(valuesIn(rows, policy), most).each())
    if (canBeTogether(facts, policy) && holds(facts) && canAvoid(before, facts, { policy, router, most }))
      return fewest(facts, holds)
  return undefined
}

/** Whether some further facts keep every one of these rows from holding. */
const canAvoid = (
  rows: readonly Row[],
  facts: Facts,
  { policy, router, most }: Omit<Proving, 'resource'>,
): boolean => {
  if (rows.some((row) => router.holds(row.when, facts) === true)) return false
  const open = rows.filter((row) => router.holds(row.when, facts) === undefined)
  if (open.length === 0) return true
  const further = [...valuesIn(open, policy)].filter(([fact]) => !(fact in facts))
  for (const more of combinationsOf(new Map(further), most).each()) {
    const together = { ...facts, ...more }
    if (canBeTogether(together, policy) && rows.every((row) => router.holds(row.when, together) !== true))
      return true
  }
  return false
}

const MOST_GAPS = 12

const findGaps = (values: BoundaryValues, { policy, router, resource, most }: Proving): readonly Gap[] => {
  const nobody = (facts: Facts) => resource.rows.every((row) => router.holds(row.when, facts) === false)
  const excluded = (facts: Facts) => resource.exclusions.some((row) => router.holds(row.when, facts) === true)
  const gaps: Gap[] = []
  for (const facts of combinationsOf(values, most).each()) {
    if (gaps.length === MOST_GAPS) break
    if (gaps.some((gap) => isWithin(gap, facts)) || !canBeTogether(facts, policy)) continue
    if (nobody(facts) && !excluded(facts)) gaps.push(widest(fewest(facts, nobody), values, nobody))
  }
  return gaps
}

const isWithin = (gap: Gap, facts: Facts): boolean =>
  Object.entries(gap).every(([fact, values]) => values.some((value) => value === facts[fact]))

/** Widens each fact to all its values that change nothing: "15", "14" and "0" become "15 at most". */
const widest = (facts: Facts, values: BoundaryValues, holds: (facts: Facts) => boolean): Gap =>
  Object.keys(facts).reduce<Gap>(
    (gap, fact) => {
      const wider = (values.get(fact) ?? []).filter((value) => value !== undefined)
      const still = (value: FactValue): boolean =>
        [...combinationsOf(new Map(Object.entries({ ...gap, [fact]: [value] })), MOST).each()].every(holds)
      return { ...gap, [fact]: wider.filter(still) }
    },
    Object.fromEntries(
      Object.entries(facts).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, [value]]])),
    ),
  )

/** Leaves out every fact that the finding does not need. */
const fewest = (facts: Facts, holds: (facts: Facts) => boolean): Facts =>
  Object.keys(facts).reduce((kept, fact) => {
    const without = Object.fromEntries(Object.entries(kept).filter(([one]) => one !== fact))
    return holds(without) ? without : kept
  }, facts)

/** A reading that is not taken reads as an empty "any" (see read-condition): such a row waits for its reading, by intent. */
const isSwitchedOff = (condition: Condition | undefined): boolean => {
  if (condition?.test === 'any') return condition.of.every(isSwitchedOff)
  return condition?.test === 'all' && condition.of.some(isSwitchedOff)
}
