import { isRealDay } from '../time/real-day.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { LISTED, type RegisterFilters } from './register-filters.ts'

/** What each listed filter may be: ids of the policy, the posts, the families and the flags. */
export type FilterChoices = Readonly<Record<(typeof LISTED)[number], ReadonlySet<string>>>

/** Filters as they were typed, or a sentence for each that can't be meant. Several values stand between commas. */
export const readFilters = (
  typed: (name: string) => string | undefined,
  choices: FilterChoices,
):
  | { readonly ok: true; readonly filters: RegisterFilters }
  | { readonly ok: false; readonly mistakes: readonly string[] } => {
  const filters: { -readonly [Name in keyof RegisterFilters]: RegisterFilters[Name] } = {}
  const mistakes: string[] = []
  for (const name of ['from', 'to'] as const) {
    const day = typed(name)?.trim()
    if (day === undefined || day === '') continue
    const wrong = `--${name} ${day} is not a date: write it as 2026-04-01`
    if (isRealDay(day)) filters[name] = day
    else mistakes.push(wrong)
  }
  if (filters.from !== undefined && filters.to !== undefined && filters.from > filters.to)
    mistakes.push(`--from ${filters.from} is after --to ${filters.to}`)
  for (const name of LISTED) {
    const values = (typed(name) ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '')
    const unknown = values.filter((value) => !choices[name].has(value))
    mistakes.push(...unknown.map((value) => `there is no ${name} "${value}"${meant(value, choices[name])}`))
    if (values.length > 0) filters[name] = values
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, filters }
}

/** The nearest one; where nothing is near and there are few, all of them. */
const FEW = 12
const meant = (value: string, among: ReadonlySet<string>): string =>
  didYouMean(value, among) ||
  (among.size > 0 && among.size <= FEW ? `; write one of ${[...among].join(', ')}` : '')
