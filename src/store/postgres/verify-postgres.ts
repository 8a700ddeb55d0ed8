import { RegisterRefused } from '../register-refused.ts'
import { keyedDigest, sha256 } from '../digest.ts'
import { checkPrivateLines } from '../check-private-lines.ts'
import { scanSegment } from '../scan-segment.ts'
import { sealedMark, type ChainEnd } from '../sealed-line.ts'
import type { Damage } from '../store.ts'
import { limitsOf, refusedAs, type Verified } from '../verify-register.ts'
import { openDatabase, sayPlainly } from './open-database.ts'
import { segmentsIn, type KeptRegister, keptRegister } from './kept-register.ts'

/**
 * Checks every line of a register in PostgreSQL as those of one in files are checked: the chain over the raw bytes, and each
 * private line against its keyed digest. Works beside running instances. With a head noted earlier it also finds a record cut
 * short, or written anew as a whole.
 */
export const verifyPostgres = async (
  url: string,
  authority: string,
  noted: ChainEnd | undefined,
): Promise<Verified> => {
  try {
    const pool = await openDatabase(url, () => undefined)
    try {
      return await verify(await keptRegister(pool, authority), noted)
    } finally {
      await pool.end()
    }
  } catch (cause) {
    const error = sayPlainly(cause)
    if (!(error instanceof RegisterRefused)) throw error
    return refusedAs(error, 'the database')
  }
}

const TABLE = 'table "lines", position'

const verify = async (raw: KeptRegister, noted: ChainEnd | undefined): Promise<Verified> => {
  const { authority, manifest, key } = raw
  const damages: Damage[] = []
  const register = { digest: keyedDigest(key) }
  let end: ChainEnd = { position: 0, hash: sha256(manifest) }
  let [batches, segments, erased] = [0, 0, 0]
  for await (const bytes of segmentsIn(raw)) {
    const scan = scanSegment(bytes, { file: TABLE, authority, after: end })
    const lines = checkPrivateLines(bytes, { file: TABLE, register, noted })
    const positionOf = positionsIn(bytes, end.position)
    damages.push(
      ...[...scan.damages, ...lines.damages].map((one) => ({ ...one, line: positionOf(one.line) })),
    )
    batches += scan.batches.length
    erased += lines.erased
    segments += 1
    end = scan.end
  }
  if (noted !== undefined && noted.position > end.position)
    damages.push({
      file: TABLE,
      line: end.position,
      message: `is the last, and position ${String(noted.position)} was noted: the record was cut short`,
    })
  if (damages.length > 0) return { ok: false, damages }
  const counts = { events: end.position, erased, batches, segments }
  return { ok: true, authority, ...counts, head: end, limits: limitsOf(end, noted) }
}

/** The position that a line of these bytes belongs to: rows have no line numbers. */
const positionsIn = (bytes: Buffer, before: number): ((line: number) => number) => {
  let position = before
  const positions = bytes
    .toString()
    .split('\n')
    .map((line) => (line.startsWith(sealedMark) ? (position += 1) : position))
  return (line) => positions[line - 1] ?? position
}
