import { erasedLine, privateMark, sealedMark } from './sealed-line.ts'
import { type Batch, closingMark, makeBatch, type Segment } from './segment.ts'
import type { Position } from './store.ts'

/**
 * A segment without the private lines of these positions: in the place of each stands that it was erased. Sealed lines stay byte
 * for byte, so the chain still verifies. A batch without any of them stays the same object.
 */
export function erasePrivate(segment: Segment, positions: ReadonlySet<Position>): Segment {
  return segment.map((batch) => eraseInBatch(batch, positions))
}

/** The batches of a segment file that was checked when the register was opened. */
export function splitBatches(bytes: Buffer, first: Position): Segment {
  const batches: Batch[] = []
  let [start, next] = [0, first]
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf('\n', from)
    const line = bytes.toString('latin1', from, feed)
    from = feed + 1
    if (!line.startsWith(closingMark)) continue
    const batch = { bytes: bytes.subarray(start, from), first: next, last: lastOf(line) }
    batches.push(batch)
    start = from
    next = batch.last + 1
  }
  return batches
}

function lastOf(closingLine: string): Position {
  return Number.parseInt(closingLine.slice(closingMark.length), 10)
}

function eraseInBatch(batch: Batch, positions: ReadonlySet<Position>): Batch {
  const lines = batch.bytes.toString().split('\n').slice(0, -2)
  let position = batch.first - 1
  const kept = lines.map((line) => {
    if (line.startsWith(sealedMark)) position += 1
    return line.startsWith(privateMark) && positions.has(position) ? erasedLine : line
  })
  if (kept.every((line, index) => line === lines[index])) return batch
  return makeBatch(
    kept.map((line) => `${line}\n`),
    kept.length,
    batch.first,
    batch.last,
  )
}
