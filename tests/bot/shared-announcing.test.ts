import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadAuthority } from '../../src/load-authority.ts'
import type { Family } from '../../src/people/family.ts'
import type { Command } from '../../src/request/command.ts'
import { buttonNamed, PETERBOROUGH, textOf } from '../fixtures/bot.ts'
import { openInstance, type Instance } from '../fixtures/instances.ts'
import { memoryChat } from '../fixtures/memory-chat.ts'
import { gas, submitted } from '../fixtures/scene.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { emptyRegister, preparedDatabase } from '../store/postgres/postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'

const AT = '2026-11-27T12:38:00Z'
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no vouchers.' }
const QUICK = { beatEvery: 200, deadAfter: 60_000 }
const PATIENCE = { timeout: 15_000, interval: 20 }

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

type More = Omit<Parameters<typeof openInstance>[0], 'url' | 'authority' | 'at'>
const started = async (authority: string, more: More): Promise<Instance> => {
  const instance = await openInstance({ url: database.url, authority, at: AT, ...more })
  running.push(instance)
  return instance
}

/** A family for each request: what one is given changes no other's card. */
const familiesUpTo = (count: number): ReadonlyMap<string, Family> =>
  new Map(
    numbers(count).map((n) => {
      const reference = `F${String(1000 + n)}`
      const family = { reference, children: [`${reference}-1`], team: 'east-2', worker: 'sam' }
      return [reference, { ...family, standing: 'known' }] as const
    }),
  )

const ask = (request: string, family = 'F2201') =>
  submitted({ request, resource: 's17', family, facts: gas(500) })
const give = (at: Instance, by: string, command: Command) =>
  at.spine.handle(command, { by, at: AT, delivery: `${command.kind} ${command.request}` })
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

/** Requests that are brought at one instance and decided at the other: how many cards of them were posted. */
const broughtAndDecided = async (count: number, alone: boolean) => {
  const authority = await emptyRegister(database.pool)
  const memory = memoryChat(() => [])
  // As long as a real chat takes: time enough for another instance to begin the same.
  const chat: typeof memory.chat = {
    ...memory.chat,
    post: async (...it) => {
      await setTimeout(60)
      return memory.chat.post(...it)
    },
  }
  const council = { ...PETERBOROUGH, families: familiesUpTo(count) }
  const more = { chat, council, ...(alone ? { alone } : { announces: QUICK }) }
  const [one, other] = [await started(authority, more), await started(authority, more)]
  const cards = () => memory.messages.filter(({ where }) => where === 'tm-east-2')
  const settled = async (): Promise<void> => {
    await other.spine.reached(one.opened.store.head)
    for (const { announcer } of [one, other]) await announcer.settled()
  }
  for (const n of numbers(count))
    await give(n % 2 === 0 ? one : other, 'sam', ask(`r${String(n)}`, `F${String(1000 + n)}`))
  await settled()
  const first = cards()
  for (const [i, { card }] of first.entries())
    if (card.actions.some(({ label }) => label.startsWith('Approve')))
      await (i % 2 === 0 ? other : one).press('jo', buttonNamed(card, 'Approve'), REASONS)
  await settled()
  return { posted: cards().length, texts: cards().map(({ card }) => textOf(card)) }
}

describe('what is recorded is announced by one of the instances', () => {
  const count = trials(12, 500)
  it(
    'each card is posted once, whoever took the request, and every copy shows the outcome in the end',
    { timeout: within(60_000) },
    async () => {
      const { posted, texts } = await broughtAndDecided(count, false)
      expect(posted).toBe(count)
      expect(texts.filter((text) => !text.includes('Approved · £5'))).toEqual([])
      const control = await broughtAndDecided(4, true)
      expect(control.posted).toBeGreaterThan(4)
      proved({
        promise: 'Each card is posted once, however many instances there are',
        of: 'requests announced by two instances',
        tried: count,
        broken: posted - count,
        control: { without: 'the shared queue', tried: 4, broken: control.posted - 4 },
      })
    },
  )

  /** A decision is taken back while its card is being drawn: how many drew at once, and what the card says in the end. */
  const takenBackMeanwhile = async (alone: boolean) => {
    const authority = await emptyRegister(database.pool)
    const memory = memoryChat(() => [])
    const held: (() => void)[] = []
    let [drawing, most] = [0, 0]
    const slow = {
      ...memory.chat,
      edit: async (...it: Parameters<typeof memory.chat.edit>) => {
        most = Math.max(most, (drawing += 1))
        await new Promise<void>((resolve) => held.push(resolve))
        await memory.chat.edit(...it)
        drawing -= 1
      },
    }
    const more = alone ? { chat: slow, alone } : { chat: slow, announces: QUICK }
    const one = await started(authority, more)
    const other = await started(authority, more)
    const settled = () => Promise.all([one.announcer.settled(), other.announcer.settled()])
    await give(one, 'sam', ask('r1'))
    await other.spine.reached(one.opened.store.head)
    await settled()
    await one.press('jo', buttonNamed(memory.at('tm-east-2')[0], 'Approve'), REASONS)
    await vi.waitFor(() => expect(held).not.toHaveLength(0), PATIENCE)
    await other.spine.reached(one.opened.store.head)
    const version = other.spine.state.requests.get('r1')?.version ?? 0
    const undo = { on: 'request', id: 'r1', step: 0, version, act: 'withdraw-decision' } as const
    await other.press('jo', undo, REASONS)
    expect(other.spine.state.requests.get('r1')?.status).not.toBe('approved')
    // Time enough for another instance to begin the second before the first is done, if anything lets it.
    await setTimeout(1_500)
    const letGo = setInterval(() => held.splice(0).forEach((go) => go()), 10)
    await settled()
    clearInterval(letGo)
    return { most, texts: memory.at('tm-east-2').map(textOf) }
  }

  it('never an older card over a newer: what comes while a card is drawn waits, at whichever instance', async () => {
    const { most, texts } = await takenBackMeanwhile(false)
    expect(most).toBe(1)
    expect(texts).toEqual([expect.not.stringMatching(/^Approved/m)])
    expect((await takenBackMeanwhile(true)).most).toBeGreaterThan(1)
  })
})

describe('what falls due', () => {
  it('is given by one of the instances, once, and told once', { timeout: 60_000 }, async () => {
    const authority = await emptyRegister(database.pool)
    const memory = memoryChat(() => [])
    const clock = { at: AT }
    const more = { chat: memory.chat, announces: QUICK, clock }
    const [one, other] = [await started(authority, more), await started(authority, more)]
    await give(one, 'sam', ask('r1'))
    await other.spine.reached(one.opened.store.head)
    for (const instant of ['2026-11-27T16:30:00Z', '2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z']) {
      clock.at = instant
      await Promise.all([one.timers.wake(), other.timers.wake()])
      await one.announcer.settled()
    }
    const { rows } = await database.pool.query<{ delivery: string }>(
      `select sealed::json->>'delivery' as delivery from lines
        where authority = $1 and sealed::json->>'type' in ('reminded', 'raised', 'fell-due')`,
      [authority],
    )
    const deliveries = rows.map(({ delivery }) => delivery)
    expect(deliveries.length).toBeGreaterThan(0)
    expect(new Set(deliveries).size).toBe(deliveries.length)
    const told = memory.messages.filter(({ where }) => where === 'jo').map(({ card }) => textOf(card))
    expect(new Set(told).size).toBe(told.length)
  })
})

describe('an instance is killed while it announces', () => {
  const announcing = async (authority: string): Promise<void> => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'announcing-process.ts'), database.url, authority, AT],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout, 'data')
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  it(
    'another takes over what it had begun once it gave no sign of life, and not before',
    { timeout: 60_000 },
    async () => {
      const authority = await emptyRegister(database.pool)
      const memory = memoryChat(() => [])
      const silent = await started(authority, { chat: memory.chat })
      await give(silent, 'sam', ask('r1'))
      await announcing(authority)
      // The control: nobody counts it out, so what it had begun stays where it is.
      const patient = await started(authority, { chat: memory.chat, announces: QUICK })
      await setTimeout(3_000)
      expect(memory.at('tm-east-2')).toHaveLength(0)
      await patient.end()
      running = running.filter((one) => one !== patient)
      await started(authority, { chat: memory.chat, announces: { beatEvery: 200, deadAfter: 1_000 } })
      await vi.waitFor(() => expect(memory.at('tm-east-2')).toHaveLength(1), PATIENCE)
    },
  )
})

describe('a job is with an instance', () => {
  const SHORT = { beatEvery: 200, deadAfter: 1_000 }

  it('that lives and is slow: nobody takes it over', { timeout: 60_000 }, async () => {
    const authority = await emptyRegister(database.pool)
    const memory = memoryChat(() => [])
    const slow: typeof memory.chat = {
      ...memory.chat,
      post: async (...it) => {
        await setTimeout(3_000)
        return memory.chat.post(...it)
      },
    }
    const one = await started(authority, { chat: slow, announces: SHORT })
    await started(authority, { chat: slow, announces: SHORT })
    await give(one, 'sam', ask('r1'))
    await one.announcer.settled()
    expect(memory.at('tm-east-2')).toHaveLength(1)
  })

  it(
    'that never heard of it, for the answer was lost: it is done all the same',
    { timeout: 60_000 },
    async () => {
      const authority = await emptyRegister(database.pool)
      const memory = memoryChat(() => [])
      const one = await started(authority, { chat: memory.chat, announces: SHORT })
      await setTimeout(500)
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(`select graphile_worker.add_job($1, '{"kind":"day"}', queue_name => 'lost')`, [
        `who-agrees ${authority}`,
      ])
      const itsName = '(select workers[1] from instances order by seen desc limit 1)'
      await client.query(
        `with queue as (
         update graphile_worker._private_job_queues set locked_at = now(), locked_by = ${itsName}
          where queue_name = 'lost' returning id
       )
       update graphile_worker._private_jobs set locked_at = now(), locked_by = ${itsName}
        where job_queue_id = (select id from queue)`,
      )
      await client.query('commit')
      client.release()
      await vi.waitFor(() => one.announcer.settled(), PATIENCE)
      const { rows } = await database.pool.query(
        'select 1 from graphile_worker.jobs where task_identifier = $1',
        [`who-agrees ${authority}`],
      )
      expect(rows).toEqual([])
    },
  )
})

describe('what one instance adopts stands at the others', () => {
  const CAST = 'src/web/playground/cast/peterborough'
  let folder = ''
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('though their own files say something else', async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-agrees-instances-'))
    const authority = await emptyRegister(database.pool)
    const memory = memoryChat(() => [])
    const machine = async (name: string) => {
      const of = {
        policy: join(folder, name),
        people: join(folder, name, 'people.yaml'),
        families: join(folder, name, 'families.yaml'),
      }
      await mkdir(of.policy)
      await cp('policies/peterborough/policy.yaml', join(of.policy, 'policy.yaml'))
      for (const file of ['people.yaml', 'families.yaml']) await cp(`${CAST}/${file}`, join(of.policy, file))
      const loaded = async () => {
        const read = await loadAuthority(authority, of, { web: 'playground' })
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
        return read.value
      }
      return { of, instance: await started(authority, { chat: memory.chat, files: { of, loaded } }) }
    }
    const [one, other] = [await machine('one'), await machine('other')]
    const text = await readFile(one.of.families, 'utf8')
    await writeFile(
      one.of.families,
      `${text}  F9999: { children: [C9999-1], team: east-2, worker: sam-reed }\n`,
    )
    expect(other.instance.spine.world(AT).family('F9999')).toBeUndefined()
    await one.instance.timers.wake()
    expect(one.instance.spine.world(AT).family('F9999')).toBeDefined()
    await other.instance.spine.reached(one.instance.opened.store.head)
    expect(other.instance.spine.world(AT).family('F9999')).toMatchObject({ worker: 'sam-reed' })
  })
})
