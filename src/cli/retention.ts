import { londonDate } from '../policy/london-date.ts'
import { listRetention, type RetentionLine } from '../request/list-retention.ts'
import { newEvent } from '../request/new-event.ts'
import { dayAndYear } from '../views/format.ts'
import {
  dueIntro,
  kept,
  keptLine,
  saidNow,
  silentPolicy,
  whichClass,
  whichDay,
  whichYears,
} from '../words/records.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { atDesk, idsIn, recordIn, sorry, twoPeopleIn, type Desk } from './record-desk.ts'
import { partsOf, recordOnly, requestOf } from './record-only.ts'

/** `who-agrees retention`: what is due, what is held, and to when everything else is kept. It erases nothing. */
export const retention: Command = (args, io) =>
  atDesk(args, io, (desk) => Promise.resolve(listed(desk, args, io)))

const listed = ({ authority, events, state }: Desk, args: Args, io: Io): ExitCode => {
  const rules = authority.policy.retention
  const lines = listRetention(events, {
    state,
    ids: idsIn(events),
    families: authority.families,
    rules,
    today: londonDate(new Date().toISOString()),
  })
  if (args.values['json'] === true) {
    io.out(`${JSON.stringify(lines, undefined, 2)}\n`)
    return 0
  }
  io.out(`${rules ? dueIntro : silentPolicy}\n`)
  if (rules) kept([...rules.classes.values()]).forEach((line) => io.out(`${line}\n`))
  lines.forEach((line) => io.out(`${said(line)}\n`))
  return 0
}

const said = ({ until, ...line }: RetentionLine): string =>
  keptLine({
    ...line,
    holds: line.holds.length,
    until: until === undefined ? undefined : dayAndYear(until),
  })

/**
 * `who-agrees retention say`: of which class a record is, and what its date counts from. Days that are typed are kept as years:
 * the register holds no date of birth.
 */
export const retentionSay: Command = (args, io) =>
  atDesk(args, io, async (desk) => {
    const record = recordIn(args.positionals[0] ?? '', desk)
    if (typeof record === 'string') return sorry(record, io)
    const people = twoPeopleIn(args, desk)
    if (typeof people === 'string') return sorry(people, io)
    const rules = desk.authority.policy.retention
    const given = wordOf(args, 'class')
    if (!rules || (given !== undefined && !rules.classes.has(given)))
      return sorry(rules ? whichClass([...rules.classes.keys()]) : silentPolicy, io)
    const today = londonDate(new Date().toISOString())
    const life = lifeIn(args, today)
    if (typeof life === 'string') return sorry(life, io)
    if (given === undefined && Object.keys(life).length === 0)
      return sorry(whichClass([...rules.classes.keys()]), io)
    const { by, second, reasons } = people
    const events = partsOf(record).map((of) =>
      newEvent(
        'retention-said',
        requestOf(of),
        { by, at: new Date().toISOString(), delivery: '' },
        {
          sealed: { of, classes: given === undefined ? [] : [given], second },
          private: { reasons, ...life },
        },
      ),
    )
    await recordOnly(events, desk)
    io.out(`${saidNow}\n`)
    return 0
  })

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Years, from the days that a person has from the case system; or the sentence that says what is wrong with them. */
const lifeIn = (args: Args, today: string) => {
  const [born, died, ordered] = [wordOf(args, 'born'), wordOf(args, 'died'), wordOf(args, 'adopted')]
  const days = [born, died, ordered].filter((day) => day !== undefined)
  if (days.some((day) => !DAY.test(day) || Number.isNaN(Date.parse(day)) || day > today)) return whichDay
  if (died !== undefined && (born === undefined || died < born || died >= eighteen(born))) return whichYears
  return {
    ...(born !== undefined && { born: yearOf(born) }),
    ...(died !== undefined && { died: yearOf(died) }),
    ...(ordered !== undefined && { ordered: yearOf(ordered) }),
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
const eighteen = (born: string): string => `${String(yearOf(born) + 18)}${born.slice(4)}`
