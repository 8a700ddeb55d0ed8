import type { Cell, FactDefinitions, FactSpace } from './cells.ts'
import { everyInput, least } from './cells.ts'
import { inputsOf } from './derive.ts'
import type { Derived, Facts, FactValue } from './fact.ts'

/** A part of all the combinations of facts: a cell for some of them, anything for the rest. */
export type Region = ReadonlyMap<string, Cell>

type Bounds = { readonly from: number; readonly to: number }
type Domains = ReadonlyMap<string, Bounds>
/** Narrows the bounds of facts that hang together; undefined where nothing is left of one. */
type Narrowed = readonly (readonly [fact: string, bounds: Bounds])[]

/**
 * Facts that lie in a region and can be true together: a total is its parts, the larger of two is one of them, a share is a
 * share, and nothing is worked out from what isn't known. Undefined where there are none.
 */
export const exampleIn = (region: Region, space: FactSpace): Facts | undefined => {
  const { facts } = space
  if (!isKnownTogether(region, space)) return undefined
  const numbers = solve(domainsOf(region, facts), facts)
  return (
    numbers && Object.fromEntries([...region].map(([fact, cell]) => [fact, valueIn(fact, cell, numbers)]))
  )
}

/** Whether any facts lie in a region. */
export const isPossible = (region: Region, space: FactSpace): boolean =>
  exampleIn(region, space) !== undefined

const valueIn = (fact: string, cell: Cell, numbers: Domains): FactValue | undefined => {
  switch (cell.kind) {
    case 'range':
      return numbers.get(fact)?.from
    case 'value':
      return cell.value
    case 'other':
      return 'something else'
    case 'unknown':
      return undefined
  }
}

/** What is worked out is known exactly where all that it is worked out from is. */
const isKnownTogether = (region: Region, { facts, mayBeUnknown }: FactSpace): boolean =>
  [...region].every(([fact, cell]) => {
    const inputs = everyInput(fact, facts)
    if (inputs.length === 0) return true
    const isUnknown = (input: string): boolean => region.get(input)?.kind === 'unknown'
    return cell.kind === 'unknown'
      ? inputs.some((input) => isUnknown(input) || (!region.has(input) && mayBeUnknown.has(input)))
      : !inputs.some(isUnknown)
  })

/** The numbers of a region, and those they are worked out from. */
const domainsOf = (region: Region, facts: FactDefinitions): Domains => {
  const known = [...region].filter(([, cell]) => cell.kind !== 'unknown').map(([fact]) => fact)
  const concerned = new Set(known.flatMap((fact) => [fact, ...everyInput(fact, facts)]))
  return new Map(
    [...concerned].flatMap((fact) => {
      const [cell, definition] = [region.get(fact), facts.get(fact)]
      if (cell?.kind === 'range') return [[fact, cell]]
      return definition && isNumber(definition.kind)
        ? [[fact, { from: least(definition), to: Infinity }]]
        : []
    }),
  )
}

const isNumber = (kind: string): boolean =>
  ['money', 'number', 'age', 'days', 'weeks', 'hours'].includes(kind)

/** Beyond this no amount, age or time is asked for; it only keeps the search finite. */
const MOST = 1_000_000_000

/** Fixes one number after another, the ones that others are worked out from first. */
const solve = (domains: Domains, facts: FactDefinitions): Domains | undefined => {
  const narrowed = propagate(domains, facts)
  if (!narrowed) return undefined
  const open = [...narrowed].filter(([, { from, to }]) => from !== to)
  const [fact, { from, to }] = open.find(([one]) => !facts.get(one)?.derived) ??
    open[0] ?? ['', { from: 0, to: 0 }]
  if (open.length === 0) return narrowed
  const [low, high] = [Math.max(from, -MOST), Math.min(to, MOST)]
  const middle = Math.floor((low + high) / 2)
  const tries: readonly Bounds[] = [
    { from: low, to: low },
    { from: high, to: high },
    { from: low + 1, to: middle },
    { from: Math.max(low, middle) + 1, to: high - 1 },
  ]
  for (const bounds of tries) {
    if (bounds.from > bounds.to) continue
    const solved = solve(new Map([...narrowed, [fact, bounds]]), facts)
    if (solved) return solved
  }
  return undefined
}

/** Narrows every number by those it hangs together with until nothing changes; undefined where nothing is left of one. */
const propagate = (domains: Domains, facts: FactDefinitions): Domains | undefined => {
  const now = new Map(domains)
  for (let changed = true, rounds = 0; changed && rounds < 100; rounds += 1) {
    changed = false
    for (const fact of now.keys())
      for (const [other, bounds] of narrowings(fact, facts, now)) {
        const before = now.get(other)
        if (!before) continue
        const after = { from: Math.max(before.from, bounds.from), to: Math.min(before.to, bounds.to) }
        if (after.from > after.to) return undefined
        changed ||= after.from !== before.from || after.to !== before.to
        now.set(other, after)
      }
  }
  return now
}

const narrowings = (fact: string, facts: FactDefinitions, now: Domains): Narrowed => {
  const derived = facts.get(fact)?.derived
  const [all, inputs] = [now.get(fact), (derived ? inputsOf(derived) : []).map((one) => now.get(one))]
  if (!derived || !all) return []
  if (derived.kind === 'days-between') return workingWithinCalendar(fact, derived, facts, now)
  return inputs.every((one) => one !== undefined) ? narrowedBy(fact, derived, all, inputs) : []
}

const narrowedBy = (fact: string, derived: Derived, all: Bounds, inputs: readonly Bounds[]): Narrowed => {
  switch (derived.kind) {
    case 'sum':
      return sum(fact, derived.of, all, inputs)
    case 'larger-of':
      return largerOf(fact, derived.of, all, inputs)
    case 'share':
      return share(fact, derived, all, inputs[0] ?? ANY)
    case 'difference':
      return difference(fact, derived, all, inputs)
    case 'days-between':
    case 'by-reading':
      return []
  }
}

const ANY: Bounds = { from: -Infinity, to: Infinity }
/** What comes of taking endless from endless bounds nothing. */
const bound = (from: number, to: number): Bounds => ({
  from: Number.isNaN(from) ? -Infinity : from,
  to: Number.isNaN(to) ? Infinity : to,
})

const sum = (fact: string, of: readonly string[], all: Bounds, inputs: readonly Bounds[]): Narrowed => {
  const total = (parts: readonly number[]): number => parts.reduce((added, one) => added + one, 0)
  const whole = bound(total(inputs.map(({ from }) => from)), total(inputs.map(({ to }) => to)))
  return [
    [fact, whole],
    ...of.map((input, i): Narrowed[number] => {
      const others = inputs.filter((_, j) => j !== i)
      return [
        input,
        bound(all.from - total(others.map(({ to }) => to)), all.to - total(others.map(({ from }) => from))),
      ]
    }),
  ]
}

const largerOf = (fact: string, of: readonly string[], all: Bounds, inputs: readonly Bounds[]): Narrowed => {
  const reaching = inputs.filter(({ to }) => to >= all.from)
  return [
    [fact, bound(Math.max(...inputs.map(({ from }) => from)), Math.max(...inputs.map(({ to }) => to)))],
    ...of.map((input, i): Narrowed[number] => [
      input,
      { from: reaching.length === 1 && reaching[0] === inputs[i] ? all.from : -Infinity, to: all.to },
    ]),
  ]
}

/** Rounded up, as the policy counts a share. */
const share = (
  fact: string,
  { of, percent }: Extract<Derived, { kind: 'share' }>,
  all: Bounds,
  whole: Bounds,
): Narrowed => [
  [fact, bound(Math.ceil((whole.from * percent) / 100), Math.ceil((whole.to * percent) / 100))],
  [of, bound(Math.floor(((all.from - 1) * 100) / percent) + 1, Math.floor((all.to * 100) / percent))],
]

const difference = (
  fact: string,
  { of, less }: Extract<Derived, { kind: 'difference' }>,
  all: Bounds,
  [whole = ANY, taken = ANY]: readonly Bounds[],
): Narrowed => [
  [fact, bound(whole.from - taken.to, whole.to - taken.from)],
  [of, bound(all.from + taken.from, all.to + taken.to)],
  [less, bound(whole.from - all.to, whole.to - all.from)],
]

/** Between the same two dates there are never more working days than days. */
const workingWithinCalendar = (
  fact: string,
  { from, to, days }: Extract<Derived, { kind: 'days-between' }>,
  facts: FactDefinitions,
  now: Domains,
): Narrowed =>
  [...now].flatMap(([other, bounds]): Narrowed => {
    const derived = facts.get(other)?.derived
    const isSame =
      derived?.kind === 'days-between' && derived.from === from && derived.to === to && derived.days !== days
    if (!isSame || days !== 'working') return []
    return [
      [fact, { from: -Infinity, to: bounds.to }],
      [other, { from: now.get(fact)?.from ?? 0, to: Infinity }],
    ]
  })
