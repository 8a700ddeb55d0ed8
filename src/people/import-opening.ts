import type { OpeningLine } from '../ledger/opening.ts'
import { openingKey } from '../ledger/opening.ts'
import { mondayOf } from '../ledger/service-weeks.ts'
import type { LedgerRule, Policy } from '../policy/policy.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { postsOfRole } from './directory.ts'
import { fault, type CsvFault } from './csv-fault.ts'
import { amountIn, dayIn, familyIn, whoseIn, type Against, type Row } from './opening-cells.ts'
import { readCsv } from './read-csv.ts'

export type ImportedOpening =
  | { readonly ok: true; readonly lines: readonly OpeningLine[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

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

type Allowance = NonNullable<ReturnType<Policy['allowances']['get']>>

const money = (row: Row, rule: LedgerRule, against: Against): ReadRow => {
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
