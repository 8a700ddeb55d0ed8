import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { checkPrivateLines } from './check-private-lines.ts'
import { type Files, realFiles } from './files.ts'
import { readRegisterFolder, type RegisterFolder } from './register-folder.ts'
import { RegisterRefused } from './register-refused.ts'
import { isCutOff, type Scan, scanSegment } from './scan-segment.ts'
import type { ChainEnd } from './sealed-line.ts'
import type { Damage } from './store.ts'

/** What checking a register found. */
export type Verified =
  | {
      readonly ok: true
      readonly authority: string
      readonly events: number
      /** Private lines that were erased. */
      readonly erased: number
      readonly batches: number
      readonly segments: number
      /** To be noted down elsewhere, to hold the next check against. */
      readonly head: ChainEnd
      /** What this check could not see, to be printed with it. */
      readonly limits: string
    }
  | {
      readonly ok: false
      readonly damages: readonly Damage[]
      /**
       * cut-off: all there is is a write at the very end that never finished, as after a power cut; the next start puts it aside.
       * not-read: there was no register to look at, and the one damage says why and what to do.
       */
      readonly only?: 'cut-off' | 'not-read'
    }

/**
 * Checks every byte of a register: closing lines, chain, and private lines against their keyed digests. Works beside the running
 * bot. With a head noted earlier it also finds what it can't find alone: a record cut short, or written anew as a whole.
 */
export async function verifyRegister(
  folder: string,
  {
    noted,
    files = realFiles(),
    moment = () => setTimeout(40),
  }: { noted?: ChainEnd; files?: Files; moment?: () => Promise<unknown> } = {},
): Promise<Verified> {
  try {
    return await verify({ files, moment, register: await readRegisterFolder(files, folder) }, noted)
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    return refusedAs(error, folder)
  }
}

/** What a register that can't be opened is to whoever verifies it. */
export const refusedAs = ({ damage, message }: RegisterRefused, place: string): Verified =>
  damage
    ? { ok: false, damages: [damage] }
    : { ok: false, damages: [{ file: place, line: 0, message }], only: 'not-read' }

type Checking = {
  readonly files: Files
  readonly register: RegisterFolder
  /** Waits as long as a running bot may need to finish a write. */
  readonly moment: () => Promise<unknown>
}

async function verify(checking: Checking, noted: ChainEnd | undefined): Promise<Verified> {
  const { register } = checking
  const damages: Damage[] = []
  let end = register.start
  let [batches, erased] = [0, 0]
  for (const name of register.segments) {
    const { bytes, scan } = await readWhole(checking, name, end)
    const lines = checkPrivateLines(bytes.subarray(0, scan.goodLength), { file: name, register, noted })
    damages.push(...scan.damages, ...lines.damages)
    if (!isUtf8(bytes)) damages.push({ file: name, line: 0, message: 'holds bytes that are not text' })
    batches += scan.batches.length
    erased += lines.erased
    end = scan.end
  }
  if (noted !== undefined && noted.position > end.position) damages.push(cutShort(register, end, noted))
  if (damages.length > 0) {
    const atEnd = damages.every((one) => one.file === register.segments.at(-1) && isCutOff(one))
    return { ok: false, damages, ...(atEnd && { only: 'cut-off' }) }
  }
  const counts = { events: end.position, erased, batches, segments: register.segments.length }
  return { ok: true, authority: register.authority, ...counts, head: end, limits: limitsOf(end, noted) }
}

const retries = 5

/** Reads and scans a segment; a tail may be a write of the running bot, and is given a moment to be closed. */
async function readWhole(
  { files, register, moment }: Checking,
  name: string,
  after: ChainEnd,
): Promise<{ readonly bytes: Buffer; readonly scan: Scan }> {
  const read = () => files.read(join(register.folder, name))
  const check = (bytes: Buffer) => scanSegment(bytes, { file: name, authority: register.authority, after })
  const first = await read()
  let [bytes, scan] = [first, check(first)]
  for (let left = retries; scan.goodLength < first.length && left > 0; left -= 1) {
    await moment()
    bytes = await read()
    scan = check(bytes)
  }
  if (scan.goodLength < first.length || scan.goodLength === bytes.length) return { bytes, scan }
  // Everything that was there is closed by now; what came since is the next check's.
  const closed = bytes.subarray(0, scan.goodLength)
  return { bytes: closed, scan: check(closed) }
}

function cutShort(register: RegisterFolder, end: ChainEnd, noted: ChainEnd): Damage {
  return {
    file: register.segments.at(-1) ?? '',
    line: 0,
    message: `ends at position ${String(end.position)}, and position ${String(noted.position)} was noted: the record was cut short`,
  }
}

/** What a check could not see, to be printed with it. */
export function limitsOf(end: ChainEnd, noted: ChainEnd | undefined): string {
  const unseen =
    'whole batches cut from the end, or everything written anew by somebody who has the key and this program'
  const keep = `Note ${String(end.position)} and ${end.hash} somewhere else, and give them to the next check.`
  return noted === undefined
    ? `Without a head noted earlier this cannot see ${unseen}. ${keep}`
    : `After position ${String(noted.position)} this cannot see ${unseen}. ${keep}`
}
