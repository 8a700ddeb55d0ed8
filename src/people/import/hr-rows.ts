import { didYouMean } from '../../words/nearest-word.ts'
import { employee as employeeId } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import { readCsv, type CsvRow } from '../read-csv.ts'
import { cellOf, faultsIn, readDate, readPhone, readWords, valueOf, wrong, type Read } from './cells.ts'

/** Somebody as HR has them, with the posts they hold: one row a person and post. Teams and posts are ids of the people file. */
export type HrPerson = {
  readonly line: number
  readonly employee: string
  readonly name: string
  readonly title: string
  readonly team: string | undefined
  readonly phone: string | undefined
  readonly start: string | undefined
  readonly end: string | undefined
  readonly posts: readonly HrPost[]
}

export type HrPost = {
  readonly line: number
  readonly post: string
  readonly from: string
  readonly to: string | undefined
}

export type HrList =
  | { readonly ok: true; readonly people: readonly HrPerson[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

const SHAPE = {
  needed: ['employee-number', 'name', 'job-title'],
  optional: ['team', 'phone', 'start', 'end', 'post-held', 'post-from', 'post-to'],
} as const
type Column = (typeof SHAPE)['needed'][number] | (typeof SHAPE)['optional'][number]

/** What a list may name: the teams and posts of the people file, each as it is called. */
export type Named = { readonly teams: Called; readonly posts: Called }
type Called = ReadonlyMap<string, string>

/** Reads an HR extract against the people file's teams and posts. Every fault is found in one go. */
export const readHrList = (bytes: Uint8Array, known: Named): HrList => {
  const read = readCsv<Column>(bytes, SHAPE)
  if (!read.ok) return read
  const rows = read.rows.map((row) => readRow(row, known))
  const faults = rows.flatMap((row) => ('faults' in row ? row.faults : []))
  const people = new Map<string, HrPerson>()
  for (const row of rows) {
    if ('faults' in row) continue
    const before = people.get(row.employee)
    faults.push(...(before ? againstBefore(row, before) : []))
    people.set(row.employee, before ? { ...before, posts: [...before.posts, ...row.posts] } : row)
  }
  if (faults.length > 0) return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) }
  return { ok: true, people: [...people.values()], ignored: read.ignored }
}

const readRow = (row: CsvRow<Column>, known: Named): HrPerson | { readonly faults: readonly CsvFault[] } => {
  const cell = (column: Column) => cellOf(row, column)
  const employee = readEmployee(cell('employee-number'))
  const name = readWords(cell('name'), true)
  const title = readWords(cell('job-title'), true)
  const team = named(cell('team'), known.teams, 'team')
  const phone = readPhone(cell('phone'))
  const [start, end] = [readDate(cell('start')), readDate(cell('end'))]
  const post = named(cell('post-held'), known.posts, 'post')
  const [from, to] = [readDate(cell('post-from')), readDate(cell('post-to'))]
  const faults = [
    ...faultsIn([employee, name, title, team, phone, start, end, post, from, to]),
    ...faultsIn(days(row, { start, end, from, to })),
    ...faultsIn(postDays(row, post, from)),
  ]
  const [number, called, job, held, since] = [employee, name, title, post, from].map(valueOf)
  if (faults.length > 0 || number === undefined || called === undefined || job === undefined)
    return { faults }
  return {
    line: row.line,
    employee: number,
    name: called,
    title: job,
    team: valueOf(team),
    phone: valueOf(phone),
    start: valueOf(start),
    end: valueOf(end),
    posts:
      held === undefined || since === undefined
        ? []
        : [{ line: row.line, post: held, from: since, to: valueOf(to) }],
  }
}

const readEmployee = (cell: ReturnType<typeof cellOf<Column>>): Read<string> => {
  const { text } = cell
  if (text === '') return wrong(cell, 'nothing stands there', 'every person needs their employee number')
  if (employeeId.safeParse(text).success) return { value: text }
  const what = /@/.test(text) ? 'an e-mail address' : /^\D+$/.test(text) ? 'a name' : 'no employee number'
  return wrong(
    cell,
    `"${text.slice(0, 40)}" is ${what}`,
    'put in the number that HR never changes: letters, digits and hyphens, with at least one digit',
  )
}

/** A team or post of the file, by its id or by what it is called. */
const named = (
  cell: ReturnType<typeof cellOf<Column>>,
  among: Called,
  what: 'team' | 'post',
): Read<string | undefined> => {
  if (cell.text === '') return { value: undefined }
  const wanted = cell.text.toLowerCase()
  const all = [...among]
  const [found, ...others] = all.filter(([id, says]) => id === wanted || says.toLowerCase() === wanted)
  if (found && others.length === 0) return { value: found[0] }
  if (found)
    return wrong(
      cell,
      `"${cell.text}" is what several posts are called: ${[found, ...others].map(([id]) => id).join(', ')}`,
      'write the id of the one that is meant',
    )
  return wrong(
    cell,
    `"${cell.text.slice(0, 60)}" is not a ${what} of people.yaml${didYouMean(cell.text, among.values())}`,
    what === 'team'
      ? 'mend the name, or add the team under `teams`'
      : 'mend the name, or add the post with its role and scope under `posts`',
  )
}

type Days = Readonly<Record<'start' | 'end' | 'from' | 'to', Read<string | undefined>>>

const days = (row: CsvRow<Column>, { start, end, from, to }: Days): readonly Read<unknown>[] => [
  inOrder(cellOf(row, 'end'), start, end, 'the last day is before the first'),
  inOrder(cellOf(row, 'post-to'), from, to, 'the post ends before it begins'),
  inOrder(cellOf(row, 'post-from'), from, end, 'the post begins after their last day here', true),
]

const inOrder = (
  cell: ReturnType<typeof cellOf<Column>>,
  first: Read<string | undefined>,
  last: Read<string | undefined>,
  says: string,
  strictly = false,
): Read<unknown> => {
  const [a, b] = [valueOf(first), valueOf(last)]
  if (a === undefined || b === undefined || a <= b) return { value: undefined }
  return wrong(cell, `${says} (${a}, ${b})`, strictly ? 'mend one of the two' : 'put the two days right')
}

const postDays = (
  row: CsvRow<Column>,
  post: Read<string | undefined>,
  from: Read<string | undefined>,
): readonly Read<unknown>[] => {
  const [held, since] = [row.values['post-held'], row.values['post-from']]
  if (held !== '' && since === '' && 'value' in post)
    return [wrong(cellOf(row, 'post-from'), 'a post is held and no day is given', 'say from which day')]
  if (held === '' && since !== '' && 'value' in from)
    return [
      wrong(cellOf(row, 'post-held'), 'a day is given and no post', 'name the post, or take the day out'),
    ]
  return []
}

/** A second row of the same number is the same person with another post; anything else is somebody's mistake. */
const againstBefore = (row: HrPerson, before: HrPerson): readonly CsvFault[] => {
  const differs = (['name', 'title', 'team', 'phone', 'start', 'end'] as const).filter(
    (what) => row[what] !== before[what],
  )
  const at = `line ${String(before.line)}`
  if (differs.includes('name'))
    return [
      fault(
        row.line,
        'employee number',
        `${row.employee} is on ${at} too, for somebody of another name`,
        'a number is one person’s: put the right one in',
      ),
    ]
  if (differs.length > 0)
    return [
      fault(
        row.line,
        differs[0] === 'title' ? 'job title' : differs[0],
        `this is not what ${at} says of the same person`,
        'make the two lines agree',
      ),
    ]
  const again = row.posts.every(({ post }) => before.posts.some((one) => one.post === post))
  return again
    ? [
        fault(
          row.line,
          'employee number',
          `${row.employee} is on ${at} already${row.posts.length > 0 ? ', with the same post' : ''}`,
          'take one of the two lines out',
        ),
      ]
    : []
}
