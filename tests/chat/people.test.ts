import { afterEach, describe, expect, test } from 'vitest'
import type { Directory, Person, Post } from '../../src/people/directory.ts'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'
const GAS = 'need £80 for F2201 for gas and food, DWP said no, food bank used'

const people =
  (change: (person: Person) => Person) =>
  (directory: Directory): Directory => ({
    ...directory,
    people: new Map([...directory.people].map(([id, one]) => [id, change(one)])),
  })
const manager =
  (change: (post: Post) => Post) =>
  (directory: Directory): Directory => ({
    ...directory,
    posts: new Map([...directory.posts].map(([id, one]) => [id, id === 'tm-east-2' ? change(one) : one])),
  })
const graceGoverns = people((one) => (one.id === 'grace' ? { ...one, governance: true } : one))
const since = (person: string, from = '2020-01-01', to?: string) => ({ person, from, to })

const CHATS = [
  ['Slack', slackRig],
  ['Teams', teamsRig],
  ['the page', webRig],
] as const

describe.each(CHATS)('people on %s', { timeout: 30_000 }, (_, newRig) => {
  const open: { close: () => Promise<void> }[] = []
  afterEach(async () => {
    for (const bot of open.splice(0)) await bot.close()
  })
  const start = async (options: Parameters<typeof botOnChat>[1] = {}) => {
    const rig: ChatRig = newRig()
    const bot = await botOnChat(rig, options)
    open.push(bot)
    return { rig, bot }
  }

  const lastOf = (shown: readonly Shown[]): Shown => {
    const last = shown.at(-1)
    if (!last) throw new Error('nothing was shown')
    return last
  }
  const seen = async (rig: ChatRig, person: string) => lastOf(await rig.seenBy(person))
  const everything = async (rig: ChatRig, person: string) =>
    (await rig.seenBy(person)).map(({ text }) => text).join('\n')
  const send = async (rig: ChatRig, person = 'sam'): Promise<void> => {
    await rig.say(person, GAS)
    const offered = await seen(rig, person)
    await rig.press(person, offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
  }
  const labelled = ({ buttons }: Shown, start: string): string =>
    buttons.find((label) => label.startsWith(start)) ?? ''

  test('an account nobody has gets a code, an administrator says whose it is, and its holder works from it', async () => {
    const { rig, bot } = await start({ known: ['jo', 'anna', 'dev', 'grace'], change: graceGoverns })
    await rig.say('stranger', GAS)
    expect((await seen(rig, 'stranger')).text).toContain("I don't know this account")
    await rig.say('stranger', 'Who am I?')
    const code = /code is ([A-Z0-9]{4})/.exec((await seen(rig, 'stranger')).text)?.[1] ?? ''
    expect(code).not.toBe('')
    await rig.say('grace', `link ${code} to Sam Reed`)
    const question = await seen(rig, 'grace')
    expect(question.text).toContain(`Link code ${code} to Sam Reed, social worker, East 2?`)
    await rig.press('grace', question, labelled(question, 'Yes, link'))
    expect(await everything(rig, 'stranger')).toContain("This account is Sam Reed's now: Grace Holt said so.")
    expect(bot.spine.state.links.get('sam')).toEqual([rig.account('stranger')])
    await send(rig, 'stranger')
    const card = lastOf(await rig.postedIn('east-2'))
    expect([...bot.spine.state.requests.values()]).toMatchObject([{ requesters: ['sam'], status: 'open' }])
    expect(card.text).not.toBe('')
  })

  test('somebody who left presses the old card: refused in words, and whoever holds the post now decides', async () => {
    const { rig, bot } = await start({
      change: (directory) =>
        manager((post) => ({
          ...post,
          holders: [since('jo', '2020-01-01', '2026-11-27'), since('dev', '2026-11-28')],
        }))(people((one) => (one.id === 'jo' ? { ...one, to: '2026-11-27' } : one))(directory)),
    })
    await send(rig)
    const old = lastOf(await rig.postedIn('east-2'))
    await bot.setTime('2026-11-30T09:00:00Z')
    await rig.press('jo', old, 'Approve £80', { reasons: REASONS })
    expect(await everything(rig, 'jo')).toContain('You no longer hold Team Manager, East 2: Dev Shah does.')
    expect(bot.spine.state.entries.get('F2201 s17')).toBeUndefined()
    const now = lastOf(await rig.postedIn('east-2'))
    expect(now.text).not.toContain('F2201')
    await rig.press('dev', now, 'Open')
    await rig.press('dev', await seen(rig, 'dev'), 'Approve £80', { reasons: REASONS })
    expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
  })

  test('with a list a day old nothing is decided until governance says that it stands', async () => {
    const { rig, bot } = await start({
      change: (directory) => ({
        ...graceGoverns(directory),
        list: { source: 'HR, nightly', asAt: '2026-11-26T12:00:00Z' },
      }),
    })
    await send(rig)
    expect(await everything(rig, 'sam')).toContain('It is sent, but nobody can decide it here just now.')
    const card = lastOf(await rig.postedIn('east-2'))
    await rig.press('jo', card, 'Approve £80', { reasons: REASONS })
    expect(await everything(rig, 'jo')).toContain(
      'The list of people (HR, nightly) is from Thu 26 Nov, 12:00',
    )
    expect(await everything(rig, 'jo')).toContain('Ring Grace Holt, on 07700 900444')
    expect(bot.spine.state.entries.get('F2201 s17')).toBeUndefined()
    await rig.say('grace', 'the list still stands')
    const why = await seen(rig, 'grace')
    await rig.press('grace', why, 'It still stands', {
      reasons: 'HR rang: nobody has come or left since Thursday.',
    })
    expect(await everything(rig, 'grace')).toContain('counts until Sat 28 Nov, 12:38')
    await rig.press('jo', lastOf(await rig.postedIn('east-2')), 'Approve £80', { reasons: REASONS })
    expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
  })

  test('a guest who is in the list of people asks and decides nothing', async () => {
    const { rig, bot } = await start()
    if (!rig.becomesGuest) return
    await send(rig)
    await seen(rig, 'jo')
    const before = await everything(rig, 'jo')
    rig.becomesGuest('jo')
    const card = lastOf(await rig.postedIn('east-2'))
    await rig.press('jo', card, 'Approve £80', { reasons: REASONS }).catch(() => undefined)
    await rig.say('jo', GAS).catch(() => undefined)
    expect(bot.spine.state.entries.get('F2201 s17')).toBeUndefined()
    expect(bot.spine.state.requests.size).toBe(1)
    expect((await everything(rig, 'jo')).slice(before.length)).not.toContain('F2201')
  })

  describe('a post without a channel', () => {
    const private_ = (change: Partial<Post>) => manager((post) => ({ ...post, channels: [], ...change }))

    test('is reached in its holder’s private chat, and in both where two hold it', async () => {
      const { rig, bot } = await start({ change: private_({ holders: [since('jo'), since('dev')] }) })
      await send(rig)
      expect((await seen(rig, 'dev')).text).toContain('F2201')
      await rig.press('jo', await seen(rig, 'jo'), 'Approve £80', { reasons: REASONS })
      expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
      expect((await rig.seenBy('dev')).filter(({ buttons }) => buttons.includes('Approve £80'))).toEqual([])
      expect(await rig.postedIn('east-2')).toEqual([])
    })

    test('and whoever covers it is reached in theirs', async () => {
      const { rig, bot } = await start({
        change: private_({ cover: [since('anna', '2026-11-27', '2026-11-27')] }),
      })
      await send(rig)
      expect((await seen(rig, 'jo')).text).toContain('F2201')
      await rig.press('anna', await seen(rig, 'anna'), 'Approve £80', { reasons: REASONS })
      expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
    })

    test('and where nobody holds it the worker is told who can', async () => {
      const { rig } = await start({ change: private_({ holders: [] }) })
      await rig.say('sam', GAS)
      expect(await everything(rig, 'sam')).toContain('Ruth Cole')
      expect(await rig.seenBy('jo')).toEqual([])
    })
  })
})
