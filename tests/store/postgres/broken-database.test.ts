import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDatabase } from '../../../src/store/postgres/check-database.ts'
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts'
import { RegisterRefused } from '../../../src/store/register-refused.ts'
import { StoreFailed } from '../../../src/store/store.ts'
import { rejected } from '../sample-events.ts'
import { readAll } from '../store-contract.ts'
import { breakingLine } from './breaking-line.ts'
import { emptyRegister, instanceOf, poolOf, preparedDatabase } from './postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from './postgres-server.ts'

let server: PostgresServer
let database: Database & { readonly pool: Pool }
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
})
afterAll(async () => {
  await database.pool.end()
  await server.stop()
})

const asOwner = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** What the check says of the database, seen by a connection of its own. */
const saidOf = async (url: string): Promise<string> => {
  const pool = poolOf(url)
  try {
    return await checkDatabase(pool).then(
      () => 'nothing',
      (error: unknown) => {
        if (!(error instanceof RegisterRefused)) throw error
        return error.message
      },
    )
  } finally {
    await pool.end()
  }
}

describe('a database on which a decision could be lost or changed is refused, with what to do', () => {
  it('says nothing of one that is as it should be', async () => {
    expect(await saidOf(database.url)).toBe('nothing')
  })

  it.each(['off', 'local'])('synchronous_commit = %s', async (value) => {
    await asOwner(`alter role ${database.role} set synchronous_commit = ${value}`)
    expect(await saidOf(database.url)).toContain('synchronous_commit')
    await asOwner(`alter role ${database.role} reset synchronous_commit`)
    expect(await saidOf(database.url)).toBe('nothing')
  })

  it('a role that owns the record', async () => {
    expect(await saidOf(database.ownerUrl)).toContain('owns the table')
  })

  it.each(['update', 'delete', 'truncate'])('a role that may %s lines', async (right) => {
    await asOwner(`grant ${right} on lines to ${database.role}`)
    expect(await saidOf(database.url)).toContain('may change or remove lines')
    await asOwner(`revoke ${right} on lines from ${database.role}`)
  })

  it('one that nobody prepared, or a search path that leads elsewhere', async () => {
    const other = await server.database()
    expect(await saidOf(other.url)).toContain('DATABASE_OWNER_URL')
    await asOwner(`alter role ${database.role} set search_path = nowhere`)
    expect(await saidOf(database.url)).toContain('search_path')
    await asOwner(`alter role ${database.role} reset search_path`)
  })

  it('fsync or full_page_writes switched off', async () => {
    const careless = await startPostgres(['fsync=off', 'full_page_writes=off'])
    const { pool, url } = await preparedDatabase(careless)
    expect(await saidOf(url)).toContain('fsync is off')
    expect(await saidOf(url)).toContain('full_page_writes is off')
    await pool.end()
    await careless.stop()
  })
})

describe('when the connection breaks', () => {
  // A batch is one message there and one back; three of them are around the moment of each break.
  it.each(['there', 'back'] as const)(
    'on the way %s, at whatever moment, everything said to be recorded is, once',
    async (direction) => {
      const line = await breakingLine(server.port)
      const authority = await emptyRegister(database.pool)
      const pool = poolOf(database.url.replace(/:\d+\//, `:${String(line.port)}/`))
      const store = await openPostgresStore({ pool, authority, pollEvery: 60_000 })
      for (let n = 0; n < 60; n += 1) {
        line.breakAt(1 + (n % 4), direction)
        while (!line.broke()) await store.append([rejected(store.head)], store.head)
      }
      const events = await readAll(store)
      expect(events.map(({ event }) => event.request)).toEqual(events.map((_, index) => `R-${String(index)}`))
      expect(events).toHaveLength(store.head)
      await store.close()
      await pool.end()
      await line.stop()
    },
  )

  it(
    'a server that loses its power keeps everything it acknowledged, each of it once',
    { timeout: 60_000 },
    async () => {
      const authority = await emptyRegister(database.pool)
      const acknowledged: string[] = []
      for (let cut = 0; cut < 3; cut += 1) {
        const { store, end } = await instanceOf(database.url, authority)
        const until = { up: false }
        const work = (async () => {
          for (let number = 0; !until.up; number += 1) {
            const event = rejected(cut * 1_000 + number)
            const answer = await store.append([event], store.head)
            if (answer !== 'position-taken') acknowledged.push(event.request)
          }
        })().catch((error: unknown) => expect(error).toBeInstanceOf(StoreFailed))
        const before = acknowledged.length
        await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before + 3)
        await server.crash()
        until.up = true
        await work
        await end()
      }
      const { store, end } = await instanceOf(database.url, authority)
      const kept = (await readAll(store)).map(({ event }) => event.request)
      expect(new Set(kept).size).toBe(kept.length)
      expect(acknowledged.filter((one) => !kept.includes(one))).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(3)
      await end()
    },
  )
})
