import type { Pool } from 'pg'
import { keyedDigest } from '../digest.ts'
import type { RawLine, RawRegister } from '../raw-register.ts'
import type { ChainEnd } from '../sealed-line.ts'
import type { Position } from '../store.ts'

type Rows = {
  readonly pool: Pool
  readonly authority: string
  readonly key: string
  readonly start: ChainEnd
  /** The last position to give. */
  readonly until: () => Position
}

type Row = { readonly position: string; readonly sealed: string; readonly private: string | null }

const PAGE = 2_000
const LINES = `
  select position, sealed, private from lines
   where authority = $1 and position > $2 and position <= $3 order by position limit $4`

/** A register's rows as the lines that were hashed, a page in memory at a time. Nothing is checked. */
export const rawRows = ({ pool, authority, key, start, until }: Rows): RawRegister => ({
  authority,
  start,
  digest: keyedDigest(key),
  lines: async function* (after = 0): AsyncGenerator<RawLine> {
    const last = until()
    for (let end = after; end < last;) {
      const { rows } = await pool.query<Row>(LINES, [authority, end, last, PAGE])
      if (rows.length === 0) return
      yield* rows.map(rawLine)
      end = Number(rows.at(-1)?.position)
    }
  },
})

const rawLine = (row: Row): RawLine => ({
  position: Number(row.position),
  sealed: Buffer.from(row.sealed),
  private: row.private === null ? undefined : Buffer.from(row.private),
})
