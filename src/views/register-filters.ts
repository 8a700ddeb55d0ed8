import type { RegisterRow } from './register-rows.ts'

/** Which requests are wanted. Every filter narrows; of several values of one, any will do. Dates are London dates, inclusive. */
export type RegisterFilters = {
  readonly from?: string
  readonly to?: string
  readonly resource?: readonly string[]
  readonly post?: readonly string[]
  readonly family?: readonly string[]
  readonly flag?: readonly string[]
}

/** The filters that take a value out of a list, in the order in which they are said. */
export const LISTED = ['resource', 'post', 'family', 'flag'] as const

/** The requests that were asked or decided within the days and fit every other filter, in the order they came. */
export const filtered = (rows: readonly RegisterRow[], filters: RegisterFilters): readonly RegisterRow[] =>
  rows.filter((row) => fits(row, filters))

const fits = (row: RegisterRow, { from, to, resource, post, family, flag }: RegisterFilters): boolean =>
  [row.askedOn, row.decidedOn].some(
    (day) => day !== undefined && (from === undefined || from <= day) && (to === undefined || day <= to),
  ) &&
  isAmong(resource, [row.resource]) &&
  isAmong(post, row.posts) &&
  isAmong(family, [row.family]) &&
  isAmong(flag, row.flags)

const isAmong = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
  wanted === undefined || wanted.some((one) => has.includes(one))

/** "14 of 212 requests: from 2026-04-01; resource s17; flag cover or withdrawn". */
export const saidFilters = (filters: RegisterFilters, found: number, all: number): string => {
  const said = [
    ...(filters.from === undefined ? [] : [`from ${filters.from}`]),
    ...(filters.to === undefined ? [] : [`to ${filters.to}`]),
    ...LISTED.flatMap((name) => {
      const values = filters[name]
      return values === undefined ? [] : [`${name} ${values.join(' or ')}`]
    }),
  ]
  const count = `${found} of ${all} ${all === 1 ? 'request' : 'requests'}`
  return said.length === 0 ? count : `${count}: ${said.join('; ')}`
}

/** Whether anything is filtered at all. */
export const isFiltered = (filters: RegisterFilters): boolean => Object.keys(filters).length > 0
