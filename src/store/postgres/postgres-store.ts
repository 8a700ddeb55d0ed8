import { setTimeout } from 'node:timers/promises'
import { DatabaseError, type Pool } from 'pg'
import { type AppendQueue, appendQueue, type Lines } from '../append-queue.ts'
import { keyedDigest, sha256 } from '../digest.ts'
import type { RecordedStore } from '../raw-register.ts'
import { type ChainEnd, sealedMark } from '../sealed-line.ts'
import { RegisterRefused } from '../register-refused.ts'
import { type Position, type StoredEvent, StoreClosed, StoreFailed } from '../store.ts'
import { openHints } from './hints.ts'
import { jobsFor, taskOf, type Job } from './jobs.ts'
import { keptRegister } from './kept-register.ts'
import { rawRows } from './raw-rows.ts'
import { readRows } from './read-rows.ts'

/** What opening a register in PostgreSQL needs. The pool's database was checked by `checkDatabase`. */
export type PostgresStoreOptions = {
  readonly pool: Pool
  readonly authority: string
  /** Milliseconds between two looks for what other instances recorded, should their notice be lost. */
  readonly pollEvery?: number
  /** Told of a connection that broke, in a sentence for the operator. */
  readonly report?: (sentence: string) => void
}

/**
 * Opens an authority's register in PostgreSQL, for any number of instances at once. A batch is one statement; the position
 * is its primary key, so of two instances one is first and the other decides again. Throws `RegisterRefused` where
 * `who-agrees init` made none.
 */
export async function openPostgresStore({
  pool,
  authority,
  pollEvery = 1_000,
  report = () => undefined,
}: PostgresStoreOptions): Promise<RecordedStore> {
  const { key, manifest } = await keptRegister(pool, authority)
  const start: ChainEnd = { position: 0, hash: sha256(manifest) }
  const listeners = new Set<(head: Position) => void>()
  let closed = false

  const head = async (): Promise<ChainEnd> => {
    const { rows } = await pool.query<{ position: string; sealed: string }>(HEAD, [authority])
    const [last] = rows
    return last ? { position: Number(last.position), hash: sha256(last.sealed) } : start
  }

  async function write(lines: Lines): Promise<ChainEnd | undefined> {
    const outcome = await insertSurely(lines)
    if (outcome === 'taken') return head()
    hints.tell(lines.end.position)
    return undefined
  }

  /**
   * After a broken connection nobody knows whether the statement was carried out, so the same lines are given again: either
   * they go in now, or they find themselves there. What can't be known in the end stops this instance: nobody may be told
   * that it was not recorded.
   */
  async function insertSurely(lines: Lines): Promise<'in' | 'taken'> {
    const columns = columnsOf(lines)
    const jobs = jobsFor(authority, columns[1])
    const values = [authority, ...columns, taskOf(authority), ...jobColumns(jobs)]
    let doubtful = false
    for (const pause of [...PAUSES, undefined]) {
      const client = await pool.connect().catch((error: unknown) => asError(error))
      if (client instanceof Error) {
        if (pause === undefined) throw new StoreFailed('the database can’t be reached', doubtful, client)
      } else {
        const failure = await client.query(INSERT, values).then(() => undefined, asError)
        client.release(failure)
        if (!failure) return 'in'
        if (isTaken(failure)) return (await isOurs(lines)) ? 'in' : 'taken'
        if (mayHaveHappened(failure)) doubtful = true
        else if (!mayPass(failure) || pause === undefined)
          throw new StoreFailed('the database refused it', doubtful, failure)
        if (pause === undefined) throw new StoreFailed('nobody knows whether it was recorded', true, failure)
      }
      await setTimeout(pause)
    }
    throw new StoreFailed('the database did not answer', doubtful)
  }

  async function isOurs({ end }: Lines): Promise<boolean> {
    const { rows } = await pool.query<{ sealed: string }>(AT, [authority, end.position])
    return rows[0] !== undefined && sha256(rows[0].sealed) === end.hash
  }

  function tell(position: Position): void {
    for (const listener of listeners) queueMicrotask(() => listener(position))
  }

  /** A connection that breaks while it is read loses nothing: whoever reads tries again. */
  async function* read(after: Position = 0): AsyncGenerator<StoredEvent> {
    try {
      yield* readRows({ pool, authority, start, until: queue.head }, after)
    } catch (error) {
      if (error instanceof RegisterRefused) throw error
      throw closed ? new StoreClosed() : new StoreFailed('the database could not be read', false, error)
    }
  }

  const queue: AppendQueue = appendQueue({
    authority,
    digest: keyedDigest(key),
    start: await head(),
    write,
    written: tell,
  })
  const hints = await openHints({
    pool,
    authority,
    pollEvery,
    report,
    look: async () => queue.advance(await head()),
  })

  return {
    get head() {
      return queue.head
    },
    read,
    raw: rawRows({ pool, authority, key, start, until: () => queue.head }),
    append: (events, expected) =>
      closed ? Promise.reject(new StoreFailed('the store is closed', false)) : queue.append(events, expected),
    onAppended: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      if (closed) return
      closed = true
      await queue.alone(() => Promise.resolve())
      await hints.close()
    },
  }
}

/** Milliseconds before the same lines are given again to a database whose connection broke. */
const PAUSES = [20, 200, 1_000, 3_000]

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const HEAD = `select position, sealed from lines where authority = $1 order by position desc limit 1`
const AT = `select sealed from lines where authority = $1 and position = $2`
/** One statement: what is to be announced is given out with the lines, or neither is there. */
export const INSERT = `
  with written as (
    insert into lines (authority, position, sealed, private)
    select $1, position, sealed, private
      from unnest($2::bigint[], $3::text[], $4::text[]) as batch (position, sealed, private)
  )
  select graphile_worker.add_job($5, payload::json, queue_name => queue, job_key => key, max_attempts => 8)
    from unnest($6::text[], $7::text[], $8::text[]) as job (payload, queue, key)`

/** Positions, sealed lines and private lines of a batch, in columns. */
export function columnsOf({
  texts,
  first,
}: Pick<Lines, 'texts' | 'first'>): readonly [
  readonly Position[],
  readonly string[],
  readonly (string | null)[],
] {
  const sealed: string[] = []
  const secret: (string | null)[] = []
  for (const line of texts.flatMap((text) => text.split('\n').slice(0, -1)))
    if (line.startsWith(sealedMark)) {
      sealed.push(line)
      secret.push(null)
    } else secret[secret.length - 1] = line
  return [sealed.map((_, index) => first + index), sealed, secret]
}

/** What `INSERT` takes of jobs. */
export const jobColumns = (jobs: readonly Job[]) => [
  jobs.map(({ payload }) => payload),
  jobs.map(({ queue }) => queue),
  jobs.map(({ key }) => key),
]

const UNIQUE_VIOLATION = '23505'
const isTaken = (error: unknown): boolean => error instanceof DatabaseError && error.code === UNIQUE_VIOLATION

/** It was rolled back for the sake of another, or for want of something: the same again may go through. */
const mayPass = (error: unknown): boolean =>
  error instanceof DatabaseError && /^(40001|40P01|55P03|53)/.test(error.code ?? '')

/** The server ended the session, or the connection broke: whether the statement was carried out is not known. */
const mayHaveHappened = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || /^(08|57P|40003)/.test(error.code ?? '')
