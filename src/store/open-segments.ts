import { join } from 'node:path'
import type { Files } from './files.ts'
import type { RegisterFolder } from './register-folder.ts'
import { refusedFor } from './register-refused.ts'
import type { ChainEnd } from './sealed-line.ts'
import { type Scan, scanSegment } from './scan-segment.ts'
import type { Segment } from './segment.ts'
import type { Position } from './store.ts'
import { writeBeside } from './write-beside.ts'

/** Where a segment is and the first position it may hold. */
export type SegmentPlace = { readonly name: string; readonly first: Position }

/** A register's segments, checked: the places of all, what the last one holds, and where the chain has got to. */
export type Checked = {
  readonly places: readonly SegmentPlace[]
  readonly current: Segment
  readonly end: ChainEnd
  /** Bytes after the last good closing line: a write that never finished. */
  readonly tail: Buffer
}

/** Checks every segment of a register from its start. Throws `RegisterRefused` with the file and line of the first damage. */
export async function checkSegments(files: Files, register: RegisterFolder): Promise<Checked> {
  const places: SegmentPlace[] = []
  let end = register.start
  let current: Segment = []
  let tail: Buffer = Buffer.alloc(0)
  for (const name of register.segments) {
    const bytes = await files.read(join(register.folder, name))
    const last = name === register.segments.at(-1)
    const scan = scanSegment(bytes, { file: name, authority: register.authority, after: end })
    const unfinished = last && isUnfinished(bytes, scan)
    const damage = scan.damages.find((it) => !unfinished || it.line <= scan.goodLines)
    if (damage !== undefined) throw refusedFor(damage)
    places.push({ name, first: end.position + 1 })
    if (unfinished) tail = bytes.subarray(scan.goodLength)
    current = scan.batches
    end = scan.end
  }
  // Init wrote a closing line there and synced it before the register was one: without it this is something else.
  if (places.length === 1 && current.length === 0) throw refusedFor(emptyStart(register))
  return { places, current, end, tail }
}

/**
 * Whether what follows the last good closing line may be a write that power or the process left half done. Such a write lacks
 * its end or has holes; a whole one, closing line and all, that is wrong inside was changed afterwards.
 */
export function isUnfinished(bytes: Buffer, scan: Scan): boolean {
  const tail = bytes.subarray(scan.goodLength)
  return tail.length > 0 && (!scan.closedAtEnd || tail.includes(0))
}

function emptyStart(register: RegisterFolder) {
  return {
    file: register.segments[0] ?? '',
    line: 1,
    message: 'the first segment is empty, or does not begin as "who-agrees init" made it',
  }
}

/** Moves an unfinished write out of a segment into a `cut-…` file beside it, so that nothing that was there is lost. Returns its name. */
export async function cutTail(
  files: Files,
  { folder, name, tail, keep, at }: { folder: string; name: string; tail: Buffer; keep: Buffer; at: Date },
): Promise<string> {
  const cut = `cut-${at.toISOString().replaceAll(':', '.')}-${name}`
  await writeBeside(files, join(folder, cut), tail)
  await writeBeside(files, join(folder, name), keep)
  return cut
}
