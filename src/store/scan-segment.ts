import { sha256 } from './digest.ts'
import { type ChainEnd, erasedLine, privateMark, sealedMark, sealedStart } from './sealed-line.ts'
import { type Batch, closingLine, closingMark, type Segment } from './segment.ts'
import type { Damage, Position } from './store.ts'

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

const NOT_FINISHED = 'the last line is not finished'
const NOT_CLOSED = 'no closing line comes after this line'

/** Whether a damage is how a write that was cut off shows: at the very end of a register, that is one nobody was told of. */
export const isCutOff = ({ message }: Damage): boolean => message === NOT_FINISHED || message === NOT_CLOSED

type Whose = { readonly file: string; readonly authority: string; readonly after: ChainEnd }
type Line = { readonly start: number; readonly feed: number; readonly number: number }

/**
 * Checks a segment's raw bytes against its closing lines and the chain so far. Nothing is parsed and written again to
 * compare it: other bytes that mean the same would pass.
 */
export function scanSegment(bytes: Buffer, { file, authority, after }: Whose): Scan {
  const batches: Batch[] = []
  const damages: Damage[] = []
  let good = { end: after, goodLength: 0, goodLines: 0 }
  let end = after
  let open: Line[] = []
  let last: Line | undefined

  function take(line: Line): void {
    const found = checkClosing(bytes, line, open)
    if (typeof found === 'string') damage(line, found)
    else {
      if (found.stray !== undefined) damage(found.stray, 'no closing line counts this line')
      if (found.last !== end.position) damage(line, `should close position ${String(end.position)}`)
      const body = bytes.subarray(found.from, line.feed + 1)
      batches.push({ bytes: body, first: good.end.position + 1, last: end.position })
      good = { end, goodLength: line.feed + 1, goodLines: line.number }
    }
    open = []
  }

  function keep(line: Line): void {
    open.push(line)
    if (startsWith(bytes, line.start, sealedMark)) {
      const found = checkSealed(bytes.subarray(line.start, line.feed), authority, end)
      end = found.end
      if (found.wrong !== undefined) damage(line, found.wrong)
    } else if (!isPrivate(bytes, line)) damage(line, 'not a line of a register')
  }

  function damage(line: Line, message: string): void {
    damages.push({ file, line: line.number, message })
  }

  for (const line of linesOf(bytes)) {
    last = line
    if (line.feed === bytes.length) damage(line, NOT_FINISHED)
    else if (startsWith(bytes, line.start, closingMark)) take(line)
    else keep(line)
  }
  // The line that init wrote: it shows an empty register to be one.
  if (after.position === 0 && batches[0]?.last !== 0)
    damage(
      { start: 0, feed: 0, number: 1 },
      'the first segment is empty, or does not begin as "who-agrees init" made it',
    )
  if (open[0] !== undefined) damage(open[0], NOT_CLOSED)
  return { batches, damages, ...good, closedAtEnd: last !== undefined && isClosedBy(bytes, last) }
}

/** Where each line begins and ends; one without a line feed ends with the bytes. */
function* linesOf(bytes: Buffer): Generator<Line> {
  let number = 0
  for (let start = 0; start < bytes.length; number += 1) {
    const found = bytes.indexOf(10, start)
    const feed = found < 0 ? bytes.length : found
    yield { start, feed, number: number + 1 }
    start = feed + 1
  }
}

function isClosedBy(bytes: Buffer, line: Line): boolean {
  return line.feed < bytes.length && startsWith(bytes, line.start, closingMark)
}

function isPrivate(bytes: Buffer, { start, feed }: Line): boolean {
  return startsWith(bytes, start, privateMark) || bytes.toString('latin1', start, feed) === erasedLine
}

function startsWith(bytes: Buffer, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

const closing = /^\{"closes":(0|[1-9]\d*),"lines":(0|[1-9]\d*),"digest":"[0-9a-f]{64}"\}$/

/** A closing line right in itself says where its batch begins; open lines before that are strays. */
function checkClosing(
  bytes: Buffer,
  line: Line,
  open: readonly Line[],
): string | { readonly from: number; readonly last: Position; readonly stray: Line | undefined } {
  const match = closing.exec(bytes.toString('latin1', line.start, line.feed))
  if (match === null) return 'the closing line was changed'
  const [last, lines] = [Number(match[1]), Number(match[2])]
  const from = lines === 0 ? line.start : open[open.length - lines]?.start
  if (lines === 0 && (last > 0 || line.number > 1)) return 'this line closes nothing'
  if (from === undefined)
    return `counts ${String(lines)} lines before it, and there are ${String(open.length)}`
  if (
    !closingLine(bytes.subarray(from, line.start), lines, last).equals(
      bytes.subarray(line.start, line.feed + 1),
    )
  )
    return `this closing line and the ${String(lines)} lines before it are not what was written`
  return { from, last, stray: open.length > lines ? open[0] : undefined }
}

/** Checks that a sealed line continues the chain, and goes on from what it says, so that one break is reported once. */
function checkSealed(
  line: Buffer,
  authority: string,
  after: ChainEnd,
): { readonly end: ChainEnd; readonly wrong: string | undefined } {
  const position = after.position + 1
  const hash = sha256(line)
  const expected = `"previous":"${after.hash}"}`
  if (!startsWith(line, line.length - expected.length, expected))
    return {
      end: { position: positionIn(line) ?? position, hash },
      wrong: 'does not follow the line before it: something was changed, taken out, put in or moved',
    }
  const wrong = startsWith(line, 0, sealedStart(authority, position))
    ? undefined
    : `should begin as position ${String(position)} of ${authority}, in a version this program knows`
  return { end: { position, hash }, wrong }
}

function positionIn(line: Buffer): Position | undefined {
  const match = /"position":(\d{1,15}),/.exec(line.toString('latin1', 0, 300))
  return match === null ? undefined : Number(match[1])
}
