import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../src/chat/chat.ts'
import { silentGaps } from '../../src/cli/silent-gaps.ts'
import { readLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }
const archived = new ChatError('refused', 'Slack refused chat.postMessage: is_archived.')

const withGovernance = {
  ...PETERBOROUGH,
  directory: {
    ...cast,
    people: new Map(
      [...cast.people].map(([id, one]) => [id, id === 'grace' ? { ...one, governance: true } : one]),
    ),
  },
}

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ council: withGovernance })
})
afterEach(() => bot.close())

/** As `people check` shows it, beside the running bot. */
const gapsShown = async () =>
  silentGaps(await (await readLowdbDocuments({ folder: bot.folder })).list('unsent'))

const send = async (label = 'Send, this week will do'): Promise<void> => {
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
  // What can't wait goes to its holders in private anyway.
  await bot.press('sam', buttonNamed(cards.at(-1), label))
}

describe('a channel that can’t be reached any more', () => {
  test('leaves its requests to be decided by whoever holds the post, in private', async () => {
    bot.breakAt('tm-east-2', archived)
    await send()
    const card = bot.last('jo')
    expect(card && textOf(card)).toContain('F2201')
    await bot.press('jo', buttonNamed(card, 'Approve £80'), REASONS)
    expect([...bot.spine().state.requests.values()][0]?.status).toBe('approved')
  })

  test('is told to governance once, in words, and to nobody for every message', async () => {
    bot.breakAt('tm-east-2', archived)
    await send()
    await bot.say('sam', 'F2201 should be £90')
    const told = bot.at('grace').map(textOf)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(
      /can't reach the channel of the Team Manager.*go to whoever holds it, in private.*is_archived/s,
    )
  })

  test('is shown to the operator beside the running bot, until it works again', async () => {
    bot.breakAt('tm-east-2', archived)
    await send()
    const [gap, ...others] = await gapsShown()
    expect(others).toEqual([])
    expect(gap?.says).toMatch(
      /tm-east-2 can't be reached since 2026-11-27T12:38:00Z, and 1 message waits.*is_archived/,
    )
    bot.breakAt('tm-east-2')
    await bot.passTo('2026-11-27T14:00:00Z')
    expect(bot.at('tm-east-2').map(textOf).join()).toContain('F2201')
    expect(await gapsShown()).toEqual([])
  })

  test('is still known after a restart, which tries it again', async () => {
    bot.breakAt('tm-east-2', archived)
    await send()
    await bot.restart()
    expect(bot.at('grace')).toHaveLength(1)
    bot.breakAt('tm-east-2')
    await bot.restart()
    expect(bot.at('tm-east-2')).toHaveLength(1)
    expect(await gapsShown()).toEqual([])
  })
})

test('a channel that dies while its card waits: whoever holds the post has it in private at once', async () => {
  bot.breakAt('tm-east-2', new ChatError('busy', 'slow down', 60_000))
  bot.whileWaiting(() => bot.breakAt('tm-east-2', archived))
  await send()
  const card = bot.last('jo')
  expect(card && textOf(card)).toContain('F2201')
  expect(bot.at('jo')).toHaveLength(1)
})

test('one channel that asks to wait delays nobody else', async () => {
  bot.breakAt('tm-east-2', new ChatError('busy', 'slow down', 600_000))
  const meanwhile: number[] = []
  bot.whileWaiting(() => {
    meanwhile.push(bot.at('jo').length)
    bot.breakAt('tm-east-2')
  })
  await send('Send to Jo')
  expect(bot.at('tm-east-2')).toHaveLength(1)
  expect(meanwhile).toHaveLength(1)
  expect(bot.at('jo')).toHaveLength(1)
})

test('a card that somebody deleted is posted anew, once, as its request stands', async () => {
  await send('Send to Jo')
  bot.forget('tm-east-2')
  await bot.press('jo', buttonNamed(bot.last('jo'), 'Approve £80'), REASONS)
  const cards = bot.at('tm-east-2').map(textOf)
  expect(cards).toHaveLength(1)
  expect(cards[0]).toMatch(/Approved/)
})

test('what waits for somebody who has left by then never reaches them', async () => {
  const until = (to: string) => {
    const people = new Map([...cast.people].map(([id, one]) => [id, id === 'sam' ? { ...one, to } : one]))
    return { ...PETERBOROUGH, directory: { ...cast, people } }
  }
  const reaches = async (to: string): Promise<string> => {
    await bot.close()
    bot = await openBot({ council: until(to) })
    await send()
    bot.breakAt('sam', new ChatError('unreachable', 'Slack did not answer for chat.postMessage.'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), REASONS)
    bot.breakAt('sam')
    await bot.passTo('2026-11-28T09:00:00Z')
    return bot.at('sam').map(textOf).join()
  }
  expect(await reaches('2026-11-28')).toContain('Approved')
  expect(await reaches('2026-11-27')).not.toContain('Approved')
})
