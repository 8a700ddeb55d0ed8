import type { FactValue, Facts } from './fact.ts'

/** The closed set of typed tests that a policy may use. Whatever cannot be said with them is not for a policy file. */
export type Condition =
  | { readonly test: 'is'; readonly fact: string; readonly value: FactValue }
  | { readonly test: 'one-of'; readonly fact: string; readonly values: readonly FactValue[] }
  | {
      readonly test: 'at-most' | 'less-than' | 'at-least' | 'more-than'
      readonly fact: string
      readonly value: number
    }
  | { readonly test: 'known'; readonly fact: string }
  /** Holds whatever the answer is, and asks for it until there is one. */
  | { readonly test: 'given'; readonly fact: string }
  | { readonly test: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'not'; readonly of: Condition }

/** A condition compiled: true, false, or undefined where a fact that decides it is not known. */
export type Test = (facts: Facts) => boolean | undefined

/** Reads a fact, working it out where it is derived. */
export type ReadFact = (fact: string, facts: Facts) => FactValue | undefined

const compare = (test: 'at-most' | 'less-than' | 'at-least' | 'more-than', limit: number) => {
  const compared: Record<typeof test, (value: number) => boolean> = {
    'at-most': (value) => value <= limit,
    'less-than': (value) => value < limit,
    'at-least': (value) => value >= limit,
    'more-than': (value) => value > limit,
  }
  return compared[test]
}

/** Compiles a condition to a closure. A number that is not finite is no answer: it reads as not known. */
export const compileCondition = (condition: Condition, read: ReadFact): Test => {
  switch (condition.test) {
    case 'is':
      return onValue(condition.fact, read, (value) => value === condition.value)
    case 'one-of':
      return onValue(condition.fact, read, (value) => condition.values.includes(value))
    case 'known':
      return (facts) => read(condition.fact, facts) !== undefined
    case 'given':
      return onValue(condition.fact, read, () => true)
    case 'at-most':
    case 'less-than':
    case 'at-least':
    case 'more-than': {
      const holds = compare(condition.test, condition.value)
      return onValue(condition.fact, read, (value) =>
        typeof value === 'number' && Number.isFinite(value) ? holds(value) : undefined,
      )
    }
    case 'all':
      return every(condition.of.map((part) => compileCondition(part, read)))
    case 'any':
      return some(condition.of.map((part) => compileCondition(part, read)))
    case 'not': {
      const test = compileCondition(condition.of, read)
      return (facts) => {
        const held = test(facts)
        return held === undefined ? undefined : !held
      }
    }
  }
}

const onValue =
  (fact: string, read: ReadFact, holds: (value: FactValue) => boolean | undefined): Test =>
  (facts) => {
    const value = read(fact, facts)
    return value === undefined ? undefined : holds(value)
  }

const every =
  (tests: readonly Test[]): Test =>
  (facts) => {
    let open = false
    for (const test of tests) {
      const held = test(facts)
      if (held === false) return false
      if (held === undefined) open = true
    }
    return open ? undefined : true
  }

const some =
  (tests: readonly Test[]): Test =>
  (facts) => {
    let open = false
    for (const test of tests) {
      const held = test(facts)
      if (held === true) return true
      if (held === undefined) open = true
    }
    return open ? undefined : false
  }

/** The facts that a condition speaks of, in the order it names them. */
export const factsIn = (condition: Condition): readonly string[] => {
  switch (condition.test) {
    case 'all':
    case 'any':
      return condition.of.flatMap(factsIn)
    case 'not':
      return factsIn(condition.of)
    case 'is':
    case 'one-of':
    case 'known':
    case 'given':
    case 'at-most':
    case 'less-than':
    case 'at-least':
    case 'more-than':
      return [condition.fact]
  }
}
