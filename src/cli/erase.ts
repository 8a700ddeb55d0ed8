import { carryOutErasure } from '../erasure/carry-out.ts'
import { listAt } from '../erasure/read-list.ts'
import { repeatErasures } from '../erasure/repeat.ts'
import { londonDate } from '../policy/london-date.ts'
import { planErasure, type ErasurePlan, type ErasureRefused } from '../request/plan-erasure.ts'
import { dayAndYear } from '../views/format.ts'
import { beforeErasing, cantErase, erasedNow, noListBeside, repeated, toErase } from '../words/records.ts'
import { namesFrom } from '../views/names.ts'
import { wordOf, type Command, type ExitCode, type Io } from './io.ts'
import { atDesk, recordIn, sorry, twoPeopleIn, type Desk } from './record-desk.ts'

/**
 * `who-agrees erase`: says what of a case would go and what would stay, and with --take erases it. `--repeat` erases again
 * what was erased before, after a restore.
 */
export const erase: Command = (args, io) =>
  atDesk(args, io, async (desk) => {
    if (args.values['repeat'] === true) return repeat(args.positionals[0], desk, io)
    const [wanted] = args.positionals
    if (wanted === undefined)
      return sorry('say what to erase: a request 2026/0417, a family F2201, or a child’s reference', io)
    const record = recordIn(wanted, desk)
    if (typeof record === 'string') return sorry(record, io)
    const people = twoPeopleIn(args, desk)
    if (typeof people === 'string') return sorry(people, io)
    const at = new Date().toISOString()
    const planned = planErasure(record, {
      rules: desk.authority.policy.retention,
      events: desk.events,
      requests: desk.state.requests,
      today: londonDate(at),
      ground: wordOf(args, 'ground'),
    })
    if (!('plan' in planned)) return sorry(whyNot(planned, desk), io, 1)
    tell(wanted, planned.plan, desk, io)
    if (args.values['take'] !== true) {
      io.out(`\n${toErase}\n`)
      return 0
    }
    const { lines, documents } = await carryOutErasure(
      planned.plan,
      { ...people, at },
      desk.erasable,
      desk.events,
    )
    io.out(`\n${erasedNow(lines, documents)}\n`)
    return 0
  })

const tell = (wanted: string, plan: ErasurePlan, { authority, state }: Desk, io: Io): void => {
  const { record, positions, until, ground } = plan
  const ids = new Set(record.requests.map(({ id }) => id))
  const grown = record.requests
    .flatMap(({ id }) => state.grown.get(id) ?? [])
    .filter((id) => !ids.has(id))
    .map((id) => state.requests.get(id)?.reference ?? id)
  const lines = beforeErasing({
    what: wanted,
    lines: positions.size,
    requests: record.requests.map(({ reference }) => reference),
    families: record.families,
    until: dayAndYear(until),
    past: until < londonDate(new Date().toISOString()),
    ground: ground === undefined ? undefined : authority.policy.retention?.grounds.get(ground),
    messages: record.requests.flatMap(({ id }) => state.cards.get(id) ?? []).length,
    grown,
  })
  io.out(`${lines.join('\n')}\n`)
}

const whyNot = (refused: ErasureRefused, { authority, state }: Desk): string => {
  switch (refused.why) {
    case 'no-rules':
      return cantErase.noRules
    case 'held': {
      const names = namesFrom(authority.directory, authority.policy)
      return cantErase.held(
        refused.holds.map(({ of, by, second, at }) => ({
          what: 'request' in of ? (state.requests.get(of.request)?.reference ?? of.request) : of.family,
          by: names.person(by),
          second: names.person(second),
          on: dayAndYear(londonDate(at)),
        })),
      )
    }
    case 'open':
      return cantErase.open(refused.requests)
    case 'not-due':
      return cantErase.notDue(dayAndYear(refused.until), groundLines(refused.grounds))
    case 'unknown-ground':
      return cantErase.unknownGround(groundLines(refused.grounds))
    case 'nothing':
      return cantErase.nothing
  }
}

const groundLines = (grounds: ReadonlyMap<string, string>): readonly string[] =>
  [...grounds].map(([name, law]) => `  ${name}: ${law}`)

const repeat = async (list: string | undefined, { erasable }: Desk, io: Io): Promise<ExitCode> => {
  const noted = list === undefined ? await erasable.noted() : await listAt(list)
  if ('why' in noted) return sorry(noted.why, io)
  const { lines, added } = await repeatErasures(erasable, noted)
  const blind = list === undefined && noted.length === 0 && lines === 0
  io.out(`${blind ? noListBeside : repeated(lines, added)}\n`)
  return 0
}
