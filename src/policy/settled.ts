import type { Condition } from './condition.ts'
import type { Derived, FactDefinition } from './fact.ts'
import type { Policy, Resource, Row } from './policy.ts'

/** What a fact goes by. Under a reading a fact may only stand for another; beside another policy it may need a name of its own. */
export type Naming = (fact: string) => string

/** A fact that only stands for another under the reading taken is that other. */
export const standsFor = (policy: Policy): Naming => {
  const name: Naming = (fact) => {
    const derived = policy.facts.get(fact)?.derived
    if (derived?.kind !== 'by-reading') return fact
    const taken = derived.facts.get(policy.readings.get(derived.reading)?.taken ?? '')
    return taken === undefined ? fact : name(taken)
  }
  return name
}

/** The facts of a policy once its readings are settled: none of them stands for another. */
export const settledFacts = (policy: Policy): ReadonlyMap<string, FactDefinition> => {
  const name = standsFor(policy)
  return new Map(
    [...policy.facts]
      .filter(([id]) => name(id) === id)
      .map(([id, it]) => [id, { ...it, derived: it.derived && renamed(it.derived, name) }]),
  )
}

/** A derived fact with its inputs by other names. */
export const renamed = (derived: Derived, name: Naming): Derived => {
  switch (derived.kind) {
    case 'sum':
    case 'larger-of':
      return { ...derived, of: derived.of.map(name) }
    case 'share':
      return { ...derived, of: name(derived.of) }
    case 'difference':
      return { ...derived, of: name(derived.of), less: name(derived.less) }
    case 'days-between':
      return { ...derived, from: name(derived.from), to: name(derived.to) }
    case 'by-reading':
      return { ...derived, facts: new Map([...derived.facts].map(([option, fact]) => [option, name(fact)])) }
  }
}

/** A resource whose conditions speak of facts by these names. */
export const settledResource = (resource: Resource, name: Naming): Resource => ({
  ...resource,
  exclusions: resource.exclusions.map((row) => settledRow(row, name)),
  rows: resource.rows.map((row) => settledRow(row, name)),
  asks: resource.asks.map((ask) => ({
    ...ask,
    when: settled(ask.when, name),
    must: settled(ask.must, name),
    waive: settled(ask.waive, name),
  })),
  satisfied: resource.satisfied.map((one) => ({ ...one, when: settled(one.when, name) })),
})

const settledRow = (row: Row, name: Naming): Row => ({
  ...row,
  when: settled(row.when, name),
  answer:
    row.answer.kind === 'steps'
      ? {
          ...row.answer,
          steps: row.answer.steps.map((step) => ({
            ...step,
            when: settled(step.when, name),
            exception: step.exception && { ...step.exception, when: settled(step.exception.when, name) },
          })),
          also: row.answer.also.map((one) => ({ ...one, when: settled(one.when, name) })),
        }
      : row.answer,
})

const settled = (condition: Condition | undefined, name: Naming): Condition | undefined =>
  condition && settle(condition, name)

const settle = (condition: Condition, name: Naming): Condition => {
  if ('fact' in condition) return { ...condition, fact: name(condition.fact) }
  return condition.test === 'not'
    ? { ...condition, of: settle(condition.of, name) }
    : { ...condition, of: condition.of.map((part) => settle(part, name)) }
}
