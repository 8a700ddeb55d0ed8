import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { weekHours } from '../../src/ledger/hours.ts'
import type { Family } from '../../src/people/family.ts'
import type { Command } from '../../src/request/command.ts'
import { textOf, type Council, PETERBOROUGH } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { HEADS, hoursDirectory } from '../fixtures/hours.ts'
import { askCommand, pressCommand } from '../fixtures/hours-spine.ts'
import { openInstance, type Instance } from '../fixtures/instances.ts'
import { memoryChat } from '../fixtures/memory-chat.ts'
import { gas, submitted } from '../fixtures/scene.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { emptyRegister, preparedDatabase } from '../store/postgres/postgres-fixtures.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'

const AT = '2026-11-27T12:38:00Z'
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no vouchers.' }
/** Double clicks that are under way at the same time. */
const AT_ONCE = 20

/** Two people hold the team manager's post, so that either can decide. */
const directory = (() => {
  const post = cast.posts.get('tm-east-2')
  if (!post) throw new Error('the cast has no team manager')
  const holders = [...post.holders, { person: 'max', from: '2020-01-01', to: undefined }]
  return { ...cast, posts: new Map([...cast.posts, [post.id, { ...post, holders }]]) }
})()
const familiesUpTo = (count: number): ReadonlyMap<string, Family> =>
  new Map(
    Array.from({ length: count }, (_, n) => {
      const reference = `F${String(n)}`
      return [
        reference,
        { reference, children: [`${reference}-1`], team: 'east-2', worker: 'sam', standing: 'known' },
      ] as const
    }),
  )

let server: PostgresServer
let database: Database & { readonly pool: Pool }
/** The same without what makes a position one instance's alone: whoever tests has to find doubles there. */
let careless: Database & { readonly pool: Pool }
beforeAll(async () => {
  server = await startPostgres()
  database = await preparedDatabase(server)
  careless = await preparedDatabase(server)
  const owner = new Client({ connectionString: careless.ownerUrl })
  await owner.connect()
  await owner.query('alter table lines drop constraint lines_pkey')
  await owner.end()
})
afterAll(async () => {
  await database.pool.end()
  await careless.pool.end()
  await server.stop()
})

type Two = { readonly authority: string; readonly one: Instance; readonly other: Instance }

/** What came of a race for hours: its weeks, and the quarter-hours agreed in each. */
type Raced = Two & { readonly mondays: readonly string[]; readonly agreed: ReadonlyMap<string, number> }

/** Two instances that take presses and announce nothing: this is about what is on record. */
const two = async (
  on: Database & { readonly pool: Pool },
  council: Council,
  answersAlone = false,
): Promise<Two> => {
  const authority = await emptyRegister(on.pool)
  const { chat } = memoryChat(() => [])
  const onFatal = (): void => undefined
  const open = () => openInstance({ url: on.url, authority, chat, at: AT, council, onFatal, answersAlone })
  return { authority, one: await open(), other: await open() }
}

const give = (at: Instance, by: string, command: Command, delivery: string) =>
  at.spine.handle(command, { by, at: AT, delivery })

const inWaves = async <T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map(act))
}

/** The outcomes on record, request by request, from the lines as they lie there. */
const outcomesIn = async (pool: Pool, authority: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ request: string; outcomes: string }>(
    `select sealed::json->>'request' as request, count(*) as outcomes from lines
      where authority = $1 and sealed::json->>'type' in ('approved', 'rejected', 'withdrawn') group by 1`,
    [authority],
  )
  return new Map(rows.map(({ request, outcomes }) => [request, Number(outcomes)]))
}

/** Quarter-hours agreed in each week, from the lines as they lie there. */
const quartersIn = async (pool: Pool, authority: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ week: string; quarters: string }>(
    `select line->>'week' as week, sum((line->>'quarters')::int) as quarters
       from lines, json_array_elements(sealed::json->'sealed'->'hours'->'lines') as line
      where authority = $1 and sealed::json->>'type' = 'approved' group by 1`,
    [authority],
  )
  return new Map(rows.map(({ week, quarters }) => [week, Number(quarters)]))
}

const ask = (n: number, pence = 8_000, family = `F${String(n)}`) =>
  submitted({ request: `r${String(n)}`, resource: 's17', family, facts: gas(pence) })

type Clicked = { readonly n: number; readonly said: readonly string[]; readonly milliseconds: number }

/** The same request pressed at both instances in the same moment, in one of five ways. */
const clickTwice = async ({ one, other }: Two, n: number): Promise<Clicked> => {
  const request = `r${String(n)}`
  const button = (act: string) => ({ on: 'request', id: request, step: 0, version: 1, act }) as const
  const since = performance.now()
  const spoken = async (reply: Promise<{ readonly cards: readonly Card[] }>): Promise<string> =>
    (await reply).cards.map(textOf).join('\n')
  const press = (at: Instance, who: string, act: string) => spoken(at.press(who, button(act), REASONS))
  const withdraw = async (at: Instance): Promise<string> => {
    const reason = 'The fuel bank came after all.'
    const { refused } = await give(at, 'sam', { kind: 'withdraw', request, reason }, `withdraw-${request}`)
    return refused ? `refused: ${refused.why}` : 'withdrawn'
  }
  const [a, b] = n % 2 === 0 ? [one, other] : [other, one]
  const both = [
    () => [press(a, 'jo', 'approve'), press(b, 'jo', 'approve')],
    () => [press(a, 'jo', 'approve'), press(b, 'max', 'approve')],
    () => [press(a, 'jo', 'approve'), press(b, 'max', 'reject')],
    () => [press(a, 'jo', 'approve'), withdraw(b)],
    () => [withdraw(a), press(b, 'max', 'reject')],
  ][n % 5]
  const said = await Promise.all(both?.() ?? [])
  return { n, said, milliseconds: performance.now() - since }
}

const TOLD = /(?:approved|rejected|withdrew) this .*Nothing you pressed has changed it|refused: not-open/
const isTold = ({ said }: Clicked): boolean => said.filter((words) => TOLD.test(words)).length === 1

const doubleClicks = async (on: Database & { readonly pool: Pool }, count: number) => {
  const it = await two(on, { ...PETERBOROUGH, directory, families: familiesUpTo(count) })
  const all = Array.from({ length: count }, (_, n) => n)
  await inWaves(all, (n) => give(it.one, 'sam', ask(n), `ask-${String(n)}`))
  await it.other.spine.reached(count)
  const clicked: Clicked[] = []
  await inWaves(all, async (n) => clicked.push(await clickTwice(it, n)))
  const outcomes = await outcomesIn(on.pool, it.authority)
  await Promise.all([it.one.end(), it.other.end()])
  return { clicked, outcomes }
}

describe('two people press in the same moment, each at another instance', () => {
  const count = trials(150, 10_000)
  it(
    `exactly one decision each, and the other is told who and when: ${String(count)} double clicks`,
    { timeout: within(60_000) },
    async () => {
      const { clicked, outcomes } = await doubleClicks(database, count)
      expect(outcomes.size).toBe(count)
      const doubles = [...outcomes.values()].filter((decisions) => decisions !== 1)
      expect(doubles).toEqual([])
      expect(clicked.filter((one) => !isTold(one))).toEqual([])
      // The same clicks where a position is nobody's alone: if no double were found there, none would be found here.
      const control = await doubleClicks(careless, 60)
      const found = [...control.outcomes.values()].filter((decisions) => decisions > 1).length
      expect(found).toBeGreaterThan(0)
      const times = clicked.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
      expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(15_000)
      proved({
        promise: 'One decision a step, on whichever machine it is pressed',
        of: 'double clicks at two instances',
        tried: count,
        broken: doubles.length,
        control: { without: 'the unique position', tried: 60, broken: found },
      })
    },
  )
})

describe('no cap is crossed by pressing at two instances at once', () => {
  /** Four requests of £30 for each family: a team manager may agree £100 a family in a year. */
  const pounds = async (on: Database & { readonly pool: Pool }, families: number): Promise<number> => {
    const it = await two(on, { ...PETERBOROUGH, directory, families: familiesUpTo(families) })
    const all = Array.from({ length: families * 4 }, (_, n) => n)
    await inWaves(all, (n) => give(it.one, 'sam', ask(n, 3_000, `F${String(n >> 2)}`), `ask-${String(n)}`))
    await it.other.spine.reached(families * 4)
    await inWaves(all, (n) =>
      (n % 2 === 0 ? it.one : it.other).press(
        n % 2 === 0 ? 'jo' : 'max',
        { on: 'request', id: `r${String(n)}`, step: 0, version: 1, act: 'approve' },
        REASONS,
      ),
    )
    const outcomes = await outcomesIn(on.pool, it.authority)
    await Promise.all([it.one.end(), it.other.end()])
    return Array.from({ length: families }, (_, f) =>
      [0, 1, 2, 3].map((i) => `r${String(f * 4 + i)}`),
    ).filter((requests) => requests.reduce((sum, one) => sum + (outcomes.get(one) ?? 0), 0) > 3).length
  }

  it('pounds: of four that are £120 together, three at most', { timeout: within(60_000) }, async () => {
    const count = trials(15, 1_000)
    expect(await pounds(database, count)).toBe(0)
    const found = await pounds(careless, 15)
    expect(found).toBeGreaterThan(0)
    proved({
      promise: 'No cap is crossed by racing',
      of: 'families with four presses at two instances',
      tried: count,
      broken: 0,
      control: { without: 'the unique position', tried: 15, broken: found },
    })
  })

  /** Four requests of three hours for each week of one head of service, who has ten in each. */
  const hours = async (on: Database & { readonly pool: Pool }, weeks: number): Promise<Raced> => {
    const mondays = Array.from({ length: weeks }, (_, n) =>
      new Date(Date.parse('2026-11-30T00:00:00Z') + n * 7 * 86_400_000).toISOString().slice(0, 10),
    )
    const asks = mondays.flatMap((from, week) =>
      [0, 1, 2, 3].map((i) => ({ from, id: `h${String(week)}-${String(i)}` })),
    )
    const families = new Map(
      asks.map(({ id }) => [
        id,
        {
          reference: id,
          children: [`${id}-1`],
          team: HEADS.FS.team,
          worker: 'sam',
          standing: 'known' as const,
        },
      ]),
    )
    const it = await two(on, { ...PETERBOROUGH, directory: hoursDirectory, families })
    for (const { from, id } of asks) {
      await give(
        it.one,
        'sam',
        askCommand({ id, head: 'FS', family: id, hours: 12, weeks: 1, from }),
        `ask-${id}`,
      )
      await give(it.one, 'kit', pressCommand(it.one.spine, id, 'consult', 0), `consult-${id}`)
    }
    await it.other.spine.reached(it.one.opened.store.head)
    await inWaves(asks, ({ id }) => {
      const at = id.endsWith('0') || id.endsWith('2') ? it.one : it.other
      return give(at, HEADS.FS.who, pressCommand(at.spine, id, 'approve', 1), `approve-${id}`)
    })
    return { ...it, mondays, agreed: await quartersIn(on.pool, it.authority) }
  }

  it(
    'hours: of four times three hours of the ten in a week, three at most',
    { timeout: within(60_000) },
    async () => {
      const weeks = trials(6, 40)
      const { one, other, mondays, agreed } = await hours(database, weeks)
      expect(mondays.map((monday) => agreed.get(monday))).toEqual(mondays.map(() => 36))
      await one.spine.reached(other.opened.store.head)
      await other.spine.reached(one.opened.store.head)
      for (const monday of mondays) {
        const [a, b] = [one, other].map(({ spine }) =>
          weekHours(spine.world(AT).hoursIn('crisis-hours', monday), HEADS.FS.post, 40),
        )
        expect(a).toEqual(b)
        expect(a).toMatchObject({ used: 36 })
      }
      await Promise.all([one.end(), other.end()])
      const control = await hours(careless, 6)
      await Promise.all([control.one.end(), control.other.end()])
      const found = [...control.agreed.values()].filter((quarters) => quarters > 40).length
      expect(found).toBeGreaterThan(0)
      proved({
        promise: 'No cap is crossed by racing',
        of: 'weeks of hours with four presses at two instances',
        tried: weeks,
        broken: 0,
        control: { without: 'the unique position', tried: 6, broken: found },
      })
    },
  )
})

describe('a chat that delivers the same message again, to another instance, before it was answered', () => {
  /** How many of the people who wrote were answered twice, each time as if it were new. */
  const answeredTwice = async (count: number, alone: boolean): Promise<number> => {
    const it = await two(database, PETERBOROUGH, alone)
    let twice = 0
    for (let n = 0; n < count; n += 1) {
      const [a, b] = await Promise.all(
        [it.one, it.other].map(({ receive }) =>
          receive({
            kind: 'said',
            delivery: `said-${String(n)}`,
            account: { platform: 'web', workspace: 'playground', user: 'sam' },
            where: 'private',
            text: 'need £80 for F2201 for gas and food, DWP said no, food bank used',
            files: false,
          }),
        ),
      )
      if (JSON.stringify(a) !== JSON.stringify(b)) twice += 1
      await it.one.opened.documents.put('draft', 'sam', undefined)
    }
    await Promise.all([it.one.end(), it.other.end()])
    return twice
  }

  it('is answered as it was', { timeout: within(60_000) }, async () => {
    const count = trials(10, 500)
    expect(await answeredTwice(count, true)).toBe(0)
    const found = await answeredTwice(10, false)
    expect(found).toBeGreaterThan(0)
    proved({
      promise: 'The same delivery twice is one command with the same answer',
      of: 'messages delivered to two instances at once',
      tried: count,
      broken: 0,
      control: { without: 'answering a person at one instance at a time', tried: 10, broken: found },
    })
  })
})
