import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TEAMS_SDKS, type TeamsSdk } from '../../../src/chat/teams/teams-config.ts'
import { activityFrom, installed, personNamed, press, typed } from './activities.ts'
import { type BotAtTeams, botAtTeams } from './bot-at-teams.ts'
import { failed } from '../../prove/failed.ts'
import { proved, trials, within } from '../../prove/proof.ts'
import { deliver } from './deliver.ts'

const PROMISE = 'Bad input can’t stop it'
/** The door before both is one: the second SDK only shows that nothing behind it breaks. */
const trustedBy = (sdk: string): number => (sdk === 'agents' ? trials(2_000, 100_000) : trials(500, 100_000))
const strange = trials(500, 100_000)

/** The same bot, which takes what came over the wire for what it looks like. */
const botWithoutShapes = async (sdk: TeamsSdk): Promise<BotAtTeams> => {
  const path = '../../../src/chat/teams/activity.ts'
  vi.resetModules()
  vi.doMock(path, async (original) => ({
    ...(await original<object>()),
    readActivity: (body: unknown) => body,
  }))
  const bolder = await import('./bot-at-teams.ts')
  vi.doUnmock(path)
  return bolder.botAtTeams(() => Promise.resolve({ cards: [] }), { sdk })
}

describe.each(TEAMS_SDKS)('through %s', (sdk) => {
  let bot: BotAtTeams
  let received = 0
  const broken: unknown[] = []
  const note = (reason: unknown) => void broken.push(reason)

  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note)
    bot = await botAtTeams(
      () => {
        received += 1
        return Promise.resolve({ cards: [] })
      },
      { sdk },
    )
  })
  afterAll(async () => {
    process.off('unhandledRejection', note).off('uncaughtException', note)
    await bot.stop()
  })

  const sam = personNamed('sam')
  const button = { on: 'request', id: 'r', step: 1, version: 1, act: 'approve' }
  const shapes = [typed('£80 for gas'), ...installed, press('1', { button, inputs: '0.', '0.reasons': 'x' })]

  type Node = Record<string, unknown>

  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      0,
      -1,
      1e309,
      '',
      '\u0000',
      '__proto__',
      [],
      {},
      [[]],
      [null],
    ),
    fc.constantFrom<unknown>(
      'x'.repeat(5000),
      '<at>x</at>',
      '\ud800',
      { toString: 1 },
      { constructor: null },
    ),
    fc.jsonValue({ maxDepth: 3 }),
  )

  /** A good activity with something in it, however deep, replaced by something hostile. */
  const spoiledFor = (to: () => BotAtTeams) =>
    fc
      .tuple(
        fc.nat(shapes.length - 1),
        fc.array(fc.tuple(fc.nat(1000), hostile), { minLength: 1, maxLength: 3 }),
      )
      .map(([shape, changes]) => {
        const activity = structuredClone(
          activityFrom(sam, to().teams.serviceUrl, shapes[shape] ?? {}),
        ) as Node
        for (const [place, value] of changes) spoil(activity, place, value)
        return activity
      })
  const spoiled = spoiledFor(() => bot)

  const spoil = (activity: Node, place: number, value: unknown): void => {
    const places = [...placesIn(activity)]
    const [node, key] = places[place % places.length] ?? [activity, 'type']
    node[key] = structuredClone(value)
  }

  function* placesIn(node: Node): Generator<readonly [Node, string]> {
    for (const [key, value] of Object.entries(node)) {
      yield [node, key]
      if (typeof value === 'object' && value !== null) yield* placesIn(value as Node)
    }
  }

  const holds = async (send: () => Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await send()
    expect(status).toBeLessThan(500)
    expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:/)
    expect(broken).toEqual([])
  }

  describe('whatever is sent', () => {
    it(
      'with a good token breaks nothing and shows nothing',
      async () => {
        const isAnswered = (at: BotAtTeams, activity: unknown) => holds(() => deliver(at, activity))
        await fc.assert(
          fc.asyncProperty(spoiled, (activity) => isAnswered(bot, activity)),
          { numRuns: trustedBy(sdk) },
        )
        const open = await botWithoutShapes(sdk)
        const fallen = await failed(
          fc.sample(
            spoiledFor(() => open),
            100,
          ),
          (activity) => isAnswered(open, activity),
        )
        await open.stop()
        broken.splice(0)
        expect(fallen).toBeGreaterThan(0)
        proved({
          promise: PROMISE,
          of: `spoiled activities with Microsoft’s token, through ${sdk}`,
          tried: trustedBy(sdk),
          broken: 0,
          control: { without: 'reading a body into the shape of an activity', tried: 100, broken: fallen },
        })
      },
      within(120_000),
    )

    it(
      'without one reaches nothing, breaks nothing and shows nothing',
      async () => {
        received = 0
        const body = fc.oneof(
          fc.string(),
          fc.json(),
          spoiled.map((activity) => JSON.stringify(activity)),
        )
        const authorization = fc.oneof(
          fc.constant(''),
          fc.stringMatching(/^Bearer [\w.-]{0,60}$/),
          fc.stringMatching(/^[!-~]{1,60}$/),
        )
        const isTurnedAway = (sent: { readonly body: string; readonly authorization?: string }) =>
          holds(async () => {
            const answer = await deliver(bot, undefined, sent)
            expect(answer).toEqual({ status: 401, text: '' })
            return answer
          })
        const strangers = fc.record({ body, authorization })
        await fc.assert(fc.asyncProperty(strangers, isTurnedAway), { numRuns: strange })
        expect(received).toBe(0)
        const known = await failed(fc.sample(fc.record({ body }), 50), isTurnedAway)
        expect(known).toBeGreaterThan(0)
        proved({
          promise: PROMISE,
          of: `deliveries without Microsoft’s token, through ${sdk}`,
          tried: strange,
          broken: 0,
          control: { without: 'a door: the same, with Microsoft’s token', tried: 50, broken: known },
        })
      },
      within(120_000),
    )

    it('still answers a good one', async () => {
      received = 0
      await deliver(bot, activityFrom(sam, bot.teams.serviceUrl, typed('£80 for gas')))
      expect(received).toBe(1)
    })
  })
})
