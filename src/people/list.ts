import { Temporal } from 'temporal-polyfill'
import type { Directory } from './directory.ts'

/** Where a list of people came from, and the instant at which it was true (ISO). */
export type PeopleList = { readonly source: string; readonly asAt: string }

/** The list as it stands now: since when it counts as fresh, and since which instant governance was last warned of. */
export type ListNow = PeopleList & { readonly since: string; readonly warned: string | undefined }

/** Hours that a list of people is believed for, and after how many governance hears that it will soon not be. */
const BELIEVED = 24
const WARNED = 20
/** Hours that two machines' clocks may lie apart: a list of a later time than that is not believed either. */
const APART = 1

/** Fresh since it was made, or since governance last said that it still stands. */
export const listNow = (
  { list }: Pick<Directory, 'list'>,
  confirmed: string | undefined,
  warned: string | undefined,
): ListNow | undefined => {
  if (!list) return undefined
  const since =
    confirmed !== undefined && Date.parse(confirmed) > Date.parse(list.asAt) ? confirmed : list.asAt
  return { ...list, since, warned }
}

/** Whether it can no longer be said from the list who holds which post, at an instant. */
export const isTooOld = ({ asAt, since }: ListNow, at: string): boolean =>
  hoursBetween(since, at) > BELIEVED || hoursBetween(at, asAt) > APART

const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000

/** When nobody can decide any more, and when governance is told so beforehand. */
export const standsUntil = ({ since }: ListNow): string => hoursAfter(since, BELIEVED)
export const warnAt = ({ since }: ListNow): string => hoursAfter(since, WARNED)

const hoursAfter = (instant: string, hours: number): string =>
  Temporal.Instant.from(instant).add({ hours }).toString({ fractionalSecondDigits: 3 })
