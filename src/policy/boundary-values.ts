import { inputsOf } from './derive.ts'
import { factsIn, type Condition } from './condition.ts'
import type { FactDefinition, FactValue, Facts } from './fact.ts'
import type { Policy } from './policy.ts'

/** The values of each fact at which a condition can change its answer; undefined where "not known" is one of them. */
export type BoundaryValues = ReadonlyMap<string, readonly (FactValue | undefined)[]>

/** A fact that only stands for another under the reading taken is that other. */
export const standsFor = (fact: string, policy: Policy): string => {
  const derived = policy.facts.get(fact)?.derived
  if (derived?.kind !== 'by-reading') return fact
  const taken = derived.facts.get(policy.readings.get(derived.reading)?.taken ?? '')
  return taken === undefined ? fact : standsFor(taken, policy)
}

/**
 * For every fact that these conditions speak of, just below, at and just above each limit, every option, yes and no. Between two neighbours no condition changes, so these stand for every value.
 */
export const boundaryValues = (
  conditions: readonly (Condition | undefined)[],
  policy: Policy,
): BoundaryValues => {
  const tests = conditions.flatMap((condition) => (condition ? leavesOf(condition) : []))
  const facts = new Set(
    conditions.flatMap((one) => (one ? factsIn(one) : [])).map((it) => standsFor(it, policy)),
  )
  return new Map(
    [...facts].map((fact) => [
      fact,
      valuesOf(
        tests.filter((test) => standsFor(test.fact, policy) === fact),
        policy.facts.get(fact),
      ),
    ]),
  )
}

type Leaf = Extract<Condition, { fact: string }>

const leavesOf = (condition: Condition): readonly Leaf[] => {
  if ('fact' in condition) return [condition]
  return condition.test === 'not' ? leavesOf(condition.of) : condition.of.flatMap(leavesOf)
}

const valuesOf = (
  tests: readonly Leaf[],
  definition: FactDefinition | undefined,
): readonly (FactValue | undefined)[] => {
  const named = tests.flatMap(valuesIn)
  const unknown = tests.some((test) => test.test === 'known') ? [undefined] : []
  switch (definition?.kind) {
    case 'yes-no':
      return [true, false, ...unknown]
    case 'choice':
      return [...definition.options.keys(), ...unknown]
    case 'text':
    case undefined:
      return [...new Set([...named, 'something else']), ...unknown]
    case 'date':
      return [...new Set([...named, '2000-01-01']), ...unknown]
    case 'money':
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
    case 'hours':
      return [...around(named, definition.derived?.kind === 'difference'), ...unknown]
  }
}

const valuesIn = (test: Leaf): readonly FactValue[] => {
  if (test.test === 'known' || test.test === 'given') return []
  return test.test === 'one-of' ? test.values : [test.value]
}

const around = (named: readonly FactValue[], mayBeNegative: boolean): readonly number[] => {
  const limits = named.filter((value) => typeof value === 'number')
  const values = [0, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])]
  return [...new Set(values)].filter((value) => mayBeNegative || value >= 0).toSorted((a, b) => a - b)
}

/** Whether facts can be true together: a total is not known without its parts, never below them, and their sum where all
 * are given. */
export const canBeTogether = (facts: Facts, policy: Policy): boolean =>
  Object.keys(facts).every((fact) => {
    const [value, derived] = [facts[fact], policy.facts.get(fact)?.derived]
    if (value !== undefined && derived && inputsOf(derived).some((input) => isUnknown(input, facts)))
      return false
    if (typeof value !== 'number' || (derived?.kind !== 'sum' && derived?.kind !== 'larger-of')) return true
    const least = atLeast(derived.of, derived.kind, facts, policy)
    return derived.of.every((input) => facts[input] !== undefined) ? value === least : value >= least
  })

/** Not just left open: one of the things being tried is that nobody knows it. */
const isUnknown = (fact: string, facts: Facts): boolean => fact in facts && facts[fact] === undefined

const atLeast = (
  inputs: readonly string[],
  kind: 'sum' | 'larger-of',
  facts: Facts,
  policy: Policy,
): number => {
  const values = inputs.map((input): number => {
    const [given, derived] = [facts[input], policy.facts.get(input)?.derived]
    if (typeof given === 'number') return given
    return derived?.kind === 'sum' || derived?.kind === 'larger-of'
      ? atLeast(derived.of, derived.kind, facts, policy)
      : 0
  })
  return kind === 'sum' ? values.reduce((sum, one) => sum + one, 0) : Math.max(0, ...values)
}
