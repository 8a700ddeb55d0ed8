import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Letter } from '../../src/announcing/letters.ts'
import { openLog } from '../../src/log.ts'
import { openPostgres } from '../../src/store/postgres/open-postgres.ts'
import { openPostgresDocuments } from '../../src/store/postgres/postgres-documents.ts'
import { agreed, asked, newData, putDocuments, record, TWO } from '../erasure/desk.ts'
import { poolOf } from '../store/postgres/postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'
import { run } from './run.ts'

const LONG_AGO = '1840-11-27T12:41:00Z'
const WORDS = 'the boiler broke on Tuesday and the baby is cold'

let server: PostgresServer
let database: Database
let data: string
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.database()
  data = await newData()
  await record(
    data,
    asked('r1', { at: LONG_AGO, words: WORDS }),
    agreed('r1', { at: LONG_AGO, reasons: WORDS }),
  )
  await record(data, asked('r2', { family: 'F3107' }), agreed('r2', { reasons: 'another family altogether' }))
  await putDocuments(data, ['draft', 'sam-reed', { id: 'd', request: 'r1', words: [WORDS] }])
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('DATABASE_OWNER_URL', database.ownerUrl)
  expect(await desk('move', '--to', 'database')).toMatchObject({ code: 0, err: '' })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(data, { recursive: true })
})

const desk = (...words: readonly string[]) => run([...words, '--data', data])
/** Every table of the register and of the job queue, as text. */
const everythingKept = async (): Promise<string> => {
  const pool = poolOf(database.ownerUrl)
  const { rows } = await pool.query<{ all: string }>(
    `select string_agg(query_to_xml(format('select * from %I.%I', schemaname, tablename), true, false, '')::text, '')
       as all from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  await pool.end()
  return rows[0]?.all ?? ''
}
const jobs = async (): Promise<number> => {
  const pool = poolOf(database.ownerUrl)
  const { rowCount } = await pool.query('select 1 from graphile_worker.jobs')
  await pool.end()
  return rowCount ?? 0
}

describe('a register in a database, with every instance stopped', { timeout: 60_000 }, () => {
  it('loses the words of a case that is erased, in every table, and its chain still verifies', async () => {
    expect(await everythingKept()).toContain(WORDS)
    const { code, out, err } = await desk('erase', 'r1', ...TWO, '--take')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('2 private lines erased')
    const left = await everythingKept()
    expect(left).not.toContain(WORDS)
    expect(left).toContain('another family altogether')
    expect((await desk('verify')).out).toContain('2 private lines erased')
    expect((await desk('register', 'r1')).out).toContain('(These words have been erased.)')
  })

  it('shows the places that can’t be reached', async () => {
    const pool = poolOf(database.url)
    const place = { kind: 'channel', platform: 'slack', workspace: 'T1', channel: 'C-EAST' } as const
    const letter: Letter = {
      sending: { kind: 'step', request: 'r2', step: 0, to: 'tm-east-2', place },
      since: '2026-11-27T12:38:00Z',
      dead: { why: 'Slack refused chat.postMessage: is_archived.', again: '2026-11-27T13:38:00Z' },
    }
    await openPostgresDocuments(pool, 'peterborough').put('unsent', 'step r2', letter)
    await pool.end()
    expect((await desk('people', 'check')).out).toMatch(
      /tm-east-2: slack T1 C-EAST can't be reached since 2026-11-27T12:38:00Z.*is_archived/,
    )
  })

  it('that was put back by the database’s own means tells nobody anything until it is released', async () => {
    const pool = poolOf(database.ownerUrl)
    await pool.query(`select graphile_worker.add_job('who-agrees elsewhere', '{"kind":"owed"}')`)
    await pool.end()
    expect(await desk('release', '--told')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing is held') as string,
    })
    expect(await desk('restore', '--database')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/goes up to position \d+\. Nobody is told anything until/) as string,
    })
    const running = poolOf(database.ownerUrl)
    await running.query(`insert into instances (id, workers) values ('one', '{}')`)
    for (const words of [
      ['restore', '--database'],
      ['release', '--told'],
    ])
      expect(await desk(...words)).toMatchObject({
        code: 1,
        err: expect.stringContaining('1 of the bot’s instances run on this database') as string,
      })
    await running.query('delete from instances')
    await running.end()
    const before = await jobs()
    const { store, close } = await openPostgres(database.url, 'peterborough', openLog('error'))
    await store.append([agreed('r2', { at: new Date().toISOString() })], store.head)
    await close()
    expect(await desk('release', '--told')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Released') as string,
    })
    // What was still to be told is let go of; what was decided since isn't, and another authority's isn't.
    expect(before).toBeGreaterThan(1)
    expect(await jobs()).toBe(2)
    expect(await everythingKept()).toMatch(/"kind" ?: ?"recorded"/)
    expect((await desk('release', '--told')).out).toContain('Nothing is held')
  })
})
