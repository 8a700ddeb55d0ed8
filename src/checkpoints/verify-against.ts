import { londonDate, londonTime } from '../policy/london-date.ts'
import type { RawRegister } from '../store/raw-register.ts'
import type { Damage, Position } from '../store/store.ts'
import { type Found, type Held, holdAgainst } from './hold-against.ts'
import type { ReadCheckpoints } from './read-checkpoints.ts'
import type { Verifier } from './signed-note.ts'

/** What checking a register against its checkpoints found, in sentences for the operator. */
export type Against = {
  readonly damages: readonly Damage[]
  readonly held: Held
  /** What was found, and what it can't find: to be printed whatever the outcome. */
  readonly says: readonly string[]
}

/** Holds a register against checkpoints that were kept elsewhere: finds what was changed, cut, put in or written anew before the last. */
export async function verifyAgainst(
  register: RawRegister,
  { found, damages }: ReadCheckpoints,
  verifiers: readonly Verifier[],
): Promise<Against> {
  const holding = holdAgainst(found, verifiers)
  for await (const line of register.lines()) holding.add(line)
  const { size } = holding.tree
  const held = holding.result()
  return {
    held,
    damages: [...damages, ...brokenIn(held, size)],
    says: [...held.lost.map(lostOnRecord), limitOf(held, size)],
  }
}

/** What a check without checkpoints can't find. */
const NONE_STANDS =
  "No checkpoint stands. So this can't see whole batches cut from the end, or everything written anew by somebody who has the key and this program."

function brokenIn(held: Held, size: Position): readonly Damage[] {
  const stands = lastStanding(held)
  return [
    ...held.beyond.map((one) => ({
      file: one.where,
      line: 0,
      message: `this checkpoint is of ${lines(one)}, and the register ends at ${String(size)}: the record was cut short. ${stands}`,
    })),
    ...held.other.map((one) => ({
      file: one.where,
      line: 0,
      message: `the first ${lines(one)} are not those that this checkpoint was signed for: something was changed, taken out, put in or written anew. ${stands}`,
    })),
  ]
}

function lastStanding({ standing }: Held): string {
  const last = standing.at(-1)
  return last === undefined
    ? 'No checkpoint stands.'
    : `The last that stands is of ${lines(last)}, ${when(last.at)}.`
}

function lostOnRecord({ where, size, recorded, by }: Held['lost'][number]): string {
  return `${where}: the ${String(size)} lines of this checkpoint are not all there; ${by} put that on record with a second person, at position ${String(recorded)}.`
}

function limitOf(held: Held, size: Position): string {
  const last = held.standing.at(-1)
  if (last === undefined) return NONE_STANDS
  const stand = `${String(held.standing.length)} checkpoint${held.standing.length === 1 ? ' stands' : 's stand'}, the last of ${lines(last)}, ${when(last.at)}.`
  return last.size === size
    ? `${stand} Nothing on the record is newer. If more was recorded after it and then cut, this can\'t see it.`
    : `${stand} What came after it can\'t be held against anything: if part of that was cut or written anew, this can\'t see it.`
}

function lines({ size }: Pick<Found, 'size'>): string {
  return `${String(size)} line${size === 1 ? '' : 's'}`
}

function when(at: string): string {
  return at === '' ? 'before anything was recorded' : `recorded up to ${londonDate(at)} ${londonTime(at)}`
}
