import type { Pool } from 'pg'
import type { AnswerAlone } from '../../open-store.ts'
import { StoreFailed } from '../store.ts'
import { openPool } from './open-pool.ts'
import { headOf } from './kept-register.ts'

/** At most so many people are answered by one instance at the same time; others wait. */
const AT_ONCE = 6

/** How long somebody is waited for, whom another instance is just answering. Milliseconds. */
const PATIENCE = 10_000

/**
 * Lets one instance at a time answer a person: a lock of the database that goes with its connection, however that ends.
 * Over connections of its own, for whoever answers needs others meanwhile.
 */
export const answeringAlone = (
  { url, pool, authority }: { readonly url: string; readonly pool: Pool; readonly authority: string },
  report: (sentence: string) => void,
): { readonly alone: AnswerAlone; readonly close: () => Promise<void> } => {
  const locks = openPool(url, report, AT_ONCE)
  return {
    alone: async (person, act) => {
      const client = await locks.connect().catch((error: unknown) => {
        throw new StoreFailed('the database can’t be reached', false, error)
      })
      const name = [`${authority} ${person}`]
      try {
        await client.query(`set lock_timeout = ${String(PATIENCE)}`)
        await client.query('select pg_advisory_lock(hashtextextended($1, 0))', name)
      } catch (error) {
        client.release(true)
        throw new StoreFailed('another instance is still answering the same person', false, error)
      }
      try {
        return await act(await headOf(pool, authority))
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', name).then(
          () => client.release(),
          () => client.release(true),
        )
      }
    },
    close: () => locks.end(),
  }
}
