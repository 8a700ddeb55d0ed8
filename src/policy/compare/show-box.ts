import type { Box } from '../boxes.ts'
import type { Cell, FactDefinitions } from '../cells.ts'
import type { FactDefinition, FactValue, Facts } from '../fact.ts'
import { showFact } from '../../views/format.ts'

/** "Age: 14 at most, or 18 or more; Urgent: no". */
export const showBox = (box: Box, facts: FactDefinitions): string =>
  [...box]
    .map(([fact, cells]) => withLabel(fact, facts, (definition) => showCells(cells, definition)))
    .join('; ') || 'whatever the facts'

/** "14 at most, or 18 or more"; "£100.01 to £150". Cells that meet are one stretch. */
export const showCells = (cells: readonly Cell[], definition: FactDefinition | undefined): string => {
  const rest = cells.filter((cell) => cell.kind !== 'range')
  return [
    ...stretches(cells.filter((cell) => cell.kind === 'range')).map((range) => showRange(range, definition)),
    ...rest.map((cell) => showCell(cell, definition)),
  ].join(', or ')
}

/** "Age: 14; Urgent: no". */
export const showFacts = (facts: Facts, definitions: FactDefinitions): string =>
  Object.entries(facts)
    .map(([fact, value]) =>
      withLabel(fact, definitions, (definition) =>
        value === undefined ? 'not known' : shown(value, definition),
      ),
    )
    .join('; ') || 'whatever the facts'

const withLabel = (
  fact: string,
  facts: FactDefinitions,
  show: (definition: FactDefinition | undefined) => string,
): string => {
  const definition = facts.get(fact)
  return `${definition?.label ?? fact}: ${show(definition)}`
}

const shown = (value: FactValue, definition: FactDefinition | undefined): string =>
  definition ? showFact(value, definition) : String(value)

type Range = Extract<Cell, { kind: 'range' }>

const stretches = (ranges: readonly Range[]): readonly Range[] =>
  ranges
    .toSorted((a, b) => a.from - b.from)
    .reduce<readonly Range[]>((runs, range) => {
      const last = runs.at(-1)
      return last && last.to + 1 === range.from
        ? [...runs.slice(0, -1), { ...last, to: range.to }]
        : [...runs, range]
    }, [])

const showRange = ({ from, to }: Range, definition: FactDefinition | undefined): string => {
  const isLowest = from === -Infinity || (from === 0 && to !== 0)
  if (to === Infinity) return isLowest ? 'known' : `${shown(from, definition)} or more`
  if (isLowest) return `${shown(to, definition)} at most`
  return from === to ? shown(from, definition) : `${shown(from, definition)} to ${shown(to, definition)}`
}

const showCell = (cell: Exclude<Cell, Range>, definition: FactDefinition | undefined): string => {
  switch (cell.kind) {
    case 'value':
      return shown(cell.value, definition)
    case 'other':
      return 'anything else'
    case 'unknown':
      return 'not known'
  }
}
