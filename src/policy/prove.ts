import { boxesOf, type Found, type Sought } from './boxes.ts'
import { factSpace, type FactDefinitions } from './cells.ts'
import { conditionsOfRows } from './conditions-in.ts'
import { deadParts, type DeadPart } from './dead-parts.ts'
import { explore, type Leaf } from './explore.ts'
import type { Facts } from './fact.ts'
import { answering, type Answering } from './inquire.ts'
import type { Policy, Resource, Row } from './policy.ts'
import { routerFor } from './route.ts'
import { settledFacts, settledResource, standsFor } from './settled.ts'

/** What was found out about one resource by looking at every combination of facts that its conditions can tell apart. */
export type Proof = {
  readonly resource: Resource
  /** How many regions of facts were told apart. Each was looked at; together they are all the facts there can be. */
  readonly regions: number
  /** False where there are too many to look at each: then nothing is proved. */
  readonly complete: boolean
  /** Two rows that both answer: a policy must never do this. */
  readonly overlaps: readonly { readonly rows: readonly [string, string]; readonly facts: Facts }[]
  /** What nobody agrees, each with an example. The resource's declared gap answers. */
  readonly gaps: readonly Found[]
  /** Rows, steps and questions that no facts ever reach, and rows that leave nobody to decide. */
  readonly dead: readonly DeadPart[]
}

const MOST = 50_000

/** Proves each resource of a policy: exactly one answer for any facts, what nobody agrees, and what can never be reached. */
export const provePolicy = (policy: Policy, most = MOST): readonly Proof[] => {
  const facts = settledFacts(policy)
  return [...policy.resources.values()].map((resource) => proveResource(resource, { policy, facts, most }))
}

type Proving = { readonly policy: Policy; readonly facts: FactDefinitions; readonly most: number }

const proveResource = (written: Resource, { policy, facts, most }: Proving): Proof => {
  const resource = settledResource(written, standsFor(policy))
  const space = factSpace(conditionsOfRows(resource), facts)
  const leaves = upTo(
    most,
    explore(() => answering(resource), space),
  )
  const complete = leaves.length <= most
  return {
    resource: written,
    regions: leaves.length,
    complete,
    overlaps: overlapsIn(leaves, policy),
    gaps: complete ? boxesOf(leaves, isNobody, space) : [],
    dead: complete ? deadParts(resource, facts) : [],
  }
}

const upTo = <T>(most: number, all: Iterable<T>): readonly T[] => {
  const taken: T[] = []
  for (const one of all) {
    taken.push(one)
    if (taken.length > most) break
  }
  return taken
}

/** What an exclusion refuses anyway is no gap, and needn't be told apart from one. */
const isNobody = (answer: Answering): Sought => {
  if (answer.by === 'exclusion') return 'either'
  return answer.rows.length === 0 && !answer.open ? 'yes' : 'no'
}

/** Each pair of rows once, with as few facts as show it. */
const overlapsIn = (leaves: readonly Leaf<Answering>[], policy: Policy): Proof['overlaps'] => {
  const { holds } = routerFor(policy)
  const pairs = leaves.flatMap(({ answer, example }) =>
    answer.by === 'rows' ? pairsOf(answer.rows).map((rows) => ({ rows, example })) : [],
  )
  const first = new Map(pairs.toReversed().map((pair) => [pair.rows.map(({ id }) => id).join(' '), pair]))
  return [...first.values()].toReversed().map(({ rows: [one, other], example }) => ({
    rows: [one.id, other.id],
    facts: fewest(example, (facts) => [one, other].every(({ when }) => holds(when, facts) === true)),
  }))
}

const pairsOf = (rows: readonly Row[]): readonly (readonly [Row, Row])[] =>
  rows.flatMap((one, i) => rows.slice(i + 1).map((other) => [one, other] as const))

/** Leaves out every fact that the finding does not need. */
const fewest = (facts: Facts, holds: (facts: Facts) => boolean): Facts =>
  Object.keys(facts).reduce((kept, fact) => {
    const without = Object.fromEntries(Object.entries(kept).filter(([one]) => one !== fact))
    return holds(without) ? without : kept
  }, facts)
