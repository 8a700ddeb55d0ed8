import type { Box } from '../../src/policy/boxes.ts'
import type { Cell } from '../../src/policy/cells.ts'
import { factReader } from '../../src/policy/derive.ts'
import type { Facts, FactValue } from '../../src/policy/fact.ts'
import type { Policy } from '../../src/policy/policy.ts'

/** Whether facts lie in a box, told by itself and not by what made the box. */
export const inBox = (box: Box, facts: Facts, policy: Policy): boolean => {
  const read = factReader(policy)
  return [...box].every(([fact, cells]) => cells.some((cell) => inCell(cell, read(fact, facts), cells)))
}

const inCell = (cell: Cell, value: FactValue | undefined, cells: readonly Cell[]): boolean => {
  switch (cell.kind) {
    case 'unknown':
      return value === undefined
    case 'other':
      return value !== undefined && !cells.some((one) => one.kind === 'value' && one.value === value)
    case 'value':
      return value === cell.value
    case 'range':
      return typeof value === 'number' && value >= cell.from && value <= cell.to
  }
}
