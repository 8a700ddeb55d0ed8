import type { Pool } from 'pg'
import { RegisterRefused } from '../register-refused.ts'
import { makeBatch } from '../segment.ts'

/** A register's manifest and key as they are kept, and where its lines are. */
export type KeptRegister = {
  readonly pool: Pick<Pool, 'query'>
  readonly authority: string
  readonly manifest: string
  readonly key: string
}

export const keptRegister = async (pool: Pick<Pool, 'query'>, authority: string): Promise<KeptRegister> => {
  const { rows } = await pool.query<{ manifest: string; key: string; moved: string | null }>(
    'select manifest, key, moved_to as moved from registers where authority = $1',
    [authority],
  )
  const [found] = rows
  if (!found) throw noRegister(authority)
  if (found.moved !== null)
    throw new RegisterRefused(
      `The register of ${authority} was moved out of this database, to ${found.moved}. Leave DATABASE_URL out there.`,
    )
  return { pool, authority, manifest: found.manifest, key: found.key }
}

const noRegister = (authority: string): RegisterRefused =>
  new RegisterRefused(
    `The database has no register of ${authority}. For a new authority run "who-agrees init"; for one kept in files, "who-agrees move".`,
  )

/** The last position that anybody recorded until now. */
export const headOf = async (pool: Pick<Pool, 'query'>, authority: string): Promise<number> => {
  const { rows } = await pool.query<{ head: string | null }>(
    'select max(position) as head from lines where authority = $1',
    [authority],
  )
  return Number(rows[0]?.head ?? 0)
}

type Row = { readonly position: string; readonly sealed: string; readonly private: string | null }

/** As many lines as make a segment of the size that one in files has. */
const PAGE = 500

/**
 * A register's lines, byte for byte, in segments as a register in files has them: the closing lines of those are made here.
 * What a row says its position is does not count, only the order: a line says its own.
 */
export async function* segmentsIn({ pool, authority }: KeptRegister): AsyncGenerator<Buffer> {
  const opening = makeBatch([], 0, 1, 0).bytes
  let after = 0
  for (let first = true; ; first = false) {
    const { rows } = await pool.query<Row>(
      `select position, sealed, private from lines
        where authority = $1 and position > $2 order by position limit $3`,
      [authority, after, PAGE],
    )
    const last = Number(rows.at(-1)?.position ?? after)
    const texts = rows.flatMap(({ sealed, private: secret }) =>
      secret === null ? [`${sealed}\n`] : [`${sealed}\n`, `${secret}\n`],
    )
    const batch = rows.length > 0 ? makeBatch(texts, texts.length, after + 1, last).bytes : Buffer.alloc(0)
    if (first || rows.length > 0) yield first ? Buffer.concat([opening, batch]) : batch
    if (rows.length < PAGE) return
    after = last
  }
}
