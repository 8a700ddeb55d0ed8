import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { documentsContract } from '../documents-contract.ts'
import { filed, rejected } from '../sample-events.ts'
import { numbered, readAll, storeContract } from '../store-contract.ts'
import {
  emptyRegister,
  instanceOf,
  postgresDocuments,
  postgresStore,
  preparedDatabase,
} from './postgres-fixtures.ts'
import { startPostgres, type PostgresServer } from './postgres-server.ts'

let server: PostgresServer
let database: { readonly pool: Pool; readonly url: string; readonly ownerUrl: string }
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
})
afterAll(async () => {
  await database.pool.end()
  await server.stop()
})

storeContract('the PostgreSQL store', () => postgresStore(database.pool))
documentsContract('documents in PostgreSQL', () => postgresDocuments(database.pool))

const twoInstances = async () => {
  const authority = await emptyRegister(database.pool)
  return [await instanceOf(database.url, authority), await instanceOf(database.url, authority)] as const
}

describe('two instances on one register', () => {
  it('each learns what the other recorded', async () => {
    const [one, other] = await twoInstances()
    await one.store.append([rejected(1)], 0)
    await expect.poll(() => other.store.head).toBe(1)
    expect(await readAll(other.store)).toEqual(numbered([rejected(1)]))
    await other.store.append([filed(1)], 1)
    await expect.poll(() => one.store.head).toBe(2)
    await Promise.all([one.end(), other.end()])
  })

  it('of two that write at once exactly one has each position, and nothing is lost or kept twice', async () => {
    const [one, other] = await twoInstances()
    const write = async (store: Store, number: number): Promise<void> => {
      if ((await store.append([rejected(number)], store.head)) === 'position-taken')
        await write(store, number)
    }
    const writeAll = async (store: Store, from: number): Promise<void> => {
      for (let number = from; number < from + 100; number += 1) await write(store, number)
    }
    await Promise.all([writeAll(one.store, 0), writeAll(other.store, 1_000)])
    await expect.poll(() => one.store.head).toBe(200)
    const requests = (await readAll(one.store)).map(({ event }) => event.request)
    const hundred = Array.from({ length: 100 }, (_, index) => index)
    const expected = [...hundred, ...hundred.map((index) => index + 1_000)].map((it) => `R-${String(it)}`)
    expect(requests.toSorted()).toEqual(expected.toSorted())
    await Promise.all([one.end(), other.end()])
  })
})

describe('the bot’s own role', () => {
  it('can’t change or remove a line', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    for (const sql of ['update lines set sealed = sealed', 'delete from lines', 'truncate lines'])
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })
})
