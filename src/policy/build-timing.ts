import type { Condition } from './condition.ts'
import type { Resource, Source } from './policy.ts'
import type { ConditionFile, PeriodFile, PolicyFile, ResourceFile, ReviewFile } from './policy-file.ts'
import type { Report } from './read-condition.ts'
import { readSpan } from './span.ts'
import type { PeriodRule, Reminders, ReviewRule } from './timing.ts'

type Path = readonly (string | number)[]

/** What the names in a timing rule are held against. */
type Checking = {
  readonly knows: (fact: string, at: Path) => void
  readonly when: (raw: ConditionFile | undefined, at: Path) => Condition | undefined
  readonly report: Report
}

export const buildReminders = ({ reminders }: PolicyFile): Reminders => ({
  waits: {
    tonight: readSpan(reminders.tonight),
    today: readSpan(reminders.today),
    'this-week': readSpan(reminders['this-week']),
    planned: readSpan(reminders.planned),
  },
  used: readSpan(reminders.used),
})

/** The reviews and periods of a resource, their names checked. */
export const buildTiming = (
  it: ResourceFile,
  at: Path,
  checking: Checking,
): Pick<Resource, 'reviews' | 'periods'> => ({
  reviews: it.reviews.map((review, i) => buildReview(review, [...at, 'reviews', i], checking)),
  periods: it.periods.map((period, i) => buildPeriod(period, [...at, 'periods', i], it, checking)),
})

const sourceOf = ({ document, section, clauses }: ReviewFile | PeriodFile): Source => ({
  ...(document !== undefined && { document }),
  section,
  clauses,
})

const buildReview = (it: ReviewFile, at: Path, { knows, when }: Checking): ReviewRule => {
  if (it.first !== undefined) knows(it.first, [...at, 'first'])
  return {
    id: it.id,
    every: readSpan(it.every),
    first: it.first,
    when: when(it.when, [...at, 'when']),
    what: it.what,
    source: sourceOf(it),
  }
}

const buildPeriod = (
  it: PeriodFile,
  at: Path,
  { fields }: ResourceFile,
  { knows, when, report }: Checking,
): PeriodRule => {
  if (it.from !== undefined) knows(it.from, [...at, 'from'])
  if (it.ago !== undefined) knows(it.ago, [...at, 'ago'])
  if (it.until !== undefined && !fields.some(({ id, kind }) => id === it.until && kind === 'date'))
    report({
      at: [...at, 'until'],
      message: `"${it.until}" is not a date among the fields of this resource`,
    })
  if (it.lasts === undefined && it.until === undefined)
    report({ at, message: 'say in `lasts` how long it is, or in `until` which field tells its last day' })
  return {
    id: it.id,
    lasts: it.lasts === undefined ? undefined : readSpan(it.lasts),
    from: it.from,
    ago: it.ago,
    then: it.then,
    until: it.until,
    warn: readSpan(it.warn),
    expires: it.expires,
    when: when(it.when, [...at, 'when']),
    what: it.what,
    source: sourceOf(it),
  }
}
