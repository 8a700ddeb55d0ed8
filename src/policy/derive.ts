import type { ReadFact } from './condition.ts'
import type { Derived, FactDefinition, FactValue, Facts } from './fact.ts'
import { daysBetween } from './london-date.ts'
import type { Reading } from './policy.ts'

type Deriving = {
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly readings: ReadonlyMap<string, Reading>
}

/** Reads a fact as it was given, or works it out where the policy derives it. One missing input leaves it not known. */
export const factReader = (policy: Deriving): ReadFact => {
  const read: ReadFact = (fact, facts) => {
    const given = facts[fact]
    if (given !== undefined) return given
    const derived = policy.facts.get(fact)?.derived
    return derived && derive(derived, facts, read, policy)
  }
  return read
}

const derive = (derived: Derived, facts: Facts, read: ReadFact, policy: Deriving): FactValue | undefined => {
  switch (derived.kind) {
    case 'sum':
      return numbers(derived.of, facts, read)?.reduce((total, one) => total + one, 0)
    case 'larger-of': {
      const all = numbers(derived.of, facts, read)
      return all && Math.max(...all)
    }
    case 'share': {
      const [whole] = numbers([derived.of], facts, read) ?? []
      return whole === undefined ? undefined : Math.ceil((whole * derived.percent) / 100)
    }
    case 'difference': {
      const [of, less] = numbers([derived.of, derived.less], facts, read) ?? []
      return of === undefined || less === undefined ? undefined : of - less
    }
    case 'days-between': {
      const [from, to] = [read(derived.from, facts), read(derived.to, facts)]
      return typeof from === 'string' && typeof to === 'string'
        ? daysBetween(from, to, derived.days)
        : undefined
    }
    case 'by-reading': {
      const fact = derived.facts.get(policy.readings.get(derived.reading)?.taken ?? '')
      return fact === undefined ? undefined : read(fact, facts)
    }
  }
}

const numbers = (names: readonly string[], facts: Facts, read: ReadFact): readonly number[] | undefined => {
  const values = names.map((name) => read(name, facts))
  return values.every((value): value is number => typeof value === 'number' && Number.isFinite(value))
    ? values
    : undefined
}

/** The facts a person could be asked for: a derived fact stands for its inputs that are not known. */
export const askable = (
  fact: string,
  facts: Facts,
  { facts: definitions, readings }: Deriving,
): readonly string[] => {
  const derived = definitions.get(fact)?.derived
  if (!derived || facts[fact] !== undefined) return facts[fact] === undefined ? [fact] : []
  const inputs =
    derived.kind === 'by-reading'
      ? [derived.facts.get(readings.get(derived.reading)?.taken ?? '') ?? '']
      : inputsOf(derived)
  return inputs.flatMap((input) => askable(input, facts, { facts: definitions, readings }))
}

/** The facts that a derived fact is worked out from; every one that a reading could choose. */
export const inputsOf = (derived: Derived): readonly string[] => {
  switch (derived.kind) {
    case 'sum':
    case 'larger-of':
      return derived.of
    case 'share':
      return [derived.of]
    case 'difference':
      return [derived.of, derived.less]
    case 'days-between':
      return [derived.from, derived.to]
    case 'by-reading':
      return [...derived.facts.values()]
  }
}
