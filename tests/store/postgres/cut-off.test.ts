import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DatabaseError, type Pool } from 'pg'
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

/** Connections of a bot that takes one that broke for a refusal, and doesn't ask what became of its lines. */
const takingBreaksForRefusals = (url: string): Pool => {
  const pool = poolOf(url)
  const refuse = () => {
    throw Object.assign(new DatabaseError('refused', 0, 'error'), { code: 'XX000' })
  }
  pool.on('connect', (client) => {
    const query: (...given: readonly unknown[]) => unknown = client.query.bind(client)
    const asked = (...given: readonly unknown[]): unknown => {
      const answer = query(...given)
      return answer instanceof Promise ? answer.catch(refuse) : answer
    }
    Object.assign(client, { query: asked })
  })
  return pool
}

describe('the connection is cut between any two statements, and after the commit before its answer', () => {
  const cuts = trials(48, 1_000)

  /** Requests of which the bot says what is not so: on record, and "not saved"; or the other way, or there twice. */
  const wrongAfter = async (count: number, pool: Pool): Promise<readonly string[]> => {
    const authority = await emptyRegister(database.pool)
    const { chat } = memoryChat(() => [])
    const bot = await openInstance({ url: throughTheLine(database.url), authority, chat, at: AT, pool })
    const saved = new Set<string>()
    for (let n = 0; n < count; n += 1) {
      breakSoon(n)
      const given = { by: 'sam', at: AT, delivery: `ask-${String(n)}` }
      const { refused } = await bot.spine.handle(ask(n), given)
      if (!refused) saved.add(`r${String(n)}`)
    }
    line.hold()
    const stored = await requestsOf('submitted', authority)
    await bot.end()
    const untold = stored.filter((one, i) => !saved.has(one) || stored.indexOf(one) !== i)
    return [...untold, ...[...saved].filter((one) => !stored.includes(one))]
  }

  it(
    `the bot says of each request what is so: ${String(cuts)} cuts`,
    { timeout: within(60_000) },
    async () => {
      const url = throughTheLine(database.url)
      expect(await wrongAfter(cuts, poolOf(url))).toEqual([])
      const control = await wrongAfter(200, takingBreaksForRefusals(url))
      expect(control).not.toEqual([])
      proved({
        promise: 'Recorded means recorded, and once, whatever becomes of the connection',
        of: 'connections cut between two statements',
        tried: cuts,
        broken: 0,
        control: {
          without: 'asking again what became of it when a connection breaks',
          tried: 200,
          broken: control.length,
        },
      })
    },
  )
})

describe('an instance is killed while it and another record', () => {
  const kills = trials(4, 200)

  /** @param when it says that a decision is on record: once the database has it, or a moment before */
  const killing = async (count: number, when: 'recorded' | 'early') => {
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
    for (let kill = 0; kill < count; kill += 1) {
      const from = String(kill * 10_000)
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'recording-process.ts'), database.url, authority, from, when],
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
    const kept = new Set(stored)
    const read = (await readAll(store)).length
    await end()
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((one) => !kept.has(one)),
      doubled: stored.length - kept.size,
      unread: stored.length - read,
    }
  }

  it(
    `nothing acknowledged is lost or there twice: ${String(kills)} kills`,
    { timeout: within(60_000) },
    async () => {
      const { acknowledged, ...wrong } = await killing(kills, 'recorded')
      expect(wrong).toEqual({ lost: [], doubled: 0, unread: 0 })
      expect(acknowledged).toBeGreaterThan(kills)
      const control = await killing(4, 'early')
      expect(control.lost).not.toEqual([])
      proved({
        promise: 'Nothing acknowledged is lost when one of several machines dies',
        of: 'instances killed while they record',
        tried: kills,
        broken: 0,
        control: {
          without: 'waiting for the database before saying so',
          tried: 4,
          broken: control.lost.length,
        },
      })
    },
  )
})
