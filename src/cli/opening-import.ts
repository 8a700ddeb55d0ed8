import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { openSpine, type Spine } from '../handle.ts'
import type { OpeningLine } from '../ledger/opening.ts'
import type { LoadedAuthority } from '../load-authority.ts'
import type { OpenStore } from '../open-store.ts'
import { openRegister } from '../register-place.ts'
import { importOpening } from '../people/import-opening.ts'
import { londonDate } from '../policy/london-date.ts'
import { routerFor } from '../policy/route.ts'
import type { EventOf } from '../request/event.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { emptyState } from '../request/register-state.ts'
import { openingTold } from '../views/story-opening.ts'
import { storyNames } from '../views/story-names.ts'
import { chosenAuthority, type Chosen } from './chosen-authority.ts'
import { count } from './count.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { standing, type Stands } from './standing.ts'
import { tellFaults } from './tell-faults.ts'

/**
 * `who-agrees opening import`: puts on record what was agreed before the bot came, so that every total counts it. Run with the
 * bot stopped where it is kept in files: one process writes those.
 */
export const openingImport: Command = async (args, io) => {
  const asked = askedOf(args)
  if (typeof asked === 'string') return sorry(asked, 2, io)
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const bytes = await readFile(asked.path).catch(() => undefined)
  if (!bytes) return sorry(`${asked.path} can't be read`, 2, io)
  const opened = await open(chosen, io)
  if (!opened) return 1
  try {
    const authority = await standing(opened, chosen, io)
    return typeof authority === 'number' ? authority : await take(asked, bytes, { opened, authority, io })
  } finally {
    await opened.close()
  }
}

type Taking = { readonly opened: OpenStore; readonly authority: Stands; readonly io: Io }

const take = async (asked: Asked, bytes: Buffer, { opened, authority, io }: Taking): Promise<ExitCode> => {
  const stranger = [asked.by, asked.second].find((one) => one !== undefined && !authority.mayTake(one))
  if (stranger !== undefined)
    return sorry(
      `"${stranger}" is not somebody of governance by the list of people that stands. Nothing has been taken.`,
      2,
      io,
    )
  const list = importOpening(bytes, { ...authority, asAt: asked.asAt })
  if (!list.ok) return tellFaults(asked.path, list.faults, io)
  if (list.ignored.length > 0) io.out(`Not used: the columns ${list.ignored.join(', ')}.\n`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const { directory, families, policy, under } = authority
  const stands = { router: routerFor(policy, under), directory, families }
  const spine = await openSpine(
    opened.store,
    () => stands,
    (cause) => {
      throw cause
    },
  )
  const counts = opened.errands ? 'It counts at once.' : 'It counts from the next start of the bot.'
  return give({ ...asked, lines: list.lines, digest, counts }, spine, authority, io)
}

type Asked = {
  readonly path: string
  readonly by: string
  readonly source: string
  readonly asAt: string
  readonly completeSince: string | undefined
  /** Somebody else of governance, who agrees to lower figures. */
  readonly second: string | undefined
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

const askedOf = (args: Args): Asked | string => {
  const [path] = args.positionals
  const [by, source] = [wordOf(args, 'by'), wordOf(args, 'source')]
  const today = londonDate(new Date().toISOString())
  const asAt = wordOf(args, 'as-at') ?? today
  const completeSince = wordOf(args, 'complete-since')
  if (path === undefined) return 'name the file to import: who-agrees opening import FILE.csv'
  if (by === undefined)
    return 'say who answers for it: --by PERSON, somebody of governance in the people file'
  if (source === undefined || source.trim() === '')
    return 'say where it is from: --source "Finance\'s list of 20 Nov 2026". It stands on every card that it counts for'
  if (!DAY.test(asAt) || asAt > today) return '--as-at takes the day of the list, not after today: 2026-11-20'
  if (completeSince !== undefined && (!DAY.test(completeSince) || completeSince > today))
    return '--complete-since takes a day, not after today: 2026-04-01'
  const second = wordOf(args, 'second')
  if (second === by) return '--second is somebody else than --by'
  return { path, by, source: source.trim(), asAt, completeSince, second }
}

const sorry = (why: string, code: ExitCode, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return code
}

type Recording = Asked & {
  readonly lines: readonly OpeningLine[]
  readonly digest: string
  readonly counts: string
}

/** Opens a register to write to it, with the bot stopped where it is kept in files; undefined, with what to do said, where that can't be. */
export const open = async (chosen: Chosen, io: Io) => {
  try {
    return await openRegister(chosen, {
      info: () => undefined,
      warn: (sentence) => io.err(`${sentence}\n`),
      error: (sentence) => io.err(`${sentence}\n`),
    })
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(
      chosen.database
        ? `${error.message}\nNothing has been taken.\n`
        : `${error.message}\nNothing has been taken. Stop the bot, run this again, and start it: it counts from then.\n`,
    )
    return undefined
  }
}

const give = async (
  { lines, source, digest, by, completeSince, second, counts }: Recording,
  spine: Spine,
  authority: LoadedAuthority,
  io: Io,
): Promise<ExitCode> => {
  const { events, refused } = await spine.handle(
    {
      kind: 'record-opening',
      request: '',
      lines,
      source,
      digest,
      ...(completeSince !== undefined && { completeSince }),
      ...(second !== undefined && { second }),
    },
    { by, at: new Date().toISOString(), delivery: randomUUID() },
  )
  if (refused?.why === 'list-too-old')
    return sorry(
      `The list of people (${refused.source}) is more than 24 hours old, so it can't be said who is governance today. Nothing has been taken. Bring a newer list, or let governance tell the bot that this one still stands, and run it again.`,
      1,
      io,
    )
  if (refused?.why === 'families' && refused.because === 'lower-figure')
    return sorry(
      `The list has less for ${refused.about} than is on record. If that is right, name who else in governance agrees: --second PERSON. Nothing has been taken.`,
      1,
      io,
    )
  if (refused) return sorry(`It could not be recorded (${refused.why}). Nothing has been taken.`, 1, io)
  const names = storyNames(authority, emptyState())
  const told = events.filter(
    (event): event is EventOf<'opening-recorded' | 'complete-since'> =>
      event.type === 'opening-recorded' || event.type === 'complete-since',
  )
  told.forEach((event) => io.out(`  ${openingTold(event, names).what}\n`))
  io.out(
    told.length === 0
      ? 'Everything in this list is on record already. Nothing has changed.\n'
      : `${recordedOf(told, lines.length)} ${counts}\n`,
  )
  return 0
}

/** "2 figures of 4 lines recorded."; the day since when it is complete is no figure. */
const recordedOf = (told: readonly { readonly type: string }[], lines: number): string => {
  const figures = told.filter(({ type }) => type === 'opening-recorded').length
  return figures === 0
    ? 'Its figures are on record already.'
    : `${count(figures, 'figure')} recorded, of ${count(lines, 'line')}.`
}
