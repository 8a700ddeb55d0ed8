import { sha256 } from './digest.ts'
import type { Position } from './store.ts'

/** Lines that went to the disk together, with the closing line that says so. */
export type Batch = { readonly bytes: Buffer; readonly first: Position; readonly last: Position }

/** What one segment file holds. */
export type Segment = readonly Batch[]

/** How a closing line begins, and no other. */
export const closingMark = '{"closes":'

/** Where texts become bytes before they are copied out: a fresh buffer for each batch costs more than the copy. */
let scratch = Buffer.allocUnsafeSlow(512 * 1024)
const bytesPerUnit = 3

/** Makes a batch of lines already written out, in one or more texts: they and their closing line. */
export function makeBatch(texts: readonly string[], lines: number, first: Position, last: Position): Batch {
  const most = texts.reduce((sum, text) => sum + text.length * bytesPerUnit, 0)
  if (most > scratch.length) scratch = Buffer.allocUnsafeSlow(most)
  let length = 0
  // One by one: joined, a single “ among them would make all of them wide, and five times as slow.
  for (const text of texts) length += scratch.write(text, length)
  const body = scratch.subarray(0, length)
  return { bytes: Buffer.concat([body, closingLine(body, lines, last)]), first, last }
}

/** The line that closes a batch: its last position, and how many lines of which digest come before it. */
export function closingLine(body: Uint8Array, lines: number, last: Position): Buffer {
  return Buffer.from(`${closingMark}${String(last)},"lines":${String(lines)},"digest":"${sha256(body)}"}\n`)
}

/** How many bytes a segment is on disk. */
export function lengthOf(segment: Segment): number {
  return segment.reduce((sum, batch) => sum + batch.bytes.length, 0)
}

/** A segment as it is on disk. */
export function bytesOf(segment: Segment): Buffer {
  const [only, ...others] = segment
  return only !== undefined && others.length === 0
    ? only.bytes
    : Buffer.concat(segment.map((batch) => batch.bytes))
}
