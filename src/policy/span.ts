/**
 * A length of time as a policy writes it. Minutes are the clock's, by day and night; working days keep office hours, eight
 * hours each; days, weeks and months are the calendar's.
 */
export type Span = { readonly unit: 'minutes' | 'working-days' | 'days' | 'months'; readonly count: number }

const UNITS: Readonly<Record<string, { readonly unit: Span['unit']; readonly each: number }>> = {
  minute: { unit: 'minutes', each: 1 },
  hour: { unit: 'minutes', each: 60 },
  'working day': { unit: 'working-days', each: 1 },
  day: { unit: 'days', each: 1 },
  week: { unit: 'days', each: 7 },
  month: { unit: 'months', each: 1 },
}

/** Reads "20 minutes", "2 hours", "3 working days", "16 weeks", "1 month". The shape was checked at the door. */
export const readSpan = (written: string): Span => {
  const [, count = '0', name = ''] = /^(\d+) (.+?)s?$/.exec(written) ?? []
  const { unit, each } = UNITS[name] ?? { unit: 'days', each: 1 }
  return { unit, count: Number(count) * each }
}
