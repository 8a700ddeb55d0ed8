import type { FactDefinitions } from '../cells.ts'
import { inputsOf } from '../derive.ts'
import type { FactDefinition } from '../fact.ts'
import type { Policy } from '../policy.ts'
import { renamed, settledFacts, standsFor, type Naming } from '../settled.ts'

/** Two policies whose facts have been brought together, so that conditions of both can be looked at for the same facts. */
export type SideBySide = {
  readonly old: Policy
  readonly now: Policy
  readonly facts: FactDefinitions
  readonly oldName: Naming
  readonly nowName: Naming
}

/** A fact that the two define differently is two facts: "Total, as it was" beside "Total". */
export const sideBySide = (old: Policy, now: Policy): SideBySide => {
  const [before, after] = [settledFacts(old), settledFacts(now)]
  const differs = differing(before, after)
  const name: Naming = (fact) => (differs.has(fact) ? `${fact} before` : fact)
  const stands = standsFor(old)
  return {
    old,
    now,
    facts: new Map([
      ...[...before].map(([id, it]) => asItWas(id, it, name, after)),
      ...fresh(before, after, differs),
    ]),
    oldName: (fact) => name(stands(fact)),
    nowName: standsFor(now),
  }
}

const fresh = (before: FactDefinitions, after: FactDefinitions, differs: ReadonlySet<string>) =>
  [...after].filter(([id]) => !before.has(id) || differs.has(id))

const asItWas = (
  id: string,
  it: FactDefinition,
  name: Naming,
  after: FactDefinitions,
): [string, FactDefinition] => {
  const now = after.get(id)
  if (name(id) === id)
    return [id, { ...(now ?? it), options: new Map([...it.options, ...(now?.options ?? [])]) }]
  const derived = it.derived && renamed(it.derived, name)
  return [name(id), { ...it, label: `${it.label}, as it was`, derived }]
}

/** Facts of another kind, or worked out another way; and whatever is worked out from those. */
const differing = (before: FactDefinitions, after: FactDefinitions): ReadonlySet<string> => {
  const differs = new Set<string>()
  const isAnother = ([id, it]: [string, FactDefinition]): boolean => {
    const now = after.get(id)
    if (!now) return false
    return (
      now.kind !== it.kind ||
      JSON.stringify(now.derived) !== JSON.stringify(it.derived) ||
      (it.derived ? inputsOf(it.derived).some((input) => differs.has(input)) : false)
    )
  }
  for (let more = true; more;) {
    const found = [...before].filter((one) => !differs.has(one[0]) && isAnother(one))
    found.forEach(([id]) => differs.add(id))
    more = found.length > 0
  }
  return differs
}
