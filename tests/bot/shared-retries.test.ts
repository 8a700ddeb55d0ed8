import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ChatError } from '../../src/chat/chat.ts'
import { buttonNamed, PETERBOROUGH, textOf, type Council } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { openInstance, type Instance } from '../fixtures/instances.ts'
import { memoryChat } from '../fixtures/memory-chat.ts'
import { gas, submitted } from '../fixtures/scene.ts'
import { emptyRegister, preparedDatabase } from '../store/postgres/postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'

const AT = '2026-11-27T12:38:00Z'
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no vouchers.' }
const QUICK = { beatEvery: 200, deadAfter: 60_000 }

let server: PostgresServer
let database: Database & { readonly pool: Pool }
let running: Instance[] = []
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
})
afterEach(async () => {
  await Promise.all(running.map((one) => one.end()))
  running = []
})
afterAll(async () => {
  await database.pool.end()
  await server.stop()
})

const withGovernance: Council = {
  ...PETERBOROUGH,
  directory: {
    ...cast,
    people: new Map(
      [...cast.people].map(([id, one]) => [id, id === 'grace' ? { ...one, governance: true } : one]),
    ),
  },
}

/** A pause takes the time that it takes. */
const began = performance.now()
const clock = {
  get at() {
    return new Date(Date.parse(AT) + performance.now() - began).toISOString()
  },
}

type More = Pick<Parameters<typeof openInstance>[0], 'chat' | 'triesAlone'>
const two = async (more: More): Promise<readonly [Instance, Instance]> => {
  const authority = await emptyRegister(database.pool)
  const start = () =>
    openInstance({
      url: database.url,
      authority,
      at: AT,
      clock,
      announces: QUICK,
      council: withGovernance,
      ...more,
    })
  const both = [await start(), await start()] as const
  running.push(...both)
  return both
}

const ask = (request: string) =>
  submitted({ request, resource: 's17', urgency: 'this-week', facts: gas(500) })
const send = (at: Instance, request: string) =>
  at.spine.handle(ask(request), { by: 'sam', at: AT, delivery: `submit ${request}` })

/** Both know everything that was recorded at either, and neither has anything more to tell now. */
const settled = async (one: Instance, other: Instance): Promise<void> => {
  await other.spine.reached(one.opened.store.head)
  await one.spine.reached(other.opened.store.head)
  for (const { announcer } of [one, other]) await announcer.settled()
}

const REQUESTS = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']
const PATIENCE = { timeout: 15_000, interval: 20 }

/** A decision whose card could not be drawn at once is taken back while that is tried again: how many draw the card at once, and what it says in the end. */
const takenBackMeanwhile = async (triesAlone: boolean) => {
  const memory = memoryChat(() => [])
  const letGo = Promise.withResolvers<undefined>()
  let [refusals, drawing, most] = [0, 0, 0]
  let trying: Instance | undefined
  const chatOf = (instance: () => Instance) => ({
    ...memory.chat,
    edit: async (...it: Parameters<typeof memory.chat.edit>): Promise<void> => {
      if (refusals > 0) {
        refusals -= 1
        throw new ChatError('busy', 'slow down', 400)
      }
      trying ??= instance()
      most = Math.max(most, (drawing += 1))
      await letGo.promise
      await memory.chat.edit(...it)
      drawing -= 1
    },
  })
  const [one, other] = await two({ chat: memory.chat, triesAlone })
  for (const it of [one, other])
    it.chats.set(
      'web',
      chatOf(() => it),
    )
  await send(one, 'r1')
  await settled(one, other)
  refusals = 1
  await one.press('jo', buttonNamed(memory.at('tm-east-2')[0], 'Approve'), REASONS)
  await vi.waitFor(() => expect(drawing).toBe(1), PATIENCE)
  // Whoever is at it takes nothing more: what comes now is for the other.
  void trying?.opened.errands?.stop()
  await other.spine.reached(one.opened.store.head)
  const version = other.spine.state.requests.get('r1')?.version ?? 0
  await other.press('jo', { on: 'request', id: 'r1', step: 0, version, act: 'withdraw-decision' }, REASONS)
  // Time enough for the other to begin, if anything lets it.
  await setTimeout(1_500)
  letGo.resolve(undefined)
  await vi.waitFor(() => expect(memory.at('tm-east-2').map(textOf)).toEqual([NOT_APPROVED]), PATIENCE)
  return most
}

const NOT_APPROVED: unknown = expect.not.stringMatching(/^Approved/m)

describe('what a chat refused is tried again by one of the instances', () => {
  it('never beside what came since about the same request', { timeout: 60_000 }, async () => {
    expect(await takenBackMeanwhile(false)).toBe(1)
    expect(await takenBackMeanwhile(true)).toBe(2)
  })

  it('by another, once the one that was refused has stopped', { timeout: 30_000 }, async () => {
    const memory = memoryChat(() => [])
    let refuses = true
    const post: typeof memory.chat.post = async (...it) => {
      if (refuses) throw new ChatError('busy', 'slow down', 600)
      return memory.chat.post(...it)
    }
    const [one, other] = await two({ chat: { ...memory.chat, post } })
    await send(one, 'r1')
    await settled(one, other)
    expect(memory.at('tm-east-2')).toEqual([])
    refuses = false
    await one.announcer.stop()
    await setTimeout(2_200)
    await other.announcer.settled()
    expect(memory.at('tm-east-2')).toHaveLength(1)
  })

  it('what failed every time is tried again when an instance starts', { timeout: 30_000 }, async () => {
    const memory = memoryChat(() => [])
    const authority = await emptyRegister(database.pool)
    const start = (announces?: typeof QUICK) =>
      openInstance({
        url: database.url,
        authority,
        at: AT,
        chat: memory.chat,
        ...(announces && { announces }),
      })
    const quiet = await start()
    running.push(quiet)
    await send(quiet, 'r1')
    await quiet.press('jo', { on: 'request', id: 'r1', step: 0, version: 1, act: 'approve' }, REASONS)
    await database.pool.query(
      `select graphile_worker.permanently_fail_jobs(array_agg(id), 'a bug')
         from graphile_worker.jobs where task_identifier = $1`,
      [`who-agrees ${authority}`],
    )
    running.push(await start(QUICK))
    await vi.waitFor(() => expect(memory.at('sam').map(textOf).join()).toContain('Approved by'), PATIENCE)
  })

  it('and a channel that neither can reach is told to governance once', { timeout: 30_000 }, async () => {
    const memory = memoryChat(() => [])
    const [one, other] = await two({ chat: memory.chat })
    memory.breakAt('tm-east-2', new ChatError('refused', 'is_archived'))
    const [first = '', ...others] = REQUESTS
    await send(one, first)
    await settled(one, other)
    for (const request of others) await send(one, request)
    await settled(one, other)
    expect(memory.at('grace')).toHaveLength(1)
    expect(memory.at('jo')).toHaveLength(REQUESTS.length)
  })
})
