import { boxesOf, type Found } from '../boxes.ts'
import { factSpace, type FactDefinitions } from '../cells.ts'
import { conditionsOf } from '../conditions-in.ts'
import { explore, type Inquiry } from '../explore.ts'
import { rowAnswering } from '../inquire.ts'
import type { Act, Decider, Policy, Row, Step } from '../policy.ts'
import type { Side } from './aspects.ts'

/** A row marked as a floor, and facts for which the new policy asks less than it did. */
export type LoweredFloor = Found & { readonly row: string }

/**
 * Where a policy lowers what rows marked `floor` said. It is lower where nobody could agree and now somebody can or nobody
 * has to; where somebody agreed and now nobody has to; where a post of a lower grade may act, or somebody else in place of
 * a panel; and where fewer have to agree. A refusal is never lower.
 */
export const loweredFloors = (old: Side, now: Side, facts: FactDefinitions): readonly LoweredFloor[] => {
  const rows = [...old.resource.exclusions, ...old.resource.rows].filter(({ floor }) => floor)
  if (rows.length === 0) return []
  const space = factSpace([...conditionsOf(old.resource), ...conditionsOf(now.resource)], facts)
  const leaves = [...explore(() => lowered(old, now), space)]
  return rows.flatMap(({ id }) =>
    boxesOf(leaves, (row) => (row === id ? 'yes' : 'no'), space).map((found) => ({ row: id, ...found })),
  )
}

/** The floor that is lowered; undefined where none is. */
function* lowered(old: Side, now: Side): Inquiry<string | undefined> {
  const before = yield* rowAnswering(old.resource)
  if (typeof before !== 'object' || !before.floor) return undefined
  const after = yield* rowAnswering(now.resource)
  if (typeof after !== 'object' || after.answer.kind === 'refuse') return undefined
  if (before.answer.kind === 'refuse') return before.id
  if (before.answer.kind === 'advise') return undefined
  if (after.answer.kind === 'advise') return before.id
  const [were, are] = [yield* agreeing(before), yield* agreeing(after)]
  const isKept =
    are.length >= were.length &&
    were.every((step) => are.some((one) => stands(one, step, old.policy, now.policy)))
  return isKept ? undefined : before.id
}

const AGREEING: readonly Act[] = ['endorse', 'decide', 'confirm']

function* agreeing({ answer }: Row): Inquiry<readonly Step[]> {
  const steps: Step[] = []
  for (const step of answer.kind === 'steps' ? answer.steps : [])
    if (AGREEING.includes(step.act) && (yield step.when) !== false) steps.push(step)
  return steps
}

/** Whether a step asks no less than one that stood before. */
const stands = (now: Step, old: Step, before: Policy, policy: Policy): boolean =>
  (now.act === old.act || now.act === 'decide') &&
  now.by.every((id) => {
    if (old.by.includes(id)) return true
    const [to, from] = [policy.deciders.get(id), old.by.map((one) => before.deciders.get(one))]
    return to !== undefined && !isLower(to, from)
  })

const isLower = (to: Decider, from: readonly (Decider | undefined)[]): boolean => {
  if (from.some((one) => one?.title === to.title)) return false
  const grades = from.flatMap((one) => (one?.kind === 'role' ? [one.grade] : []))
  if (grades.length === 0 || to.kind === 'outside') return true
  return to.kind === 'role' && to.grade < Math.min(...grades)
}
