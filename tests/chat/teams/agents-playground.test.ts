import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../../cards/card.ts'
import type { Delivery, Place, Receive } from '../../../src/chat/chat.ts'
import { personNamed } from './activities.ts'
import { agentsPlayground, type AgentsPlayground, channel, group, privateChat } from './agents-playground.ts'
import { type ServedBot, serveBot, tenant } from './bot-at-teams.ts'
import { actionsOf, cardOf, labelOf, pressOn, textOf } from './drawn.ts'

/** The bot for the playground: the real one, or here one that plays the gas of conversation 1 by heart. */
let bot: ServedBot
let playground: AgentsPlayground
const received: Delivery[] = []

const heads: Place = { kind: 'channel', platform: 'teams', workspace: tenant, channel: group }

const card = (words: string, actions: Card['actions'] = []): Card => ({
  summary: 'A request for the team manager, East 2. Needed today.',
  elements: [
    { kind: 'heading', text: '£80 for gas · F2201' },
    { kind: 'say', text: [words] },
  ],
  actions,
})

const act = (
  on: 'draft' | 'request',
  id: string,
  label: string,
  asksWhy = false,
): Card['actions'][number] => ({
  button: { on, id, step: 0, version: 0, act: id },
  label,
  style: 'main',
  questions: asksWhy ? [{ id: 'reasons', label: 'Your reasons', required: true, kind: 'long' }] : [],
})

const byHeart: Receive = async (delivery) => {
  received.push(delivery)
  if (delivery.kind === 'opened') return { cards: [card('Ask me who may agree it.')] }
  if (delivery.kind === 'said')
    return { cards: [card('Jo Marsh can agree this.', [act('draft', 'send', 'Send to Jo')])] }
  if (delivery.button.act === 'send') {
    await bot.chat.post(heads, card('No gas, and a baby.', [act('request', 'approve', 'Approve £80', true)]))
    return { cards: [], redraw: card('Sent to Jo. Nothing is agreed yet.') }
  }
  return { cards: [], redraw: card(`Approved: ${delivery.answers['reasons'] ?? ''}`) }
}

beforeAll(async () => {
  playground = await agentsPlayground(async (cloud) => (bot = await serveBot(byHeart, cloud)))
}, 60_000)
afterAll(() => playground.stop())

const reads = (words: string) => (shown: readonly { message: Parameters<typeof textOf>[0] }[]) =>
  shown.some(({ message }) => textOf(message).includes(words))

const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1)
  return items[0] as T
}

const buttonsOf = (message: Parameters<typeof cardOf>[0]) => actionsOf(cardOf(message)).map(labelOf)

describe('in Microsoft’s own client', () => {
  it('opens once, and carries a request from the asking to the decision', async () => {
    await playground.install()
    await playground.install()
    await playground.until(privateChat, reads('Ask me who may agree it.'))

    await playground.say(privateChat, 'need 80 quid for gas F2201')
    const offered = await playground.until(privateChat, reads('Jo Marsh can agree this.'))
    const [, offer] = offered
    if (offer === undefined) throw new Error('Nothing was offered.')
    const answer = await playground.press('sam', offer, pressOn(cardOf(offer.message), 'Send to Jo', {}))
    expect(JSON.stringify(answer)).toContain('Nothing is agreed yet.')
    await playground.until(privateChat, reads('Sent to Jo.'))

    const request = only(await playground.until(group, reads('No gas, and a baby.')))
    expect(buttonsOf(request.message)).toEqual(['Approve £80'])
    const why = { reasons: '<at>Everyone</at> **no gas** [here](https://evil.example)' }
    await playground.press('jo', request, pressOn(cardOf(request.message), 'Approve £80', why))
    const decided = only(await playground.until(group, reads('Approved: ')))
    expect(decided.id).toBe(request.id)
    expect(textOf(decided.message)).toContain(why.reasons)
    expect(buttonsOf(decided.message)).toEqual([])
    expect(decided.message).toMatchObject({ mentions: [] })

    expect(received.map(({ kind, account }) => [kind, account.user])).toEqual([
      ['opened', personNamed('sam').guid],
      ['said', personNamed('sam').guid],
      ['pressed', personNamed('sam').guid],
      ['pressed', personNamed('jo').guid],
    ])
  }, 30_000)

  it.each([group, channel])(
    'answers in private what is asked in %s',
    async (place) => {
      const before = playground.shownIn(privateChat).length
      await playground.say(place, 'who signs off a b&b?')
      await playground.until(privateChat, (shown) => shown.length > before)
      expect(received.at(-1)).toMatchObject({ kind: 'said', where: 'open', text: 'who signs off a b&b?' })
    },
    30_000,
  )

  it('knows who reads a group', async () => {
    expect(await bot.chat.members(heads)).toContain(personNamed('jo').guid)
  })
})
