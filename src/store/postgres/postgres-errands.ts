import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import { errand, type Act, type Errand, type Errands, type Give } from '../../errands.ts'
import type { Log } from '../../log.ts'
import { ANNOUNCED, type Documents } from '../store.ts'
import { jobOf, taskOf } from './jobs.ts'
import { openLease, type Lease } from './lease.ts'
import { headOf } from './kept-register.ts'

type Sharing = {
  readonly pool: Pool
  readonly authority: string
  readonly documents: Documents
  readonly log: Log
  /** Milliseconds between two signs of life, and after how long without one another instance takes over. */
  readonly beatEvery?: number
  readonly deadAfter?: number
}

/** Errands that one instance does at a time. */
const AT_ONCE = 4
/**
 * The errands of instances that share a register: jobs in the database, those about one request in one queue, of which one
 * instance does one at a time. What was recorded becomes a job in the same statement. Before an errand an instance reads
 * everything that was recorded until then, so that nobody draws an older card over a newer.
 */
export const postgresErrands = (it: Sharing): Errands => {
  const { pool, authority, log } = it
  const give: Give = (one) => addJob(pool, authority, one)
  const later = (one: Errand, milliseconds: number): Promise<void> =>
    addJob(pool, authority, one, milliseconds)
  let runner: Runner | undefined
  let lease: Promise<Lease> | undefined
  let last: Lease | undefined
  const appear = (): Promise<Lease> => (lease ??= openLease(it))

  const begin = async (act: Act, upTo: (position: number) => Promise<void>): Promise<void> => {
    const alive = await appear()
    last = alive
    const task = async (payload: unknown): Promise<void> => {
      const read = errand.parse(payload)
      await upTo(await headOf(pool, authority))
      await (read.kind === 'opening' ? actOnOpening(read, act, it, give) : act(read, give))
      // Somebody else may have begun the same meanwhile, and what was left out here has to be done there.
      if (!alive.holds()) throw new Error('this instance was not heard of for too long')
    }
    runner = await run({
      pgPool: pool,
      concurrency: AT_ONCE,
      noHandleSignals: true,
      pollInterval: 1_000,
      taskList: { [taskOf(authority)]: task },
      logger: quietly(log),
      events: watchedBy(alive, log),
    })
    await alive.beat()
  }

  return {
    give,
    later,
    start: async (act, upTo) => {
      await begin(act, upTo)
      await pool.query(ONCE_MORE, [taskOf(authority)])
      await give({ kind: 'owed' })
      await give({ kind: 'day' })
    },
    appear: async () => {
      await appear()
    },
    holds: () => last?.holds() ?? true,
    forget: async (upTo) => {
      await pool.query(FORGET, [taskOf(authority), upTo])
    },
    settled: async () => {
      while (await waits(pool, authority)) await setTimeout(20)
    },
    stop: async () => {
      const [stopping, ending] = [runner, lease]
      runner = undefined
      lease = undefined
      await stopping?.stop()
      await (await ending)?.end()
    },
  }
}

/** Lists of before the bot are told as a whole: everything since the last one. */
const actOnOpening = async (
  { head }: Extract<Errand, { readonly kind: 'opening' }>,
  act: Act,
  { documents }: Sharing,
  give: Give,
): Promise<void> => {
  const cursor = await documents.get('cursor', ANNOUNCED)
  await act({ kind: 'opening', after: typeof cursor === 'number' ? cursor : 0, head }, give)
  await documents.put('cursor', ANNOUNCED, head)
}

/** @param after milliseconds */
const addJob = async (pool: Pool, authority: string, one: Errand, after = 0): Promise<void> => {
  const { payload, queue, key } = jobOf(authority, one)
  await pool.query(
    `select graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, max_attempts => 8,
      run_at => now() + make_interval(secs => $5::float / 1000))`,
    [taskOf(authority), payload, queue, key, after],
  )
}

/** What somebody had begun when the copy was made that this database was restored from is let go of too. */
const FORGET = `
  with freed as (
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
     where task_identifier = $1 and locked_by is not null having count(*) > 0
  )
  select graphile_worker.complete_jobs(array_agg(job.id))
    from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id and task.identifier = $1,
         (select count(*) from freed) as first
   where coalesce((payload->>'position')::int, (payload->>'head')::int, 0) <= $2 having count(*) > 0`

/** What failed every time may work now. */
const ONCE_MORE = `
  select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
    from graphile_worker.jobs
   where task_identifier = $1 and attempts >= max_attempts and locked_at is null having count(*) > 0`

const waits = async (pool: Pool, authority: string): Promise<boolean> => {
  const { rows } = await pool.query(
    `select 1 from graphile_worker.jobs
      where task_identifier = $1 and run_at <= now() and attempts < max_attempts limit 1`,
    [taskOf(authority)],
  )
  return rows.length > 0
}

/** What the library does here, for the lease: another instance frees what was begun, should this one die. */
const watchedBy = (lease: Lease, log: Log): WorkerEvents => {
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => lease.isWorker(worker.workerPool.id))
  events.on('job:start', ({ job }) => lease.begins(job.id))
  events.on('job:complete', ({ job }) => lease.ends(job.id))
  events.on('job:failed', () =>
    log.error('an errand failed every time; it is tried again when an instance starts'),
  )
  return events
}

/** The library quotes a job's failure, which may quote what somebody typed: only that it said something is kept. */
const quietly = (log: Log): Logger =>
  new Logger(({ label }) => (level) => {
    if (level === 'error')
      log.error('an errand failed, and is tried again', undefined, { reason: label ?? '' })
    if (level === 'warning') log.warn('the job queue warned of something', { reason: label ?? '' })
  })
