import { sha256 } from './digest.ts'
import { type ChainEnd, erasedLine, privateMark, sealedMark, sealedStart } from './sealed-line.ts'
import type { Damage, Position } from './store.ts'

/** Lines that went to the disk together, with the closing line that says so. */
export type Batch = { readonly bytes: Buffer; readonly first: Position; readonly last: Position }

/** What one segment file holds. */
export type Segment = readonly Batch[]

const lineFeed = 10
const previousLength = 64
const closingStart = '{"closes":'
const closing = /^\{"closes":(0|[1-9]\d*),"lines":(0|[1-9]\d*),"digest":"[0-9a-f]{64}"\}$/

/** Makes a batch of lines already written out: they and their closing line. */
export function makeBatch(text: string, lines: number, first: Position, last: Position): Batch {
  const body = Buffer.from(text)
  return { bytes: Buffer.concat([body, closingLine(body, lines, last)]), first, last }
}

function closingLine(body: Uint8Array, lines: number, last: Position): Buffer {
  return Buffer.from(`{"closes":${String(last)},"lines":${String(lines)},"digest":"${sha256(body)}"}\n`)
}

/** How many bytes a segment is on disk. */
export function lengthOf(segment: Segment): number {
  return segment.reduce((sum, batch) => sum + batch.bytes.length, 0)
}

/** What was found in the bytes of a segment file. */
export type Scan = {
  /** The batches whose closing lines are right in themselves, and where the chain is after the last of them. */
  readonly batches: Segment
  readonly end: ChainEnd
  readonly damages: readonly Damage[]
  /** Bytes and lines up to and with the last such closing line. */
  readonly goodLength: number
  readonly goodLines: number
  /** The bytes end in a closing line, right or wrong. */
  readonly closedAtEnd: boolean
}

/**
 * Checks a segment's raw bytes against its closing lines and the chain so far. Nothing is parsed and written again to
 * compare it: other bytes that mean the same would pass.
 */
export function scanSegment(
  bytes: Buffer,
  { file, authority, after }: { file: string; authority: string; after: ChainEnd },
): Scan {
  const batches: Batch[] = []
  const damages: Damage[] = []
  let good = { end: after, goodLength: 0, goodLines: 0 }
  let end = after
  let open: number[] = []
  let [line, start, closedAtEnd] = [0, 0, false]
  const damage = (message: string, at = line) => void damages.push({ file, line: at, message })

  for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, start)) {
    line += 1
    closedAtEnd = startsWith(bytes, start, closingStart)
    if (!closedAtEnd) {
      open.push(start)
      if (startsWith(bytes, start, sealedMark))
        end = checkSealed(bytes.subarray(start, feed), { authority, after: end, damage })
      else if (!isPrivate(bytes, start, feed)) damage('not a line of a register')
    } else {
      const found = checkClosing(bytes, { start, feed, open })
      if (typeof found === 'string') damage(found)
      else {
        if (found.from > (open[0] ?? start)) damage('lines that no closing line counts', line - open.length)
        if (found.last !== end.position)
          damage(`the closing line should close position ${String(end.position)}`)
        batches.push({
          bytes: bytes.subarray(found.from, feed + 1),
          first: good.end.position + 1,
          last: end.position,
        })
        good = { end, goodLength: feed + 1, goodLines: line }
      }
      open = []
    }
    start = feed + 1
  }
  if (start < bytes.length) damage('the last line is not finished', line + 1)
  else if (open.length > 0) damage('lines after the last closing line', line)
  return { batches, damages, ...good, closedAtEnd: closedAtEnd && start === bytes.length }
}

function isPrivate(bytes: Buffer, start: number, feed: number): boolean {
  return startsWith(bytes, start, privateMark) || bytes.toString('latin1', start, feed) === erasedLine
}

function startsWith(bytes: Buffer, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** A closing line right in itself says where its batch begins; lines before that belong to nothing. */
function checkClosing(
  bytes: Buffer,
  { start, feed, open }: { start: number; feed: number; open: readonly number[] },
): string | { readonly from: number; readonly last: Position } {
  const match = closing.exec(bytes.toString('latin1', start, feed))
  if (match === null) return 'the closing line was changed'
  const [last, lines] = [Number(match[1]), Number(match[2])]
  const from = lines === 0 ? start : open[open.length - lines]
  if (from === undefined) return `the closing line counts ${String(lines)} lines, and there are fewer`
  const expected = closingLine(bytes.subarray(from, start), lines, last)
  return expected.equals(bytes.subarray(start, feed + 1))
    ? { from, last }
    : `the ${String(lines)} lines before this closing line, or the line itself, are not what was written`
}

/** Checks that a sealed line continues the chain; goes on from what it says, so that one break is reported once. */
function checkSealed(
  line: Buffer,
  { authority, after, damage }: { authority: string; after: ChainEnd; damage: (message: string) => void },
): ChainEnd {
  const position = after.position + 1
  const previous = line.toString('latin1', line.length - previousLength - 2, line.length - 2)
  if (previous !== after.hash)
    damage('does not follow the line before it: something was changed, taken out, put in or moved')
  else if (!startsWith(line, 0, sealedStart(authority, position)))
    damage(`should begin as position ${String(position)} of ${authority}, in a version this program knows`)
  return { position, hash: sha256(line) }
}
