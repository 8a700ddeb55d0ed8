import type { Problem } from './read-condition.ts'
import type { LondonDate } from './london-date.ts'
import { didYouMean } from '../words/nearest-word.ts'
import type { RetentionFile } from './retention-file.ts'

/** A kind of record and how long it is kept. */
export type RetentionClass = {
  readonly id: string
  readonly title: string
  readonly years: number
  readonly from: 'birth' | 'adoption-order' | 'last-entry'
  readonly afterDeathUnder18: number | undefined
  /** The law or the document that says so. */
  readonly source: string
}

/** How long an authority keeps its records. Where its documents are silent there is less of it, and everything is kept longer. */
export type RetentionRules = {
  readonly classes: ReadonlyMap<string, RetentionClass>
  /** The class of a kind of request, where a document of the council's says so. */
  readonly ofResource: ReadonlyMap<string, string>
  /** Legal reasons to erase before the date, each with the law that gives it. */
  readonly grounds: ReadonlyMap<string, string>
}

/** Of the child that a record is about, what a person had to supply: years, since the bot keeps no dates of birth. */
export type LifeYears = {
  readonly born?: number
  /** Died before 18. */
  readonly died?: number
  readonly ordered?: number
}

/** The rules of a policy.yaml; undefined where it has none. */
export const buildRetention = (file: RetentionFile | undefined): RetentionRules | undefined =>
  file && {
    classes: new Map(
      Object.entries(file.classes).map(([id, { 'after-death-under-18': afterDeathUnder18, ...it }]) => [
        id,
        { id, ...it, afterDeathUnder18 },
      ]),
    ),
    ofResource: new Map(Object.entries(file.resources)),
    grounds: new Map(Object.entries(file.grounds)),
  }

/** Names in the retention rules that are not there. */
export const retentionProblems = (
  file: RetentionFile | undefined,
  resources: Readonly<Record<string, unknown>>,
): readonly Problem[] =>
  Object.entries(file?.resources ?? {}).flatMap(([resource, id]): Problem[] => [
    ...(resource in resources
      ? []
      : [
          {
            at: ['retention', 'resources', resource],
            message: `"${resource}" is not one of the resources${didYouMean(resource, Object.keys(resources))}`,
          },
        ]),
    ...(id in (file?.classes ?? {})
      ? []
      : [
          {
            at: ['retention', 'resources', resource],
            message: `"${id}" is not one of the classes${didYouMean(id, Object.keys(file?.classes ?? {}))}`,
          },
        ]),
  ])

/**
 * The last day a record is kept, always the end of a year; undefined where no rule says, so that it is kept for good. Of
 * several classes the longest holds, and of a record in none the longest of all. What nobody has supplied is taken as late
 * as it can be: a child may be born after the last line of the record, and adopted on the day before 18.
 * @param lastEntry the London date of the record's last line
 */
export const keptUntil = (
  rules: RetentionRules | undefined,
  classes: readonly string[],
  lastEntry: LondonDate,
  life: LifeYears,
): LondonDate | undefined => {
  const all = [...(rules?.classes.values() ?? [])]
  const its = all.filter(({ id }) => classes.includes(id))
  // A class that the rules no longer have says nothing: then the longest holds again.
  const known = its.length === classes.length && its.length > 0 ? its : all
  if (known.length === 0) return undefined
  const last = Math.max(...known.map((one) => lastYear(one, Number(lastEntry.slice(0, 4)), life)))
  return `${String(last)}-12-31`
}

const CHILDHOOD = 18

const lastYear = (
  { years, from, afterDeathUnder18 }: RetentionClass,
  lastEntry: number,
  { born = lastEntry + 1, died, ordered }: LifeYears,
): number => {
  switch (from) {
    case 'last-entry':
      return lastEntry + years
    case 'birth':
      return died !== undefined && afterDeathUnder18 !== undefined ? died + afterDeathUnder18 : born + years
    case 'adoption-order':
      return (ordered ?? born + CHILDHOOD) + years
  }
}
