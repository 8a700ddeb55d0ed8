import { openErasable, type OpenErasable } from '../erasure/open-erasable.ts'
import { findRecord } from '../request/find-record.ts'
import { sentenceWhy } from '../request/reasons.ts'
import type { RecordCase } from '../request/record-keeping.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { fitText } from '../request/without-names.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import type { StoredEvent } from '../store/store.ts'
import { aSentence, notFound, notGovernance, otherChildren, twoPeople } from '../words/records.ts'
import { chosenAuthority, type Chosen } from './chosen-authority.ts'
import { wordOf, type Args, type ExitCode, type Io } from './io.ts'
import { standing, type Stands } from './standing.ts'

/** An authority's register, open for what governance decides about the record itself; the bot is stopped meanwhile. */
export type Desk = {
  readonly name: string
  readonly erasable: OpenErasable
  readonly events: readonly StoredEvent[]
  readonly state: ReturnType<typeof emptyState>
  readonly authority: Stands
}

/** Opens the register that a command is about, does the work, and closes it. An exit code where it can't be opened. */
export const atDesk = async (
  args: Args,
  io: Io,
  work: (desk: Desk) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const erasable = await opened(chosen, io)
  if (!erasable) return 1
  try {
    const events: StoredEvent[] = []
    for await (const event of erasable.store.read()) events.push(event)
    const state = emptyState()
    events.forEach(({ event }) => fold(state, event))
    const authority = await standing(erasable, chosen, io)
    if (typeof authority === 'number') return authority
    return await work({ name: chosen.name, erasable, events, state, authority })
  } finally {
    await erasable.close()
  }
}

const opened = async (
  { registerFolder: folder, name: authority, database }: Chosen,
  io: Io,
): Promise<OpenErasable | undefined> => {
  const report = (sentence: string): void => io.err(`${sentence}\n`)
  try {
    if (!database) return await openErasable(folder, authority, report)
    if (database.ownerUrl === undefined)
      throw new RegisterRefused(
        'Set DATABASE_OWNER_URL too: with a database, what looks after the record (holds, retention, erasing, access) runs as the owner of its tables.',
      )
    const { openPostgresErasable } = await import('../erasure/open-postgres-erasable.ts')
    return await openPostgresErasable({ ownerUrl: database.ownerUrl, authority, folder, report })
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\nNothing has changed. Stop the bot, run this again, and start it.\n`)
    return undefined
  }
}

/** Who answers for a decision about the record, and why. */
export type TwoPeople = { readonly by: string; readonly second: string; readonly reasons: string }

/** Two different people of governance and a reason; otherwise the sentence that says what is missing. Names are left out of the reason. */
export const twoPeopleIn = (args: Args, { authority }: Desk): TwoPeople | string => {
  const [by, second] = [wordOf(args, 'by'), wordOf(args, 'second')]
  if (by === undefined || second === undefined || by === second) return twoPeople
  const stranger = [by, second].find((one) => !authority.mayTake(one))
  if (stranger !== undefined) return notGovernance(stranger)
  const reasons = sentenceWhy(wordOf(args, 'reason'))
  return typeof reasons === 'string' ? { by, second, reasons: fitText(reasons, authority) } : aSentence
}

/** The case that a command is about, or the sentence that says why it can't be told. */
export const recordIn = (wanted: string, { events, state, authority }: Desk): RecordCase | string => {
  const record = findRecord(wanted, { state, ids: idsIn(events), families: authority.families })
  if ('found' in record) return record.found
  return record.why === 'unknown' ? notFound(wanted) : otherChildren(wanted, record.families, record.others)
}

/** The requests of a register, in the order they were asked. */
export const idsIn = (events: readonly StoredEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ event }) => (event.request === '' ? [] : [event.request]))),
]

/** Says why nothing was done. 2: it was asked in a way that can't be carried out. */
export const sorry = (why: string, io: Io, code: ExitCode = 2): ExitCode => {
  io.err(`${why}\n`)
  return code
}
