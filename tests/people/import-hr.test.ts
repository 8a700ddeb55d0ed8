import { describe, expect, test } from 'vitest'
import { sayFault } from '../../src/people/csv-fault.ts'
import {
  AS_AT,
  EMPTY_COUNCIL,
  faultsOf,
  hrCsv,
  hrRows,
  imported,
  PEOPLE_IN_COUNCIL,
  taken,
  type HrRow,
} from './council.ts'

const everybody = hrRows()
// Most rules show with 120 as well.
const rows = hrRows(120)
const full = taken(hrCsv(rows), EMPTY_COUNCIL).text

/** HR's list with one row changed; line 2 is the first person. */
const withRow = (index: number, change: Partial<HrRow>): readonly HrRow[] =>
  rows.map((row, i) => (i === index ? { ...row, ...change } : row))
const nameOf = (index: number): string => rows[index]?.name ?? ''

/** A list in brackets may come back with other spaces inside them. */
const unpadded = (text: string): string => text.replaceAll(/\[ | \]/g, (space) => space.trim())

describe('a council of 600 from HR', () => {
  test('everybody comes, each manager holds their post, and what people wrote by hand stands as it was', () => {
    const { changes, text } = taken(hrCsv(everybody), EMPTY_COUNCIL)
    expect(changes.filter(({ kind }) => kind === 'starter')).toHaveLength(PEOPLE_IN_COUNCIL)
    expect(changes.filter(({ kind }) => kind === 'post')).toHaveLength(30)
    expect(text).toContain('# Kept by Gail; posts and channels by hand, people by HR.')
    expect(text).toContain("# Not HR's: seconded from the county.")
    expect(text).toContain('channels: { slack: C7 } # private')
    expect(text).toContain(`list: { source: "HR, nightly", as-at: ${AS_AT}, kind: hr, taken-by: gail }`)
    const kept = EMPTY_COUNCIL.split('\n').filter((line) => line.trim() !== '')
    expect(kept.filter((line) => !unpadded(text).includes(unpadded(line)))).toEqual([])
    expect(taken(hrCsv(everybody), text)).toMatchObject({ changes: [], text })
  })

  test('semicolons, a byte order mark and columns in another order are forgiven', () => {
    const other = `\uFEFFname;Employee Number;Job Title\r\nKit Lane;10-1;social worker\r\n`
    expect(taken(other, EMPTY_COUNCIL).says).toEqual(['Kit Lane starts: social worker.'])
  })
})

describe('differences in words', () => {
  const says = (changed: readonly HrRow[]) => taken(hrCsv(changed), full).says

  test.each<readonly [string, readonly HrRow[], readonly string[]]>([
    [
      'a manager who leaves, with nobody after them',
      withRow(1, { end: '30/11/2026' }),
      [
        `${nameOf(1)} leaves on Mon 30 Nov 2026.`,
        `${nameOf(1)} holds Manager, Team 2 until Mon 30 Nov 2026: nobody holds it from Tue 1 Dec 2026.`,
      ],
    ],
    [
      'a mover',
      withRow(40, { team: 'Team 3' }),
      [`${nameOf(40)} moves from Team 11 to Team 3, and reads that team's families instead.`],
    ],
    [
      'somebody who is not in the list any more',
      rows.filter((_, i) => i !== 50),
      [`${nameOf(50)} is not in the list any more, so leaves: the last day is Sat 21 Nov 2026.`],
    ],
    [
      'a new title',
      withRow(60, { 'job title': 'senior social worker' }),
      [`${nameOf(60)}: the job title was "social worker", is "senior social worker".`],
    ],
    [
      'a starter of next month',
      [
        ...rows,
        { ...(rows[60] as HrRow), 'employee number': '20001', name: 'New Person', start: '2026-12-01' },
      ],
      ['New Person starts on Tue 1 Dec 2026: social worker, in Team 1.'],
    ],
  ])('%s', (_, changed, expected) => {
    expect(says(changed)).toEqual(expected)
  })

  test('a post that changes hands says who holds it next', () => {
    const handed = withRow(1, { 'post to': '2026-11-30' }).map((row, i) =>
      i === 31 ? { ...row, 'post held': 'Manager, Team 2', 'post from': '2026-12-01' } : row,
    )
    expect(says(handed)).toEqual([
      `${nameOf(1)} holds Manager, Team 2 until Mon 30 Nov 2026: from Tue 1 Dec 2026 ${nameOf(31)} holds it.`,
      `${nameOf(31)} takes Manager, Team 2 from Tue 1 Dec 2026.`,
    ])
  })

  test('a post that was to begin and is in the list no more never begins', () => {
    const soon = withRow(31, { 'post held': 'Head', 'post from': '2027-01-01' })
    const { text, says: first } = taken(hrCsv(soon), full)
    expect(first).toEqual([`${nameOf(31)} takes Head from Fri 1 Jan 2027. Gail Poe holds it then too.`])
    const back = taken(hrCsv(rows), text)
    expect(back.says).toEqual([`${nameOf(31)} does not take Head after all.`])
    expect(back.text).not.toContain('2027-01-01')
  })

  test('a post held from the day before the list, and in the list no more, was held for that day', () => {
    const { text } = taken(hrCsv(withRow(31, { 'post held': 'Head', 'post from': '2026-11-21' })), full)
    expect(taken(hrCsv(rows), text).text).toMatch(/from: 2026-11-21,? *\n? *to: 2026-11-21/)
  })

  test('somebody who was to start and is in the list no more is for whoever keeps the file to settle', () => {
    const soon = withRow(110, { start: '2026-12-01' })
    const text = taken(hrCsv(soon), full).text
    const [fault] = faultsOf(hrCsv(soon.filter((_, i) => i !== 110)), text)
    expect(fault?.says).toBe(`${nameOf(110)}, who was to start on 2026-12-01, is not in the list any more`)
  })

  test('a last day that is taken back, and a post that goes on', () => {
    const left = taken(hrCsv(withRow(1, { end: '30/11/2026' })), full).text
    expect(taken(hrCsv(rows), left).says).toEqual([
      `${nameOf(1)} keeps Manager, Team 2: no last day any more.`,
      `${nameOf(1)} stays: the last day Mon 30 Nov 2026 is taken back.`,
    ])
  })
})

describe('what is wrong is answered with its line, and nothing is taken', () => {
  const base = rows[100] as HrRow
  const cases: readonly (readonly [string, readonly HrRow[], string, string])[] = [
    ['no number', withRow(100, { 'employee number': '' }), 'line 102, employee number', 'Every person needs'],
    [
      'a name for a number',
      withRow(100, { 'employee number': 'Jo Marsh' }),
      'line 102, employee number',
      '"Jo Marsh" is a name',
    ],
    [
      'an e-mail for a number',
      withRow(100, { 'employee number': 'jo1@x.uk' }),
      'line 102, employee number',
      'is an e-mail address',
    ],
    [
      'one number for two people',
      [...rows, { ...base, name: 'Else Where' }],
      'line 122, employee number',
      '10100 is on line 102 too',
    ],
    ['a row twice', [...rows, base], 'line 122, employee number', 'is on line 102 already'],
    [
      'two rows that disagree',
      [...rows, { ...(rows[1] as HrRow), 'post held': 'Head', 'post from': '2026-01-01', team: 'Team 9' }],
      'line 122, team',
      'not what line 3 says',
    ],
    ['no name', withRow(100, { name: '' }), 'line 102, name', 'nothing stands there'],
    ['no title', withRow(100, { 'job title': '' }), 'line 102, job title', 'nothing stands there'],
    ['a formula', withRow(100, { name: '=HYPERLINK(1)' }), 'line 102, name', 'is a formula'],
    ['a command', withRow(100, { 'job title': '+cmd|calc' }), 'line 102, job title', 'is a formula'],
    ['a novel', withRow(100, { name: 'x'.repeat(200) }), 'line 102, name', 'longer than 120'],
    ['an unknown team', withRow(100, { team: 'Taem 3' }), 'line 102, team', 'did you mean "Team 3"?'],
    ['no telephone number', withRow(100, { phone: 'ext. 12' }), 'line 102, phone', 'is no telephone number'],
    ['a day that is none', withRow(100, { start: 'last May' }), 'line 102, start', '"last May" is no date'],
    [
      'a day that no year has',
      withRow(100, { start: '31/02/2026' }),
      'line 102, start',
      'there is no such day',
    ],
    ['the month first', withRow(100, { start: '11/27/2020' }), 'line 102, start', 'there is no such day'],
    [
      'an end before the start',
      withRow(100, { end: '01/02/2020' }),
      'line 102, end',
      'the last day is before the first',
    ],
    [
      'an unknown post',
      withRow(1, { 'post held': 'Wizard' }),
      'line 3, post held',
      'is not a post of people.yaml',
    ],
    ['a post without a day', withRow(1, { 'post from': '' }), 'line 3, post from', 'no day is given'],
    ['a day without a post', withRow(1, { 'post held': '' }), 'line 3, post held', 'no post'],
    [
      'a post that ends before it begins',
      withRow(1, { 'post to': '2021-01-01' }),
      'line 3, post to',
      'ends before it begins',
    ],
    [
      'a post after the last day',
      withRow(1, { end: '01/04/2020' }),
      'line 3, post from',
      'after their last day',
    ],
    [
      'two holders',
      withRow(31, { 'post held': 'Manager, Team 2', 'post from': '2026-01-01' }),
      'line 33, post held',
      `line 3 has ${nameOf(1)} in the same post`,
    ],
    ['part of a list', rows.slice(0, 100), 'line 1:', '20 of the 120 employee numbers'],
  ]

  test.each(cases)('%s', (_, changed, where, what) => {
    const faults = faultsOf(hrCsv(changed), full).map(sayFault)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(where)
    expect(faults[0]).toContain(what)
  })

  test('twenty faults at once are twenty answers, each with its own line, in order', () => {
    const spoil = cases.slice(0, 20).flatMap(([, changed], i) => {
      const at = changed.findIndex((row, j) => row !== rows[j])
      return changed.length > rows.length || at < 0
        ? []
        : [{ row: { ...(changed[at] as HrRow) }, to: 45 + 3 * i, at }]
    })
    const all = rows.map((row, i) => {
      const bad = spoil.find(({ to }) => to === i)
      if (!bad) return row
      const own = bad.row['employee number'] === String(10_000 + bad.at)
      return { ...bad.row, ...(own && { 'employee number': row['employee number'] }) }
    })
    const faults = faultsOf(hrCsv(all), EMPTY_COUNCIL)
    expect(new Set(faults.map(({ line }) => line)).size).toBe(spoil.length)
    expect(faults.every(({ remedy }) => remedy.length > 8)).toBe(true)
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b))
  })

  test('somebody of the same name without a number is told apart by hand, never joined', () => {
    const [fault] = faultsOf('employee number,name,job title\n77,Gail Poe,clerk\n', EMPTY_COUNCIL)
    expect(fault && sayFault(fault)).toBe(
      'line 2, employee number: 77 is new, and people.yaml has Gail Poe as "gail" without a number. If it is the same person write employee: "77" there, or let `people match` propose it; if not, give that one their own number.',
    )
  })

  test('a list of tomorrow, and one older than the last, are refused', () => {
    expect(faultsOf(hrCsv(rows), full, { asAt: '2026-11-22T09:00:00Z' })[0]?.says).toContain('still to come')
    expect(faultsOf(hrCsv(rows), full, { asAt: '2026-11-21T06:00:00Z' })[0]?.says).toContain('a newer one')
  })

  test('a list that would leave a people file that is wrong is not taken', () => {
    const covered = full.replace(
      'title: Manager, Team 3\n',
      'title: Manager, Team 3\n    cover: [ { person: e10001, from: 2026-12-01, to: 2026-12-24 } ]\n',
    )
    const result = imported(hrCsv(withRow(1, { end: '30/11/2026' })), covered)
    expect(result).toMatchObject({
      ok: false,
      mistakes: [{ message: expect.stringContaining("can't cover") as string }],
    })
  })
})
