import type { Condition } from './condition.ts'
import { inputsOf } from './derive.ts'
import type { FactDefinition, FactValue } from './fact.ts'

/**
 * A stretch of one fact's values on which no condition changes its answer: whole numbers from one limit to the next (both
 * counted), one option, any text that no condition names, or not known.
 */
export type Cell =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' }

export type FactDefinitions = ReadonlyMap<string, FactDefinition>

/** Every fact that some conditions speak of, cut into cells. Together the cells of a fact are all that it can be. */
export type Axes = ReadonlyMap<string, readonly Cell[]>

/** All combinations of facts that some conditions can tell apart. */
export type FactSpace = {
  readonly facts: FactDefinitions
  readonly axes: Axes
  /** Facts that may be left open: conditions ask whether they are known, or something worked out from them is. */
  readonly mayBeUnknown: ReadonlySet<string>
}

type Leaf = Extract<Condition, { fact: string }>

/** Cuts each fact at every limit that these conditions set. */
export const factSpace = (
  conditions: readonly (Condition | undefined)[],
  facts: FactDefinitions,
): FactSpace => {
  const leaves = conditions.flatMap((condition) => (condition ? leavesOf(condition) : []))
  const tested = leaves.flatMap((leaf) => (leaf.test === 'known' ? [leaf.fact] : []))
  const open = new Set(tested.flatMap((fact) => [fact, ...everyInput(fact, facts)]))
  const mayBeUnknown = new Set(
    [...open, ...facts.keys()].filter((fact) =>
      [fact, ...everyInput(fact, facts)].some((one) => open.has(one)),
    ),
  )
  const axes = [...Map.groupBy(leaves, ({ fact }) => fact)].map(([fact, tests]): [string, Cell[]] => [
    fact,
    [...cellsOf(tests, facts.get(fact)), ...(mayBeUnknown.has(fact) ? [{ kind: 'unknown' } as const] : [])],
  ])
  return { facts, axes: new Map(axes), mayBeUnknown }
}

/** Whatever a fact is worked out from, down to what people say. */
export const everyInput = (fact: string, facts: FactDefinitions): readonly string[] => {
  const derived = facts.get(fact)?.derived
  return derived ? inputsOf(derived).flatMap((input) => [input, ...everyInput(input, facts)]) : []
}

const leavesOf = (condition: Condition): readonly Leaf[] => {
  if ('fact' in condition) return [condition]
  return condition.test === 'not' ? leavesOf(condition.of) : condition.of.flatMap(leavesOf)
}

const cellsOf = (tests: readonly Leaf[], definition: FactDefinition | undefined): readonly Cell[] => {
  switch (definition?.kind) {
    case 'yes-no':
      return [true, false].map((value) => ({ kind: 'value', value }))
    case 'choice':
      return [...definition.options.keys()].map((value) => ({ kind: 'value', value }))
    case 'text':
    case 'date':
    case undefined:
      return [
        ...[...new Set(tests.flatMap(valuesIn))].map((value): Cell => ({ kind: 'value', value })),
        { kind: 'other' },
      ]
    case 'money':
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
    case 'hours':
      return rangesBetween(tests.flatMap(cutsIn), least(definition))
  }
}

/** Below nothing is nonsense, save for what one number is short of another. */
export const least = (definition: FactDefinition | undefined): number =>
  definition?.derived?.kind === 'difference' ? -Infinity : 0

const valuesIn = (test: Leaf): readonly FactValue[] => {
  if (test.test === 'known' || test.test === 'given') return []
  return test.test === 'one-of' ? test.values : [test.value]
}

/** The last numbers before a condition changes: "at most 100" after 100, "at least 100" after 99. */
const cutsIn = (test: Leaf): readonly number[] => {
  switch (test.test) {
    case 'at-most':
    case 'more-than':
      return [Math.floor(test.value)]
    case 'less-than':
    case 'at-least':
      return [Math.ceil(test.value) - 1]
    case 'is':
    case 'one-of':
    case 'known':
    case 'given':
      return valuesIn(test).flatMap((value) => (typeof value === 'number' ? [value - 1, value] : []))
  }
}

const rangesBetween = (cuts: readonly number[], from: number): readonly Cell[] => {
  const ends = [...new Set(cuts)]
    .filter((end) => end >= from && Number.isFinite(end))
    .toSorted((a, b) => a - b)
  return [...ends, Infinity].map((to, i) => ({
    kind: 'range',
    from: i === 0 ? from : (ends[i - 1] ?? 0) + 1,
    to,
  }))
}

/** What a test says of every value of a cell; undefined where the fact is not known. */
export const testCell = (test: Leaf, cell: Cell): boolean | undefined => {
  if (test.test === 'known') return cell.kind !== 'unknown'
  if (test.test === 'given') return cell.kind === 'unknown' ? undefined : true
  switch (cell.kind) {
    case 'unknown':
      return undefined
    case 'other':
      return false
    case 'value':
      return valuesIn(test).includes(cell.value)
    case 'range':
      return testRange(test, cell)
  }
}

const testRange = (test: Leaf, { from, to }: Extract<Cell, { kind: 'range' }>): boolean => {
  switch (test.test) {
    case 'at-most':
      return to <= test.value
    case 'less-than':
      return to < test.value
    case 'at-least':
      return from >= test.value
    case 'more-than':
      return from > test.value
    case 'is':
    case 'one-of':
    case 'known':
    case 'given':
      return from === to && valuesIn(test).includes(from)
  }
}
