import { CannotStart } from '../cannot-start.ts'
import { keptIn } from '../open-store.ts'
import { governanceOf } from '../people/governance.ts'
import { isHere } from '../people/here-today.ts'
import { londonDate } from '../policy/london-date.ts'
import { FOUNDING } from '../request/fold-rules.ts'
import { newEvent } from '../request/new-event.ts'
import { sentenceWhy } from '../request/reasons.ts'
import { emptyState, fold } from '../request/register-state.ts'
import type { Founding } from '../request/rules-state.ts'
import { readAdopted } from '../rules/files.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import { wordOf, type Args } from './io.ts'
import { readAll } from './read-all.ts'

/** The two people who put the first rules in place, as `init` is told them, with their names for the people file. */
export type Founders = Founding & { readonly names: readonly [by: string, second: string] }

export const FOUNDERS_WANTED =
  'Say who puts these rules in place, who agrees as the second person, and why: it is the first thing on the record.\n' +
  '  who-agrees init --by "Nora Field" --second "Amir Khan" --reason "The scheme of delegation of April 2026"\n'

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
  folder: string,
  authority: string,
  { by, second, reasons }: Founding,
): Promise<void> => {
  const store = await openLowdbStore({ folder, authority })
  const given = { by, at: new Date().toISOString(), delivery: '' }
  const event = newEvent('founded', '', given, { sealed: { second }, private: { reasons } })
  try {
    await store.append([event], store.head)
  } finally {
    await store.close()
  }
}

/**
 * Why the rules of a register can't be founded again; undefined where they can: fewer than two people are left who could
 * change them.
 */
export const whyNotAgain = async (folder: string, authority: string): Promise<string | undefined> => {
  const events = await readAll(folder)
  if (typeof events === 'string') return events
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  if (state.founding.get(FOUNDING) || state.adopted.get('people') === undefined)
    return `There is a register in ${folder} already. Nothing was changed.`
  try {
    const stands = await readAdopted(authority, state.adopted, { kept: keptIn(folder), workspaces: {} })
    const today = londonDate(new Date().toISOString())
    const left = governanceOf(stands.directory).filter((person) => isHere(person, today))
    return left.length < 2
      ? undefined
      : `There is a register in ${folder} already. Its rules are changed in the chat, by two of ${left.map(({ name }) => name).join(', ')}. Nothing was changed.`
  } catch (error) {
    if (error instanceof CannotStart) return error.message
    throw error
  }
}
