import { hash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Documents } from '../store.ts'

/** The documents beside a register in PostgreSQL. The last put of a key wins, whichever instance made it. */
export const openPostgresDocuments = (pool: Pick<Pool, 'query'>, authority: string): Documents => {
  const at = (kind: string, key: string) => [authority, kind, hash('sha256', key, 'buffer')] as const
  const inTurn = oneAtATime()
  return {
    get: async (kind, key) => {
      const { rows } = await pool.query<{ value: string }>(
        'select value from documents where authority = $1 and kind = $2 and digest = $3',
        [...at(kind, key)],
      )
      return rows[0] && (JSON.parse(rows[0].value) as unknown)
    },
    put: (kind, key, value) => {
      const text = textOf(value)
      return inTurn(`${kind} ${key}`, async () => {
        await (text === undefined
          ? pool.query('delete from documents where authority = $1 and kind = $2 and digest = $3', [
              ...at(kind, key),
            ])
          : pool.query(PUT, [...at(kind, key), key, text]))
      })
    },
    list: async (kind) => {
      const { rows } = await pool.query<{ key: string; value: string }>(
        'select key, value from documents where authority = $1 and kind = $2 order by digest',
        [authority, kind],
      )
      return rows.map(({ key, value }) => [key, JSON.parse(value) as unknown] as const)
    },
  }
}

const PUT = `
  insert into documents (authority, kind, digest, key, value) values ($1, $2, $3, $4, $5)
  on conflict (authority, kind, digest) do update set value = excluded.value`

const textOf = (value: unknown): string | undefined => {
  if (value === undefined) return undefined
  const text: unknown = JSON.stringify(value)
  if (typeof text !== 'string') throw new TypeError('a document has to be plain data')
  return text
}

/** Several puts of one key go to the database in the order they were made. */
const oneAtATime = () => {
  const last = new Map<string, Promise<void>>()
  return (key: string, act: () => Promise<void>): Promise<void> => {
    const done = (last.get(key) ?? Promise.resolve()).catch(() => undefined).then(act)
    last.set(key, done)
    const forget = (): void => {
      if (last.get(key) === done) last.delete(key)
    }
    done.then(forget, forget)
    return done
  }
}
