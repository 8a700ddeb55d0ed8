import { join } from 'node:path'
import type { Files } from './files.ts'
import type { SegmentPlace } from './open-segments.ts'
import { type RawLine, rawLinesIn } from './raw-register.ts'
import { refusedFor } from './register-refused.ts'
import { erasedLine, privateMark, readSealedLine, sealedMark, withPrivateLine } from './sealed-line.ts'
import { bytesOf, type Segment } from './segment.ts'
import type { Position, StoredEvent } from './store.ts'

/** A checked register to read: its segments, what the last one holds in memory, and the last position to give. */
export type Readable = {
  readonly files: Files
  readonly folder: string
  readonly places: readonly SegmentPlace[]
  readonly current: () => Segment
  readonly until: Position
}

/** The events after a position, one segment in memory at a time. Throws `RegisterRefused` for a line that can't be read. */
export async function* readEvents(register: Readable, after: Position): AsyncGenerator<StoredEvent> {
  for await (const { bytes, place } of segmentsAfter(register, after))
    for (const stored of readSegment(bytes, place, after)) {
      if (stored.position > register.until) return
      yield stored
    }
}

/** The lines after a position, as they are on the disk. */
export async function* readRaw(register: Readable, after: Position): AsyncGenerator<RawLine> {
  for await (const { bytes, place } of segmentsAfter(register, after))
    for (const line of rawLinesIn(bytes, place.first)) {
      if (line.position > register.until) return
      if (line.position > after) yield line
    }
}

async function* segmentsAfter(register: Readable, after: Position) {
  for (let index = 0; index < register.places.length; index += 1) {
    const place = register.places[index]
    const next = register.places[index + 1]
    if (place === undefined || place.first > register.until) return
    if (next !== undefined && next.first <= after + 1) continue
    const bytes =
      next === undefined
        ? bytesOf(register.current())
        : await register.files.read(join(register.folder, place.name))
    yield { bytes, place }
  }
}

function* readSegment(bytes: Buffer, place: SegmentPlace, after: Position): Generator<StoredEvent> {
  const lines = bytes.toString().split('\n')
  let position = place.first - 1
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith(sealedMark)) continue
    position += 1
    if (position <= after) continue
    yield {
      position,
      event: readEvent({ line, next: lines[index + 1] ?? '', position, file: place.name, index }),
    }
  }
}

type Found = {
  readonly line: string
  readonly next: string
  readonly position: Position
  readonly file: string
  readonly index: number
}

function readEvent({ line, next, position, file, index }: Found) {
  const refuse = (message: string) => refusedFor({ file, line: index + 1, message })
  try {
    const sealed = readSealedLine(line)
    if (sealed.position !== position) throw refuse(`should be position ${String(position)}`)
    if (sealed.privateDigest === undefined) return sealed.event
    if (!next.startsWith(privateMark) && next !== erasedLine) throw refuse('its private line is missing')
    return withPrivateLine(sealed.event, next)
  } catch (error) {
    throw error instanceof SyntaxError || isZodError(error)
      ? refuse(`cannot be read: ${error.message}`)
      : error
  }
}

function isZodError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ZodError'
}
