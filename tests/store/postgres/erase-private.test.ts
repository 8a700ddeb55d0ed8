import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carryOutErasure } from '../../../src/erasure/carry-out.ts'
import { openPostgresErasable } from '../../../src/erasure/open-postgres-erasable.ts'
import { repeatErasures } from '../../../src/erasure/repeat.ts'
import { findRecord } from '../../../src/request/find-record.ts'
import { planErasure } from '../../../src/request/plan-erasure.ts'
import { emptyState, fold } from '../../../src/request/register-state.ts'
import { agreed, asked } from '../../erasure/desk.ts'
import { readAll } from '../store-contract.ts'
import { emptyRegister, instanceOf, preparedDatabase } from './postgres-fixtures.ts'
import { startPostgres, type PostgresServer } from './postgres-server.ts'

let server: PostgresServer
let database: { readonly pool: Pool; readonly url: string; readonly ownerUrl: string }
let folder: string
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-owner-'))
})
afterAll(async () => {
  await database.pool.end()
  await server.stop()
  await rm(folder, { recursive: true })
})

const AT = '1840-06-01T12:00:00Z'
const WORDS = 'the boiler broke on Tuesday and the baby is cold'
const rules = {
  classes: new Map([
    [
      'a',
      { id: 'a', title: '', years: 6, from: 'last-entry' as const, afterDeathUnder18: undefined, source: '' },
    ],
  ]),
  ofResource: new Map(),
  grounds: new Map(),
}

it('the owner erases a case; the bot’s own role can’t, and reads the rest as it was', async () => {
  const authority = await emptyRegister(database.pool)
  const bot = await instanceOf(database.url, authority)
  const events = [
    asked('r1', { at: AT, words: WORDS }),
    agreed('r1', { at: AT, reasons: WORDS }),
    asked('r2', { family: 'F3107' }),
  ]
  await bot.store.append(events, 0)
  await expect(database.pool.query(`update lines set private = null`)).rejects.toThrow('permission denied')

  const register = join(folder, authority)
  const erasable = await openPostgresErasable({
    ownerUrl: database.ownerUrl,
    authority,
    folder: register,
    report: () => undefined,
  })
  await erasable.documents.put('draft', 'sam-reed', { family: 'F2201', request: 'r1', words: [WORDS] })
  const stored = await readAll(erasable.store)
  const state = emptyState()
  stored.forEach(({ event }) => fold(state, event))
  const record = findRecord('r1', { state, ids: ['r1', 'r2'], families: new Map() })
  if (!('found' in record)) throw new Error('it is there')
  const planned = planErasure(record.found, {
    rules,
    events: stored,
    requests: state.requests,
    today: '1900-01-01',
    ground: undefined,
  })
  if (!('plan' in planned)) throw new Error(planned.why)
  const decided = { by: 'nora-field', second: 'amir-khan', reasons: 'It is past its date.', at: AT }
  await carryOutErasure(planned.plan, decided, erasable, stored)

  const owner = new Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ all: string }>(
    `select coalesce(string_agg(private, ' '), '') || (select coalesce(string_agg(value, ' '), '') from documents) as all from lines`,
  )
  await owner.end()
  expect(rows[0]?.all).not.toContain(WORDS)
  expect(rows[0]?.all).toContain('eighty pounds for gas')
  expect((await repeatErasures(erasable)).lines).toBe(0)
  await erasable.close()
  await bot.end()

  const again = await instanceOf(database.url, authority)
  const after = await readAll(again.store)
  await again.end()
  expect(after.map(({ event }) => event.type)).toEqual(['submitted', 'approved', 'submitted', 'erased'])
  expect(after.slice(0, 2).every(({ event }) => event.private === undefined)).toBe(true)
  expect(after[2]?.event).toEqual(stored[2]?.event)
})
