import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { RegisterRefused } from '../register-refused.ts'
import type { Log } from '../../log.ts'

/** An instance's signs of life in the database, by which others know what to take over. */
export type Lease = {
  /** The name that the job queue knows this instance by. */
  readonly isWorker: (worker: string) => void
  /** A job that is being done here, from its begin to its end. */
  readonly begins: (job: string) => void
  readonly ends: (job: string) => void
  readonly beat: () => Promise<void>
  /** Whether the last sign of life is fresh enough that nobody else has taken over what this instance does. */
  readonly holds: () => boolean
  readonly end: () => Promise<void>
}

type Living = {
  readonly pool: Pool
  readonly log: Log
  readonly beatEvery?: number
  readonly deadAfter?: number
}

/**
 * Gives a sign of life every few seconds, and frees what instances had begun that gave none for a minute. An instance that
 * can't give its own counts itself out at half that time, well before others do. What the database gave to this instance and
 * the answer was lost is freed too: nobody does it.
 */
export const openLease = async ({
  pool,
  log,
  beatEvery = 10_000,
  deadAfter = 60_000,
}: Living): Promise<Lease> => {
  const id = randomUUID()
  const workers = new Set<string>()
  const under = new Set<string>()
  let heard = performance.now()
  let beating: Promise<void> = Promise.resolve()

  const once = async (): Promise<void> => {
    const asked = performance.now()
    await pool.query(BEAT, [id, [...workers]])
    heard = asked
    const { rowCount } = await pool.query(FREE, [deadAfter])
    if (rowCount)
      log.warn('an instance stopped without a word; what it had begun is done again', { count: rowCount })
    await pool.query(FREE_OWN, [deadAfter, [...workers], [...under]])
  }
  const beat = (): Promise<void> =>
    (beating = beating.then(once).catch((error: unknown) => {
      log.error('no sign of life could be given to the database', error)
    }))
  await beat()
  const timer = setInterval(() => void beat(), beatEvery)
  timer.unref()

  return {
    isWorker: (worker) => void workers.add(worker),
    begins: (job) => void under.add(job),
    ends: (job) => void under.delete(job),
    beat,
    holds: () => performance.now() - heard < deadAfter / 2,
    end: async () => {
      clearInterval(timer)
      await beating
      await pool.query('delete from instances where id = $1', [id]).catch(() => undefined)
    },
  }
}

const BEAT = `
  insert into instances (id, workers) values ($1, $2)
  on conflict (id) do update set workers = excluded.workers, seen = now()`

/** What was begun long ago by a worker of no living instance, whether or not anybody ever heard of it. */
const FREE = `
  with dead as (
    delete from instances where seen < now() - make_interval(secs => $1::float / 1000)
  ), living as (
    select unnest(workers) as worker from instances where seen >= now() - make_interval(secs => $1::float / 1000)
  ), begun as (
    select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
    union all
    select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
  ), lost as (
    select distinct locked_by as worker from begun
     where locked_at < now() - make_interval(secs => $1::float / 1000)
       and locked_by not in (select worker from living)
  )
  select graphile_worker.force_unlock_workers(array_agg(worker)) from lost having count(*) > 0`

/** What this instance was given and never heard of: the connection broke between the two. */
const FREE_OWN = `
  with unheard as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by = any($2) and id <> all($3::bigint[])
       and locked_at < now() - make_interval(secs => $1::float / 1000)
  )
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null
   where locked_by = any($2) and locked_at < now() - make_interval(secs => $1::float / 1000)
     and id not in (select job_queue_id from graphile_worker._private_jobs
                     where id = any($3::bigint[]) and job_queue_id is not null)`

/** Throws `RegisterRefused` while any instance runs on the database. */
export const refuseRunning = async (pool: Pick<Pool, 'query'>): Promise<void> => {
  const { rows } = await pool.query<{ running: string }>(
    `select count(*) as running from instances where seen > now() - interval '1 minute'`,
  )
  const running = rows[0]?.running ?? '0'
  if (running !== '0')
    throw new RegisterRefused(
      `${running} of the bot’s instances run on this database. Stop all of them; one that was killed counts for a minute.`,
    )
}
