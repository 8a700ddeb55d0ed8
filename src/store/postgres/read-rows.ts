import type { Pool } from 'pg'
import { sha256 } from '../digest.ts'
import { refusedFor } from '../register-refused.ts'
import { type ChainEnd, readSealedLine, withPrivateLine } from '../sealed-line.ts'
import type { Position, StoredEvent } from '../store.ts'

/** A register's rows to read, up to a position. */
export type ReadableRows = {
  readonly pool: Pool
  readonly authority: string
  readonly start: ChainEnd
  readonly until: Position
}

/** As many rows as come at a time: enough to keep the database busy, few enough to hold. */
const PAGE = 2_000

type Row = { readonly position: string; readonly sealed: string; readonly private: string | null }

/**
 * The events after a position, in order, a page in memory at a time. Throws `RegisterRefused` where a line is missing, does
 * not continue the chain, or can't be read.
 */
export async function* readRows(register: ReadableRows, after: Position): AsyncGenerator<StoredEvent> {
  let end = await endAt(register, after)
  while (end.position < register.until) {
    const rows = await page(register, end.position)
    if (rows.length === 0) throw refuse(end.position + 1, 'is missing')
    for (const row of rows) {
      const event = readRow(row, end)
      end = { position: end.position + 1, hash: sha256(row.sealed) }
      yield { position: end.position, event }
    }
  }
}

async function endAt({ pool, authority, start }: ReadableRows, position: Position): Promise<ChainEnd> {
  if (position === 0) return start
  const { rows } = await pool.query<Row>('select sealed from lines where authority = $1 and position = $2', [
    authority,
    position,
  ])
  return { position, hash: sha256(rows[0]?.sealed ?? '') }
}

async function page({ pool, authority, until }: ReadableRows, after: Position): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(
    `select position, sealed, private from lines
      where authority = $1 and position > $2 and position <= $3 order by position limit $4`,
    [authority, after, until, PAGE],
  )
  return rows
}

function readRow(row: Row, before: ChainEnd) {
  const position = before.position + 1
  if (Number(row.position) !== position) throw refuse(position, 'is missing')
  try {
    const line = readSealedLine(row.sealed)
    if (line.position !== position) throw refuse(position, `says it is position ${String(line.position)}`)
    if (line.previous !== before.hash) throw refuse(position, 'does not continue the one before it')
    if (line.privateDigest === undefined) return line.event
    if (row.private === null) throw refuse(position, 'has lost its private line')
    return withPrivateLine(line.event, row.private)
  } catch (error) {
    throw error instanceof Error && (error instanceof SyntaxError || error.name === 'ZodError')
      ? refuse(position, `cannot be read: ${error.message}`)
      : error
  }
}

const refuse = (position: Position, what: string) =>
  refusedFor({ file: 'table "lines"', line: position, message: what })
