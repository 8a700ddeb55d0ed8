import { join } from 'node:path'
import type { KeyedDigest } from './digest.ts'
import { type Files, realFiles } from './files.ts'
import { readRegisterFolder } from './register-folder.ts'
import { type ChainEnd, erasedLine, privateMark, sealedMark } from './sealed-line.ts'
import { closingMark } from './segment.ts'
import type { Position, Store } from './store.ts'

/** A sealed line and what stands of its private line, byte for byte and without their line feeds. */
export type RawLine = {
  readonly position: Position
  readonly sealed: Buffer
  readonly private: Buffer | undefined
}

/** A register as it was hashed, wherever it is kept: what is checked, signed and carried elsewhere. */
export interface RawRegister {
  readonly authority: string
  /** Where the chain begins: position 0, and the digest of the manifest. */
  readonly start: ChainEnd
  /** The keyed digest that a sealed line holds of its private line. */
  readonly digest: KeyedDigest
  /** Every line after a position, in order, as far as it was recorded when this was asked. Nothing is checked. */
  lines(after?: Position): AsyncIterable<RawLine>
}

/** A store whose lines can be had as they were hashed. */
export type RecordedStore = Store & {
  /** The lines themselves, as far as they are recorded. */
  readonly raw: RawRegister
}

/** The register in a folder, beside a running bot. Throws `RegisterRefused` where there is none. */
export async function rawFolder(folder: string, files: Files = realFiles()): Promise<RawRegister> {
  const { authority, start, digest, segments } = await readRegisterFolder(files, folder)
  async function* lines(after: Position = 0): AsyncGenerator<RawLine> {
    let first = 1
    for (const name of segments) {
      for (const line of rawLinesIn(closedPart(await files.read(join(folder, name))), first)) {
        if (line.position > after) yield line
        first = line.position + 1
      }
    }
  }
  return { authority, start, digest, lines }
}

/** The lines in the bytes of a segment, whose first sealed line has this position. */
export function* rawLinesIn(bytes: Buffer, first: Position): Generator<RawLine> {
  let open: RawLine | undefined
  let position = first - 1
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf('\n', from)
    const feed = found < 0 ? bytes.length : found
    const line = bytes.subarray(from, feed)
    from = feed + 1
    if (isPrivate(line)) {
      if (open !== undefined) open = { ...open, private: line }
    } else {
      if (open !== undefined) yield open
      open = undefined
      if (!startsWith(line, sealedMark)) continue
      position += 1
      open = { position, sealed: line, private: undefined }
    }
  }
  if (open !== undefined) yield open
}

/** What comes after the last closing line is a write under way, or one that never finished. */
function closedPart(bytes: Buffer): Buffer {
  const last = bytes.lastIndexOf(`\n${closingMark}`)
  if (last < 0 && !startsWith(bytes, closingMark)) return bytes.subarray(0, 0)
  return bytes.subarray(0, bytes.indexOf('\n', last + 1) + 1)
}

function isPrivate(line: Buffer): boolean {
  return startsWith(line, privateMark) || (line.length === erasedLine.length && startsWith(line, erasedLine))
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text
}
