import type { Cell, FactSpace } from './cells.ts'
import type { Leaf } from './explore.ts'
import { isPossible, type Region } from './possible.ts'
import type { Facts } from './fact.ts'

/** Some of the cells of some facts, anything of the rest: "aged 14 at most, or 18 or more; not urgent". */
export type Box = ReadonlyMap<string, readonly Cell[]>

/** A box, and facts in it that are an example of it. */
export type Found = { readonly where: Box; readonly example: Facts }

/** Whether a leaf is what is looked for, is not, or doesn't matter either way. */
export type Sought = 'yes' | 'no' | 'either'

/**
 * The leaves that are sought, as few and as wide boxes as will do: each is widened as far as it takes in nothing that is
 * not sought, and a fact that no longer matters is left out.
 */
export const boxesOf = <T>(
  leaves: readonly Leaf<T>[],
  sought: (answer: T) => Sought,
  space: FactSpace,
): readonly Found[] => {
  const others = leaves.filter(({ answer }) => sought(answer) === 'no').map(({ region }) => region)
  const boxes: Found[] = []
  for (const { region, answer, example } of leaves) {
    if (sought(answer) !== 'yes' || boxes.some(({ where }) => isWithin(region, where))) continue
    const where = widest(region, others, space)
    boxes.push({ where, example: only(example, where) })
  }
  return boxes
}

const only = (facts: Facts, where: Box): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => where.has(fact)))

const isWithin = (region: Region, box: Box): boolean =>
  [...box].every(([fact, cells]) => {
    const cell = region.get(fact)
    return cell !== undefined && cells.includes(cell)
  })

const widest = (region: Region, others: readonly Region[], space: FactSpace): Box => {
  const box = new Map<string, readonly Cell[]>([...region].map(([fact, cell]) => [fact, [cell]]))
  for (const fact of [...box.keys()]) {
    const cells = space.axes.get(fact) ?? []
    const wide = cells.filter(
      (cell) =>
        box.get(fact)?.includes(cell) === true || isFree(new Map([...box, [fact, [cell]]]), others, space),
    )
    if (wide.length === cells.length) box.delete(fact)
    else
      box.set(
        fact,
        wide.filter((cell) => isPossible(hull(new Map([[fact, cell]]), box), space)),
      )
  }
  return box
}

/** Whether no facts lie both in the box and in one of these regions. */
const isFree = (box: Box, others: readonly Region[], space: FactSpace): boolean =>
  others.every((region) => {
    const meets = [...region].every(([fact, cell]) => box.get(fact)?.includes(cell) !== false)
    return !meets || !isPossible(hull(region, box), space)
  })

/** Where a region and a box meet; several stretches of numbers are taken for the one that holds them all. */
const hull = (region: Region, box: Box): Region =>
  new Map([
    ...[...box].flatMap(([fact, cells]): [string, Cell][] => {
      const whole = oneCell(cells)
      return whole ? [[fact, whole]] : []
    }),
    ...region,
  ])

const oneCell = (cells: readonly Cell[]): Cell | undefined => {
  const [first] = cells
  if (cells.length === 1) return first
  const ranges = cells.filter((cell) => cell.kind === 'range')
  if (ranges.length < cells.length) return undefined
  return {
    kind: 'range',
    from: Math.min(...ranges.map(({ from }) => from)),
    to: Math.max(...ranges.map(({ to }) => to)),
  }
}
