import { addDays, isWorkingDay, type LondonDate } from '../policy/london-date.ts'

/** The last sitting before a service ends, by which an application for more has to be made, and when to remind of it. */
export type LastChance = {
  readonly sitting: LondonDate
  readonly papersBy: LondonDate
  readonly remindOn: LondonDate
}

/** Calendar days before the papers' deadline on which people are reminded, or the working day before that: a week to write an application. */
const REMIND_BEFORE = 7

/**
 * The last sitting on or before the last day of a service whose papers can still be handed in; undefined where the calendar
 * has none. Sittings are London dates.
 */
export const lastChance = (
  {
    sittings,
    papersDaysBefore,
  }: { readonly sittings: readonly LondonDate[]; readonly papersDaysBefore: number },
  lastDay: LondonDate,
  today: LondonDate,
): LastChance | undefined => {
  const sitting = sittings
    .filter((day) => day <= lastDay && addDays(day, -papersDaysBefore) >= today)
    .toSorted()
    .at(-1)
  if (sitting === undefined) return undefined
  const papersBy = addDays(sitting, -papersDaysBefore)
  const remind = workingDayUpTo(addDays(papersBy, -REMIND_BEFORE))
  return { sitting, papersBy, remindOn: remind > today ? remind : today }
}

const workingDayUpTo = (day: LondonDate): LondonDate =>
  isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1))
