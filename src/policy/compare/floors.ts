import { boxesOf, type Found } from '../boxes.ts'
import { factSpace, type FactDefinitions } from '../cells.ts'
import { conditionsOf } from '../conditions-in.ts'
import { explore, type Inquiry } from '../explore.ts'
import { rowAnswering } from '../inquire.ts'
import type { Act, Policy, Row, Step } from '../policy.ts'
import { guardsChanged, type Guard } from './guards.ts'
import type { Side } from './side.ts'
import { allStand } from './standing.ts'

/** A row marked as a floor, and facts for which the new policy asks less than it did. */
export type LoweredFloor = Found & { readonly row: string; readonly rule: string }

/**
 * Where a policy lowers what rows marked `floor` said. It is lower
 * - where nobody could agree and now somebody can or nobody has to, and where somebody agreed and now nobody has to;
 * - where some post that had to agree has none in its place: the same at no lower a grade, or another at least as high,
 *   each for one step only, and a panel for itself alone;
 * - where a step may newly be passed on to a post that couldn't take it, to a lower one than before, or sooner, or may be
 *   skipped;
 * - where a prerequisite (`must`) of its resource no longer refuses, or no longer waits for its answer before approve, and
 *   where a required attestation is gone or no longer required.
 * A refusal is never lower. A grade is held beside what the same post had, so a policy that numbers its grades afresh, all
 * of them lower, is told too.
 */
export const loweredFloors = (old: Side, now: Side, facts: FactDefinitions): readonly LoweredFloor[] => {
  const rows = [...old.resource.exclusions, ...old.resource.rows].filter(({ floor }) => floor)
  if (rows.length === 0 || isSame(old, now)) return []
  const conditions = [...conditionsOf(old.resource), ...conditionsOf(now.resource)]
  const where = (ask: () => Inquiry<string | undefined>, more: Guard['waitsFor'] = []) => {
    const space = factSpace([...conditions, ...more], facts)
    const leaves = [...explore(ask, space)]
    return rows.flatMap(({ id, rule }) =>
      boxesOf(leaves, (row) => (row === id ? 'yes' : 'no'), space).map((found) => ({
        row: id,
        rule,
        ...found,
      })),
    )
  }
  return [
    ...where(() => lowered(old, now)),
    ...guardsChanged(old.resource, now.resource).flatMap((guard) =>
      where(() => unguarded(guard, old, now), guard.waitsFor),
    ),
  ]
}

/** What it says and who is who: a post may have another grade though the resource says nothing else. */
const isSame = (old: Side, now: Side): boolean =>
  JSON.stringify([old.resource, deciders(old.policy)]) ===
  JSON.stringify([now.resource, deciders(now.policy)])

const deciders = (policy: Policy) => [...policy.deciders.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** The floor that is lowered in who agrees; undefined where none is. */
function* lowered(old: Side, now: Side): Inquiry<string | undefined> {
  const before = yield* rowAnswering(old.resource)
  if (typeof before !== 'object' || !before.floor) return undefined
  const after = yield* rowAnswering(now.resource)
  if (typeof after !== 'object' || after.answer.kind === 'refuse') return undefined
  if (before.answer.kind === 'refuse') return before.id
  if (before.answer.kind === 'advise') return undefined
  if (after.answer.kind === 'advise') return before.id
  const [were, are] = [yield* agreeing(before), yield* agreeing(after)]
  return allStand(were, are, { old: old.policy, now: now.policy }) ? undefined : before.id
}

/** The floor for which a guard asks less than it did; undefined where none is. */
function* unguarded({ asksIn }: Guard, old: Side, now: Side): Inquiry<string | undefined> {
  const before = yield* rowAnswering(old.resource)
  if (typeof before !== 'object' || !before.floor || before.answer.kind !== 'steps') return undefined
  const after = yield* rowAnswering(now.resource)
  if (typeof after !== 'object' || after.answer.kind !== 'steps') return undefined
  const asked = yield* asksIn(old.resource)
  return (yield* asksIn(now.resource)) < asked ? before.id : undefined
}

const AGREEING: readonly Act[] = ['endorse', 'decide', 'confirm']

/** The steps of those who have to agree, with the exceptions that are open. */
function* agreeing({ answer }: Row): Inquiry<readonly Step[]> {
  const steps: Step[] = []
  for (const step of answer.kind === 'steps' ? answer.steps : []) {
    if (!AGREEING.includes(step.act) || (yield step.when) === false) continue
    const isOpen = step.exception !== undefined && (yield step.exception.when) !== false
    steps.push(isOpen ? step : { ...step, exception: undefined })
  }
  return steps
}
