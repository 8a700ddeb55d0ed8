import { setTimeout } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import { openRegister, readingRegister, type RegisterPlace } from '../register-place.ts'
import type { Log } from '../log.ts'
import { governanceOf } from '../people/governance.ts'
import { isHere } from '../people/here-today.ts'
import { londonDate } from '../policy/london-date.ts'
import { FOUNDING } from '../request/fold-rules.ts'
import type { Event } from '../request/event.ts'
import { newEvent } from '../request/new-event.ts'
import { sentenceWhy } from '../request/reasons.ts'
import { emptyState, fold } from '../request/register-state.ts'
import type { Founding } from '../request/rules-state.ts'
import { readAdopted } from '../rules/files.ts'
import { wordOf, type Args, type Io } from './io.ts'
import type { Store } from '../store/store.ts'
import { readAll } from './read-all.ts'

/** The two people who put the first rules in place, as `init` is told them, with their names for the people file. */
export type Founders = Founding & { readonly names: readonly [by: string, second: string] }

const FOUNDERS_WANTED =
  'Say who puts these rules in place, who agrees as the second person, and why: it is the first thing on the record.\n' +
  '  who-agrees init --by "Nora Field" --second "Amir Khan" --reason "The scheme of delegation of April 2026"\n'

/** What a complete line lacks all the same: two people who are two, and a reason that says why. */
export const whyNoFounders = (args: Args): string => {
  const [by, second, reasons] = [wordOf(args, 'by'), wordOf(args, 'second'), wordOf(args, 'reason')]
  if (by === undefined || second === undefined || reasons === undefined) return FOUNDERS_WANTED
  const lacks =
    idOf(by) === idOf(second)
      ? '--by and --second are the same person: it takes two.'
      : typeof sentenceWhy(reasons) === 'string'
        ? '--by and --second take a full name in letters.'
        : '--reason is too short to say why: a few words that somebody can read in ten years.'
  return `${lacks}\n${FOUNDERS_WANTED}`
}

/** Undefined where one of the three is missing, there is no reason in the reason, or the two are one person. */
export const foundersIn = (args: Args): Founders | undefined => {
  const [by, second, reasons] = [wordOf(args, 'by'), wordOf(args, 'second'), wordOf(args, 'reason')]
  if (by === undefined || second === undefined || reasons === undefined) return undefined
  if (typeof sentenceWhy(reasons) !== 'string') return undefined
  const founding = { by: idOf(by), second: idOf(second), reasons, names: [by.trim(), second.trim()] as const }
  return founding.by === '' || founding.second === '' || founding.by === founding.second
    ? undefined
    : founding
}

/** "Nora Field" is nora-field in the people file. */
const idOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Records who founds the rules. What lies on the disk at the next start is adopted on their word. */
export const recordFounding = async (
  place: RegisterPlace,
  { by, second, reasons }: Founding,
  io: Io,
): Promise<void> => {
  const { store, close } = await openRegister(place, warning(io))
  const given = { by, at: new Date().toISOString(), delivery: '' }
  const event = newEvent('founded', '', given, { sealed: { second }, private: { reasons } })
  try {
    await appendSurely([event], store)
  } finally {
    await close()
  }
}

/** Beside running instances the position may be taken; what is recorded here holds whatever came before it. */
export const appendSurely = async (events: readonly Event[], store: Store): Promise<void> => {
  while ((await store.append(events, store.head)) === 'position-taken') await setTimeout(50)
}

/** What a command has to say of a register that it opens. */
export const warning = ({ err }: Io): Log => ({
  info: () => undefined,
  warn: (sentence) => err(`${sentence}\n`),
  error: (sentence) => err(`${sentence}\n`),
})

/**
 * Why the rules of a register can't be founded again; undefined where they can: fewer than two people are left who could
 * change them.
 */
export const whyNotAgain = async (place: RegisterPlace): Promise<string | undefined> => {
  const there = `There is a register ${place.database ? `of ${place.name} in the database` : `in ${place.registerFolder}`} already.`
  const events = await readAll(place)
  if (typeof events === 'string') return events
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  if (state.founding.get(FOUNDING) || state.adopted.get('people') === undefined)
    return `${there} Nothing was changed.`
  try {
    const stands = await readingRegister(place, ({ kept }) =>
      readAdopted(place.name, state.adopted, { kept, workspaces: {} }),
    )
    const today = londonDate(new Date().toISOString())
    const left = governanceOf(stands.directory).filter((person) => isHere(person, today))
    return left.length < 2
      ? undefined
      : `${there} Its rules are changed in the chat, by two of ${left.map(({ name }) => name).join(', ')}. Nothing was changed.`
  } catch (error) {
    if (error instanceof CannotStart) return error.message
    throw error
  }
}
