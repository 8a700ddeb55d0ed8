import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor } from '../../src/policy/route.ts'
import { cambridgeshireCast, cambridgeshireRouter } from '../fixtures/cambridgeshire.ts'
import { directoryFor, FAMILY } from '../fixtures/anywhere.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { openScene, why } from '../fixtures/scene.ts'
import type { Facts } from '../../src/policy/fact.ts'

const parsed = parsePolicy(readFileSync('policies/leicestershire/policy.yaml', 'utf8'), 'policy-1')
if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
const { policy } = parsed
const router = routerFor(policy, () => undefined)

const directory = directoryFor(policy)
const people = new Map(
  [...directory.people].map(([id, person]) => [
    id,
    { ...person, accounts: [{ platform: 'web', workspace: 'playground', user: id } as const] },
  ]),
)

describe('what the bot says and does', () => {
  let bot: Bot
  beforeEach(async () => {
    bot = await openBot({
      at: '2026-11-27T10:00:00Z',
      council: {
        name: 'leicestershire',
        policy,
        under: () => undefined,
        directory: { ...directory, people },
        families: new Map([[FAMILY.reference, FAMILY]]),
      },
    })
  })
  afterEach(() => bot.close())

  const said = (): string => {
    const card = bot.last('worker')
    return card ? textOf(card) : ''
  }

  it('a family has ten days to reply to an adoption support plan: reminded before, and told on the last day', async () => {
    const { cards } = await bot.say('worker', 'adoption support plan F2201, no reply, plan sent 3 days ago')
    expect(cards.map(textOf).join('')).toMatch(/ten days from sending to reply/)
    const reply = await bot.press('worker', buttonNamed(cards.at(-1), 'Remind me before Thu 3 Dec'))
    expect(reply.cards.map(textOf).join('')).toMatch(
      /^I'll remind you: the family's time to reply lasts until Thu 3 Dec/,
    )
    await bot.passTo('2026-12-01T09:00:00Z')
    expect(said()).toBe(
      `Adoption support plan, F2201: the family's time to reply lasts until Thu 3 Dec ("Adoption Support Plan Reviews").`,
    )
    await bot.passTo('2026-12-03T09:00:00Z')
    expect(said()).toMatch(/No reply isn't agreement, so ask the family again/)
    await bot.passTo('2027-06-01T09:00:00Z')
    expect([...bot.recorded('reminded'), ...bot.recorded('fell-due')]).toHaveLength(2)
  })

  it('once it is done nothing more is said', async () => {
    const { cards } = await bot.say('worker', 'adoption support plan F2201, no reply, plan sent 3 days ago')
    await bot.press('worker', buttonNamed(cards.at(-1), 'Remind me'))
    await bot.passTo('2026-12-01T09:00:00Z')
    await bot.press('worker', buttonNamed(bot.last('worker'), 'It is done'), {
      words: 'They agreed by letter.',
    })
    await bot.passTo('2027-06-01T09:00:00Z')
    expect(bot.recorded('fell-due')).toEqual([])
    expect(bot.recorded('watch-ended')).toHaveLength(1)
  })
})

describe('a day that is kept in mind', () => {
  const scene = (facts: Facts, council = { router, directory }) => {
    const it = openScene(council)
    const given = it.give(
      {
        kind: 'watch',
        request: 'w1',
        resource: 'adoption-support-plan',
        family: 'F2201',
        requesters: ['sam'],
        facts,
      },
      'sam',
    )
    return { it, given }
  }

  it('a review within four weeks of hearing of a change', () => {
    const { it: playing } = scene({ planMatter: 'review', weeksSinceChange: 1 })
    expect(playing.passTo('2027-02-01T00:00:00Z').map(({ type, at }) => [type, at.slice(0, 10)])).toEqual([
      ['reminded', '2026-12-10'],
      ['fell-due', '2026-12-17'],
    ])
  })

  it('can stand in for nothing that somebody has to agree', () => {
    expect(why(scene({ planMatter: 'approve' }).given)).toBe('stale')
    expect(why(scene({}).given)).toBe('stale')
  })

  it('asks nobody for anything and is nobody’s to decide', () => {
    const { it: playing } = scene({ planMatter: 'reply' })
    expect(playing.request('w1').steps).toEqual([])
    expect(why(playing.press('sam', 'approve', undefined, { request: 'w1' }))).toBe('out-of-order')
    expect(why(playing.press('lee', 'end-watch', { words: 'Done.' }, { request: 'w1' }))).toBe('not-yours')
  })

  it('28 days with friends: the Kinship Team is thought of before they are over', () => {
    const playing = openScene({ router: cambridgeshireRouter, directory: cambridgeshireCast() })
    playing.give(
      {
        kind: 'watch',
        request: 'w1',
        resource: 'private-fostering',
        family: 'F2201',
        requesters: ['sol'],
        facts: { days: 10, carerKind: 'friends' },
      },
      'sol',
    )
    expect(playing.passTo('2027-02-01T00:00:00Z').map(({ type, at }) => [type, at.slice(0, 10)])).toEqual([
      ['reminded', '2026-12-07'],
      ['fell-due', '2026-12-14'],
    ])
  })
})
