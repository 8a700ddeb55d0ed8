import { sha256 } from './digest.ts'
import type { Position } from './store.ts'

/** Lines that went to the disk together, with the closing line that says so. */
export type Batch = { readonly bytes: Buffer; readonly first: Position; readonly last: Position }

/** What one segment file holds. */
export type Segment = readonly Batch[]

/** How a closing line begins, and no other. */
export const closingMark = '{"closes":'

/** Makes a batch of lines already written out: they and their closing line. */
export function makeBatch(text: string, lines: number, first: Position, last: Position): Batch {
  const body = Buffer.from(text)
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
