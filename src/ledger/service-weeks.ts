import { Temporal } from 'temporal-polyfill'
import { addDays, daysBetween, type LondonDate } from '../policy/london-date.ts'
import { tidyLines, type HoursLine } from './hours.ts'

/** The Monday of the ledger week that a day falls in: Monday to Sunday in London, across New Year and the clocks (C1). */
export const mondayOf = (day: LondonDate): LondonDate => {
  const found = mondays.get(day) ?? addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)
  mondays.set(day, found)
  return found
}

const mondays = new Map<LondonDate, LondonDate>()

export const sundayOf = (week: LondonDate): LondonDate => addDays(mondayOf(week), 6)

/** Every ledger week from one day to another, as Mondays. */
export const weeksFrom = (first: LondonDate, last: LondonDate): readonly LondonDate[] => {
  const weeks: LondonDate[] = []
  for (let week = mondayOf(first); week <= last; week = addDays(week, 7)) weeks.push(week)
  return weeks
}

/** The last day of so many weeks of service: calendar days from the first (C2). */
export const lastDayOf = (startsOn: LondonDate, weeks: number): LondonDate => addDays(startsOn, 7 * weeks - 1)

/**
 * Hours over ledger weeks where the service may begin mid-week (rule S of C3): the first part-week takes its share of
 * days, rounded down to a quarter; full weeks take the weekly hours; the last part-week takes the rest, so that the
 * total is weeks times weekly hours.
 * @param quarters weekly quarter-hours
 */
export const splitWeeks = (
  startsOn: LondonDate,
  weeks: number,
  quarters: number,
): { readonly startsOn: LondonDate; readonly lastDay: LondonDate; readonly lines: readonly HoursLine[] } => {
  const lastDay = lastDayOf(startsOn, weeks)
  const first = Math.floor((quarters * daysBetween(startsOn, sundayOf(startsOn), 'calendar')) / 7)
  const all = weeksFrom(startsOn, lastDay)
  const lines = all.map((week, i) => ({
    week,
    quarters: i === 0 ? first : i < weeks ? quarters : quarters - first,
  }))
  return { startsOn, lastDay, lines: tidyLines(lines) }
}

/** Days of service, the first and the last among them. */
export type Spell = { readonly from: LondonDate; readonly to: LondonDate }

/**
 * Weeks of service that a family or a child has had or been promised: overlapping and adjoining spells count once, a
 * started week counts whole, and a break doesn't begin the count again (C2, C10).
 */
export const serviceWeeks = (spells: readonly Spell[]): number =>
  merged(spells).reduce((total, { from, to }) => total + Math.ceil(daysBetween(from, to, 'calendar') / 7), 0)

const merged = (spells: readonly Spell[]): readonly Spell[] => {
  const inOrder = spells.filter(({ from, to }) => from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.reduce<readonly Spell[]>((before, spell) => {
    const last = before.at(-1)
    if (!last || spell.from > addDays(last.to, 1)) return [...before, spell]
    return [...before.slice(0, -1), { from: last.from, to: spell.to > last.to ? spell.to : last.to }]
  }, [])
}
