import { afterEach, describe, expect, test } from 'vitest'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { buttonNamed, openBot, textOf, type Bot, type Council } from '../fixtures/bot.ts'
import { peterborough, peterboroughUnder } from '../fixtures/peterborough.ts'
import type { Post, Tenure } from '../../src/people/directory.ts'
import { REASONS } from '../fixtures/scene.ts'

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const council = (change: (post: Post) => Post = (post) => post): Council => ({
  name: 'peterborough',
  policy: peterborough,
  under: peterboroughUnder,
  directory: { ...cast, posts: new Map([...cast.posts].map(([id, post]) => [id, change(post)])) },
  families: castFamilies,
})

const open = async (change?: (post: Post) => Post): Promise<Bot> => {
  const bot = await openBot({ council: council(change) })
  bots.push(bot)
  return bot
}

const held =
  (id: string, holders: readonly Tenure[]) =>
  (post: Post): Post =>
    post.id === id ? { ...post, holders } : post

const said = (bot: Bot, where: string): string => bot.at(where).map(textOf).join('\n---\n')
const last = (bot: Bot, where: string): string =>
  textOf(bot.at(where).at(-1) ?? bot.at(where)[0] ?? { summary: '', elements: [], actions: [] })

/** What the bot answers, in words, with its buttons. */
const talk = async (bot: Bot, person: string, text: string) => {
  const { cards } = await bot.say(person, text)
  return {
    said: cards.map(textOf).join('\n'),
    card: cards[0],
    buttons: cards.flatMap(({ actions }) => actions.map(({ label }) => label)),
  }
}

/** Sam sends £80 for gas; it waits for Jo, or for whoever stands in. */
const sendGas = async (bot: Bot, pounds = 80): Promise<void> => {
  const { cards } = await bot.say(
    'sam',
    `£${pounds} gas F2201, 6 month old, DWP said no, food bank and church tried`,
  )
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send to'))
}

describe('setting cover in chat', () => {
  test('given Jo says when she is away, then the bot asks who covers, of those who may, and whoever covers accepts', async () => {
    const bot = await open()
    const asked = await talk(bot, 'jo', 'away 24–28 Dec')
    expect(asked.said).toContain('away Thu 24 Dec to Mon 28 Dec, the last day included')
    expect(asked.said).toContain('Team Manager, East 2')
    expect(asked.buttons[0]).toBe('Max Field')
    expect(asked.buttons).not.toContain('Jo Marsh')
    expect(asked.buttons).not.toContain('Sam Reed')
    const answered = await bot.press('jo', buttonNamed(asked.card, 'Max'))
    expect(answered.cards.map(textOf).join()).toContain('Nothing changes until they say yes')
    expect(last(bot, 'max')).toContain('Jo Marsh asks you to cover Thu 24 Dec to Mon 28 Dec')
    const yes = await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    expect(yes.cards.map(textOf).join()).toContain('You cover Jo Marsh, Thu 24 Dec to Mon 28 Dec')
    expect(last(bot, 'jo')).toContain('Max Field covers you, Thu 24 Dec to Mon 28 Dec')
    expect(bot.recorded('cover-set')).toMatchObject([
      {
        by: 'max',
        sealed: { post: 'tm-east-2', person: 'max', away: 'jo', from: '2026-12-24', to: '2026-12-28' },
      },
    ])
    expect((await talk(bot, 'sam', 'who covers Jo?')).said).toBe(
      'Max Field covers Jo Marsh, Team Manager, East 2, Thu 24 Dec to Mon 28 Dec.',
    )
  })

  test('"Dev covers me 24-28 Dec" asks Dev at once; a half-typed request is still there', async () => {
    const bot = await open()
    await bot.say('anna', 'need £80 for gas F2201')
    const answered = await talk(bot, 'anna', 'Dev covers me 24-28 Dec')
    expect(answered.said).toContain("I've asked Dev Shah to cover you, Thu 24 Dec to Mon 28 Dec")
    expect(last(bot, 'dev')).toContain('Head of Service, Family Safeguarding')
    expect((await talk(bot, 'anna', 'DWP said no, everything else tried')).said).toContain('£80')
  })

  test('somebody below is refused in words that say what to do', async () => {
    const bot = await open()
    expect((await talk(bot, 'anna', 'Ruth covers me 24-28 Dec')).said).toContain(
      "Ruth Cole can't cover Head of Service, Family Safeguarding: cover has to hold a post of the same grade or above themselves",
    )
    expect(bot.recorded('cover-asked')).toEqual([])
  })

  test.each([
    ['sam', "I'm off from tomorrow until Tuesday", 'You hold no post in the matrix'],
    ['jo', "I'm away", 'Which days, please?'],
    ['jo', 'Zed covers me 24-28 Dec', `I don't know "zed" here`],
    ['jo', 'cancel my cover', 'I have no cover for you that was set here'],
    ['jo', "I'm back", 'I have no cover for you that was set here'],
    ['sam', 'who covers Anna?', 'Nobody is set to cover Anna Bright, now or later.'],
  ])('%s says "%s"', async (person, text, answer) => {
    expect((await talk(await open(), person, text)).said).toContain(answer)
  })

  test('cancelled before there was a yes: whoever was asked never covered, and reads that', async () => {
    const bot = await open()
    await talk(bot, 'jo', 'Max covers me 24-28 Dec')
    expect((await talk(bot, 'jo', 'cancel my cover')).said).toContain("who hadn't answered")
    expect(last(bot, 'max')).toBe(
      'Jo Marsh no longer asks you to cover those days, so there is nothing for you to answer.',
    )
  })

  test('“away 24-26 Dec instead”: the old days end, and the same person is asked for the new ones', async () => {
    const bot = await open()
    await talk(bot, 'jo', 'Max covers me 24-28 Dec')
    const { said: changed } = await talk(bot, 'jo', 'away 24-26 Dec instead')
    expect(changed).toContain('Thu 24 Dec to Sat 26 Dec instead of Thu 24 Dec to Mon 28 Dec')
    expect(last(bot, 'max')).toContain('asks you to cover Thu 24 Dec to Sat 26 Dec')
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    const { said: lines } = await talk(bot, 'jo', 'who covers me?')
    expect(lines).toMatch(/Max .* covers Jo Marsh/)
    expect(lines).toContain('Thu 24 Dec to Sat 26 Dec')
    expect(lines).not.toContain('28 Dec')
  })

  test('“am I away?” is answered: not, or from when until when', async () => {
    const bot = await open()
    expect((await talk(bot, 'jo', 'am I away?')).said).toContain("You aren't down as away")
    await talk(bot, 'jo', 'Max covers me 24-28 Dec')
    expect((await talk(bot, 'jo', 'am i away')).said).toContain('was asked to cover Jo Marsh')
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    expect((await talk(bot, 'jo', 'am I still down as away?')).said).toMatch(/covers Jo Marsh.*Thu 24 Dec/)
  })

  test('a no is told to whoever asked, and cancelling tells whoever covers', async () => {
    const bot = await open()
    await bot.say('jo', 'Max covers me 24-28 Dec')
    await bot.press('max', buttonNamed(bot.last('max'), "I can't"))
    expect(last(bot, 'jo')).toContain("Max Field can't cover you from Thu 24 Dec")
    await bot.say('jo', 'Max covers me 4-5 Jan')
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    expect((await talk(bot, 'jo', 'cancel my cover')).said).toContain(
      "Cancelled: Max Field isn't covering you",
    )
    expect(last(bot, 'max')).toContain('Max Field no longer covers Jo Marsh')
  })
})

describe('while somebody is covered', () => {
  const jo_away_with_max = async (bot: Bot, days = 'today until Sunday'): Promise<void> => {
    const { card } = await talk(bot, 'jo', `I'm off from ${days}`)
    await bot.press('jo', buttonNamed(card, 'Max'))
    const asked = bot.at('max').findLast((one) => one.actions.some(({ label }) => label.startsWith('Yes')))
    await bot.press('max', buttonNamed(asked, 'Yes'))
  }

  test('given a request waits for Jo, when Max begins to cover, then he has the card and Sam is told until when', async () => {
    const bot = await open()
    await sendGas(bot)
    await jo_away_with_max(bot)
    expect(last(bot, 'sam')).toBe(
      "Jo is away until Mon 30 Nov. Max Field can agree £80 for gas, so I've asked Max.",
    )
    await bot.press('max', buttonNamed(bot.last('max'), 'Approve £80'), { reasons: REASONS })
    expect(said(bot, 'sam')).toContain(
      'Approved by Max Field for Jo Marsh, team manager (covering), at 12:38',
    )
    expect(said(bot, 'tm-east-2')).toContain('Max Field for Jo Marsh, Team Manager, East 2 (covering)')
  })

  test('given Max covers already, when Sam asks, then Max is asked and Sam is told why', async () => {
    const bot = await open()
    await jo_away_with_max(bot)
    await sendGas(bot)
    expect(said(bot, 'sam')).toContain(
      "Jo is away until Mon 30 Nov. Max Field can agree £80 for gas, so I've asked Max.",
    )
    expect(buttonNamed(bot.last('max'), 'Approve £80')).toBeDefined()
  })

  test('given cover begins on another day, then at midnight of it what waits reaches Max, once', async () => {
    const bot = await open()
    await sendGas(bot)
    await jo_away_with_max(bot, '1 December until 2 December')
    expect(said(bot, 'max')).not.toContain('£80 for gas')
    bot.setTime('2026-11-30T23:59:59Z')
    await bot.dayBegan()
    expect(said(bot, 'max')).not.toContain('£80 for gas')
    bot.setTime('2026-12-01T00:00:00Z')
    await bot.dayBegan()
    await bot.dayBegan()
    expect(bot.at('max').filter((card) => textOf(card).includes('£80 for gas'))).toHaveLength(1)
    expect(said(bot, 'sam').split('Jo is away until Thu 3 Dec').length).toBe(2)
    bot.setTime('2026-12-03T00:00:00Z')
    await bot.dayBegan()
    expect(last(bot, 'sam')).toContain('Jo Marsh is your team manager now and has your request')
    const refused = await bot.press('max', buttonNamed(bot.at('tm-east-2')[0], 'Approve £80'), {
      reasons: REASONS,
    })
    expect(refused.cards.map(textOf).join()).toContain('Jo Marsh has it')
  })

  test('a day that began while the bot was stopped is noticed when it starts', async () => {
    const bot = await open()
    await sendGas(bot)
    await jo_away_with_max(bot, '1 December until 2 December')
    bot.setTime('2026-12-01T08:00:00Z')
    await bot.restart()
    expect(said(bot, 'max')).toContain('£80 for gas')
  })

  test('given Jo says "I’m back", then Max has it no longer and Sam is told', async () => {
    const bot = await open()
    await sendGas(bot)
    await jo_away_with_max(bot)
    expect((await talk(bot, 'jo', "I'm back")).said).toContain('Max Field no longer covers you')
    expect(last(bot, 'sam')).toContain('Jo Marsh is your team manager now')
    expect(bot.last('max')?.actions.map(({ label }) => label) ?? []).not.toContain('Approve £80')
  })

  test('a post without a channel: its cards are in private, with whoever acts', async () => {
    const bot = await open((post) => (post.id === 'tm-east-2' ? { ...post, channels: [] } : post))
    await sendGas(bot)
    expect(said(bot, 'jo')).toContain('£80 for gas')
    await jo_away_with_max(bot)
    expect(buttonNamed(bot.last('max'), 'Approve £80')).toBeDefined()
  })

  test('given Max covers Jo and asks for something himself, then he is not the one who gets it', async () => {
    const bot = await open()
    await jo_away_with_max(bot)
    const { cards } = await bot.say(
      'max',
      '£80 gas F2201, 6 month old, DWP said no, food bank and church tried',
    )
    expect(cards.map(textOf).join()).not.toContain('Max Field, Team Manager')
    const [send] = cards.flatMap(({ actions }) => actions.filter(({ label }) => label.startsWith('Send')))
    expect(send?.label).not.toContain('Max')
  })
})

describe('people come and go', () => {
  const LEAVES: Tenure = { person: 'anna', from: '2020-01-01', to: '2026-11-27' }

  test('given the last holder leaves while a request is open, then the worker and the line above are told at once', async () => {
    const bot = await open(held('hos-fs', [LEAVES]))
    await sendGas(bot, 120)
    const old = buttonNamed(bot.last('hos-fs'), 'Approve')
    bot.setTime('2026-11-28T00:00:00Z')
    await bot.dayBegan()
    expect(last(bot, 'sam')).toBe(
      'Nobody is in post as Head of Service, Family Safeguarding now, so nobody can agree £120 for gas. Talk to Ian West, the Assistant Director, on 07700 900222. It stays on record until somebody is in post.',
    )
    expect(last(bot, 'ian')).toContain('a request for F2201 waits there')
    const refused = await bot.press('anna', old, { reasons: REASONS })
    expect(refused.cards.map(textOf).join()).toContain(
      'Nobody is in post as Head of Service, Family Safeguarding today',
    )
  })

  test('given Anna leaves and Priya comes, then the worker is told who has it, and Anna’s old card is refused', async () => {
    const bot = await open(held('hos-fs', [LEAVES, { person: 'priya', from: '2026-11-28', to: undefined }]))
    await sendGas(bot, 120)
    const old = buttonNamed(bot.last('hos-fs'), 'Approve')
    bot.setTime('2026-11-28T00:00:00Z')
    await bot.dayBegan()
    expect(last(bot, 'sam')).toContain('Priya Nair is your head of service now and has your request')
    const refused = await bot.press('anna', old, { reasons: REASONS })
    expect(refused.cards.map(textOf).join()).toContain('Priya Nair has it')
    expect(bot.recorded('approved')).toEqual([])
  })

  test('given the first post of a step is empty and another may act, then the card goes to the other', async () => {
    const bot = await open(held('tm-east-2', [{ person: 'jo', from: '2020-01-01', to: '2026-11-27' }]))
    await sendGas(bot)
    bot.setTime('2026-11-28T00:00:00Z')
    await bot.dayBegan()
    expect(said(bot, 'gm-fs')).toContain('£80 for gas')
    expect(last(bot, 'sam')).toContain('Ruth Cole is your group manager now and has your request')
  })
})
