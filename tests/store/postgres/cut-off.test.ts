import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../../src/request/command.ts'
import { openInstance } from '../../fixtures/instances.ts'
import { memoryChat } from '../../fixtures/memory-chat.ts'
import { gas } from '../../fixtures/scene.ts'
import { proved, trials, within } from '../../prove/proof.ts'
import { randomFrom } from '../faulty-files.ts'
import { rejected } from '../sample-events.ts'
import { readAll } from '../store-contract.ts'
import { breakingLine, type BreakingLine } from './breaking-line.ts'
import { emptyRegister, instanceOf, poolOf, preparedDatabase } from './postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from './postgres-server.ts'

const AT = '2026-11-27T12:38:00Z'
let server: PostgresServer
let database: Database & { readonly pool: Pool }
let line: BreakingLine
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
  line = await breakingLine(server.port)
})
afterAll(async () => {
  await line.stop()
  await database.pool.end()
  await server.stop()
})
const throughTheLine = (url: string): string => url.replace(/:\d+\//, `:${String(line.port)}/`)

/** One piece is a statement or its answer: the connection breaks at each of them in turn, either way. */
const breakSoon = (n: number): void => line.breakAt(1 + ((n >> 1) % 6), n % 2 === 0 ? 'there' : 'back')

/** Every request on record, as often as it is there, from the lines as they lie there. */
const requestsOf = async (type: string, authority: string): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ request: string }>(
    `select sealed::json->>'request' as request from lines
      where authority = $1 and sealed::json->>'type' = $2 order by position`,
    [authority, type],
  )
  return rows.map(({ request }) => request)
}

const ask = (n: number): Command => ({
  kind: 'submit',
  request: `r${String(n)}`,
  resource: 's17',
  family: 'F2201',
  team: 'east-2',
  newFamily: false,
  requesters: ['sam'],
  urgency: 'today',
  facts: gas(500),
  words: [],
  note: '',
  ownDecision: false,
})

describe('the connection is cut between any two statements, and after the commit before its answer', () => {
  const cuts = trials(48, 1_000)
  it(
    `the bot says of each request what is so: ${String(cuts)} cuts`,
    { timeout: within(60_000) },
    async () => {
      const authority = await emptyRegister(database.pool)
      const { chat } = memoryChat(() => [])
      const bot = await openInstance({ url: throughTheLine(database.url), authority, chat, at: AT })
      const saved: string[] = []
      for (let n = 0; n < cuts; n += 1) {
        breakSoon(n)
        const { refused } = await bot.spine.handle(ask(n), {
          by: 'sam',
          at: AT,
          delivery: `ask-${String(n)}`,
        })
        if (!refused) saved.push(`r${String(n)}`)
      }
      const stored = await requestsOf('submitted', authority)
      expect(stored).toEqual(saved)
      await bot.end()
      const doubled = await carelessly(24)
      expect(doubled).toBeGreaterThan(0)
      proved({
        promise: 'Recorded means recorded, and once, whatever becomes of the connection',
        of: 'connections cut between two statements',
        tried: cuts,
        broken: 0,
        control: { without: 'knowing its own lines again', tried: 24, broken: doubled },
      })
    },
  )

  /** What a writer does that takes a broken connection for a failure, and writes again at the next position. */
  const carelessly = async (count: number): Promise<number> => {
    const authority = await emptyRegister(database.pool)
    const pool = poolOf(throughTheLine(database.url))
    const insert = `insert into lines (authority, position, sealed)
      select $1, coalesce(max(position), 0) + 1, $2 from lines where authority = $1`
    for (let n = 0; n < count; n += 1) {
      const text = JSON.stringify({ type: 'rejected', request: `r${String(n)}` })
      breakSoon(n)
      while (
        !(await pool.query(insert, [authority, text]).then(
          () => true,
          () => false,
        ))
      );
    }
    await pool.end()
    const stored = await requestsOf('rejected', authority)
    return stored.length - new Set(stored).size
  }
})

describe('an instance is killed while it and another record', () => {
  const kills = trials(4, 200)
  it(
    `nothing acknowledged is lost or there twice: ${String(kills)} kills`,
    { timeout: within(60_000) },
    async () => {
      const authority = await emptyRegister(database.pool)
      const random = randomFrom(20261122)
      const { store, end } = await instanceOf(database.url, authority)
      const until = { killed: false }
      const acknowledged: string[] = []
      const work = (async () => {
        for (let number = 10_000_000; !until.killed; number += 1) {
          while ((await store.append([rejected(number)], store.head)) === 'position-taken');
          acknowledged.push(`R-${String(number)}`)
        }
      })()
      for (let kill = 0; kill < kills; kill += 1) {
        const from = String(kill * 10_000)
        const child = spawn(
          process.execPath,
          [join(import.meta.dirname, 'recording-process.ts'), database.url, authority, from],
          {
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        )
        let said = ''
        child.stdout.on('data', (more: Buffer) => (said += more.toString()))
        await once(child.stdout, 'data')
        await setTimeout(30 + random() * 200)
        const ended = once(child, 'close')
        child.kill('SIGKILL')
        await ended
        acknowledged.push(
          ...said
            .split('\n')
            .slice(1, -1)
            .map((number) => `R-${number}`),
        )
      }
      until.killed = true
      await work
      const stored = await requestsOf('rejected', authority)
      expect(new Set(stored).size).toBe(stored.length)
      const kept = new Set(stored)
      expect(acknowledged.filter((one) => !kept.has(one))).toEqual([])
      expect((await readAll(store)).length).toBe(stored.length)
      expect(acknowledged.length).toBeGreaterThan(kills)
      await end()
      proved({
        promise: 'Nothing acknowledged is lost when one of several machines dies',
        of: 'instances killed while they record',
        tried: kills,
        broken: 0,
      })
    },
  )
})
