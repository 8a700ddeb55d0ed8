import type { OpeningLine } from '../ledger/opening.ts'
import { openingKey } from '../ledger/opening.ts'
import { mondayOf } from '../ledger/service-weeks.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { postsOfRole, type Directory } from './directory.ts'
import type { Families } from './family.ts'
import { fault, readCsv, type CsvFault, type CsvRow } from './read-csv.ts'

type Column = 'what' | 'family' | 'post' | 'week' | 'on' | 'whose' | 'pounds' | 'hours' | 'weeks'
type Row = CsvRow<Column>

export type ImportedOpening =
  | { readonly ok: true; readonly lines: readonly OpeningLine[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

type Against = {
  readonly policy: Pick<Policy, 'ledgers' | 'allowances' | 'facts'>
  readonly directory: Directory
  readonly families: Families
  /** The day of the list (London): what has no day of its own counts as of then. */
  readonly asAt: LondonDate
}

/**
 * Reads what was agreed before the bot came: pounds for a family, hours of a post and week, weeks of a family. All of it, or
 * every fault of it.
 */
export const importOpening = (bytes: Uint8Array, against: Against): ImportedOpening => {
  const list = readCsv(bytes, {
    needed: ['what'],
    optional: ['family', 'post', 'week', 'on', 'whose', 'pounds', 'hours', 'weeks'],
  })
  if (!list.ok) return list
  const read = list.rows.map((row) => ({ at: row.line, ...readRow(row, against) }))
  const faults = [
    ...read.flatMap((one) => one.faults),
    ...twice(read.filter((one) => one.faults.length === 0)),
  ].toSorted((a, b) => a.line - b.line)
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, lines: read.flatMap(({ line }) => line ?? []), ignored: list.ignored }
}

type ReadRow = { readonly line: OpeningLine | undefined; readonly faults: readonly CsvFault[] }

const readRow = (row: Row, against: Against): ReadRow => {
  const { ledgers, allowances } = against.policy
  const what = row.values.what
  const named = (one: { readonly id: string; readonly title: string }): boolean =>
    [one.id, one.title].some((name) => name.toLowerCase() === what.toLowerCase())
  const ledger = [...ledgers.values()].find(named)
  if (ledger) return money(row, ledger, against)
  const allowance = [...allowances.values()].find(named)
  if (!allowance) {
    const ids = [...ledgers.keys(), ...allowances.keys()]
    const says =
      what === ''
        ? 'it is not said what this is'
        : `"${what}" is not counted by this policy${didYouMean(what, ids)}`
    return { line: undefined, faults: [fault(row.line, 'what', says, `write one of ${ids.join(', ')}`)] }
  }
  return row.values.post === '' ? weeks(row, allowance.id, against) : hours(row, allowance, against)
}

type Rule = NonNullable<ReturnType<Policy['ledgers']['get']>>
type Allowance = NonNullable<ReturnType<Policy['allowances']['get']>>

const money = (row: Row, rule: Rule, against: Against): ReadRow => {
  const { values } = row
  const family = familyIn(row, against)
  const on = values.on === '' ? { value: against.asAt, faults: [] } : dayIn(row, 'on', against.asAt)
  const sum = amountIn(row, 'pounds', 100, 'pounds and pence such as 60 or 60.50')
  const whose = whoseIn(row, rule, against)
  const faults = [...family.faults, ...on.faults, ...sum.faults, ...whose.faults]
  return {
    faults,
    line: {
      kind: 'money',
      ledger: rule.id,
      family: family.value,
      on: on.value,
      dated: values.on !== '',
      pence: sum.value,
      ...(whose.value !== '' && { whose: whose.value }),
    },
  }
}

const hours = (row: Row, rule: Allowance, { directory, asAt }: Against): ReadRow => {
  const { line, values } = row
  const posts = postsOfRole(directory, rule.heldBy)
  const post = posts.find(({ id, title }) =>
    [id, title].some((name) => name.toLowerCase() === values.post.toLowerCase()),
  )
  const week = dayIn(row, 'week', undefined)
  const sum = amountIn(row, 'hours', 4, 'hours in quarters, such as 6 or 6.25')
  const faults = [
    ...(post
      ? []
      : [
          fault(
            line,
            'post',
            `"${values.post}" holds none of these hours${didYouMean(
              values.post,
              posts.map(({ id }) => id),
            )}`,
            `write one of ${posts.map(({ id }) => id).join(', ')}`,
          ),
        ]),
    ...week.faults,
    ...(week.faults.length === 0 && week.value < mondayOf(asAt)
      ? [fault(line, 'week', 'this week is over, and counts for nothing any more', 'take the line out')]
      : []),
    ...sum.faults,
    ...(sum.value > rule.quartersAWeek
      ? [
          fault(
            line,
            'hours',
            `more than the ${String(rule.quartersAWeek / 4)} hours that a post has in a week`,
            'put borrowed hours on the post that lent them',
          ),
        ]
      : []),
  ]
  return {
    faults,
    line: {
      kind: 'hours',
      ledger: rule.id,
      post: post?.id ?? '',
      week: week.faults.length === 0 ? mondayOf(week.value) : '',
      quarters: sum.value,
    },
  }
}

const weeks = (row: Row, ledger: string, against: Against): ReadRow => {
  if (row.values.family === '')
    return {
      line: undefined,
      faults: [
        fault(
          row.line,
          'post',
          'there is neither a post nor a family',
          'give the post and week whose hours they were, or the family that had the weeks',
        ),
      ],
    }
  const family = familyIn(row, against)
  const sum = amountIn(row, 'weeks', 1, 'a whole number of weeks')
  const many =
    sum.value > 52 ? [fault(row.line, 'weeks', 'more than a year of weeks', 'check the number')] : []
  return {
    faults: [...family.faults, ...sum.faults, ...many],
    line: { kind: 'weeks', ledger, family: family.value, weeks: sum.value },
  }
}

type Read<Value> = { readonly value: Value; readonly faults: readonly CsvFault[] }

const familyIn = ({ line, values }: Row, { families }: Against): Read<string> => {
  const family = values.family.toUpperCase()
  if (families.has(family)) return { value: family, faults: [] }
  const says =
    family === ''
      ? 'there is no family'
      : `${family} is not on the families’ list${didYouMean(family, families.keys())}`
  return {
    value: family,
    faults: [fault(line, 'family', says, 'correct the reference, or import the families first')],
  }
}

/** Figures only: a sign, a word or a formula is asked about, never taken as nought. */
const amountIn = ({ line, values }: Row, column: Column, per: number, like: string): Read<number> => {
  const typed = values[column].replace(/^£\s?/, '').replaceAll(/,(?=\d{3}\b)/g, '')
  const figure = /^\d{1,7}(?:\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : undefined
  const amount = figure === undefined ? undefined : (figure * per) / 100
  if (amount !== undefined && Number.isInteger(amount)) return { value: amount, faults: [] }
  const says = values[column] === '' ? 'there is no figure' : `"${values[column]}" can’t be taken`
  return { value: 0, faults: [fault(line, column, says, `write ${like}`)] }
}

/** 2026-10-03 or 03/10/2026, as British spreadsheets write it. */
const dayIn = (
  { line, values }: Row,
  column: 'on' | 'week',
  last: LondonDate | undefined,
): Read<LondonDate> => {
  const typed = values[column]
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed) ?? []
  const date = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isDay(date))
    return {
      value: '',
      faults: [
        fault(
          line,
          column,
          typed === '' ? 'there is no day' : `"${typed}" is no day`,
          'write it as 2026-10-03',
        ),
      ],
    }
  return last !== undefined && date > last
    ? {
        value: date,
        faults: [fault(line, column, `${typed} is after the day of the list`, 'correct the day')],
      }
    : { value: date, faults: [] }
}

const isDay = (date: string): boolean => {
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date
}

/** Where it is counted for each person: which of them, as the policy's choice has it. */
const whoseIn = ({ line, values }: Row, { person }: Rule, { policy }: Against): Read<string> => {
  if (person === undefined)
    return values.whose === ''
      ? { value: '', faults: [] }
      : {
          value: '',
          faults: [fault(line, 'whose', 'this is counted for the family as a whole', 'leave it empty')],
        }
  const options = [...(policy.facts.get(person)?.options ?? [])]
  const found = options.find(([id, { label }]) =>
    [id, label].some((name) => name.toLowerCase() === values.whose.toLowerCase()),
  )
  if (found) return { value: found[0], faults: [] }
  return {
    value: '',
    faults: [
      fault(
        line,
        'whose',
        values.whose === ''
          ? 'it is not said for whom'
          : `"${values.whose}" is nobody that this is counted for`,
        `write one of ${options.map(([id]) => id).join(', ')}`,
      ),
    ],
  }
}

const twice = (
  read: readonly { readonly at: number; readonly line: OpeningLine | undefined }[],
): readonly CsvFault[] =>
  [...Map.groupBy(read, ({ line }) => (line ? openingKey(line) : ''))].flatMap(([key, all]) =>
    key === ''
      ? []
      : all
          .slice(1)
          .map(({ at }) =>
            fault(
              at,
              undefined,
              `this is what line ${String(all[0]?.at ?? 0)} says already`,
              'give it once, with the sum of both, or give each its day',
            ),
          ),
  )
