import { describe, expect, it } from 'vitest'
import type { Card } from '../../../cards/card.ts'
import type { Delivery, Place, Receive } from '../../../src/chat/chat.ts'
import { webChat } from '../../../src/chat/web/web-chat.ts'
import type { Documents } from '../../../src/store/store.ts'
import { castDirectory } from '../../web/cast.ts'
import { memoryDocuments } from '../../web/memory-documents.ts'

const card = (summary: string): Card => ({
  summary,
  elements: [{ kind: 'heading', text: summary }],
  actions: [],
})
const account = { platform: 'web', workspace: 'playground', user: 'sam' } as const
const channel: Place = { kind: 'channel', platform: 'web', workspace: 'playground', channel: 'tm-east-2' }
const said: Delivery = {
  kind: 'said',
  delivery: 'd-1',
  account,
  where: 'private',
  text: 'hello',
  files: false,
}

const open = (
  documents: Documents = memoryDocuments(),
  receive: Receive = () => Promise.resolve({ cards: [] }),
) => {
  let ids = 0
  return webChat({
    workspace: 'playground',
    directory: castDirectory,
    documents,
    now: () => '2026-11-27T12:38:00Z',
    newId: () => `m-${(ids += 1)}`,
    receive,
  })
}

describe('the web chat', () => {
  it('shows again after a restart what it showed, edited as it was', async () => {
    const documents = memoryDocuments()
    const chat = await open(documents)
    const address = await chat.post(channel, card('one'))
    await chat.post(channel, card('two'))
    await chat.edit(address, card('one, decided'))
    const again = await open(documents)
    const shown = again.messages('channel:tm-east-2')
    expect(shown.map((one) => one.card?.summary)).toEqual(['one, decided', 'two'])
    await again.edit(address, card('one, withdrawn'))
    expect(again.messages('channel:tm-east-2')[0]?.card?.summary).toBe('one, withdrawn')
  })

  it('shows a delivery and its answer once, however often it comes', async () => {
    const chat = await open(memoryDocuments(), () => Promise.resolve({ cards: [card('a'), card('b')] }))
    await chat.deliver(said)
    await chat.deliver(said)
    const shown = chat.messages('private:sam')
    expect(shown.map((one) => one.said ?? one.card?.summary)).toEqual(['hello', 'a', 'b'])
  })

  it('answers in private what was said in a channel', async () => {
    const chat = await open(memoryDocuments(), () => Promise.resolve({ cards: [card('a')] }))
    await chat.deliver({ ...said, where: 'open' }, 'channel:tm-east-2')
    expect(chat.messages('channel:tm-east-2').map((one) => one.said)).toEqual(['hello'])
    expect(chat.messages('private:sam').map((one) => one.card?.summary)).toEqual(['a'])
  })

  it('redraws the card that was pressed', async () => {
    const chat = await open(memoryDocuments(), () => Promise.resolve({ cards: [], redraw: card('decided') }))
    const at = await chat.post(channel, card('one'))
    const button = { on: 'request', id: 'r', step: 0, version: 1, act: 'approve' } as const
    await chat.deliver({ kind: 'pressed', delivery: 'd-2', account, button, answers: {}, at })
    expect(chat.messages('channel:tm-east-2').map((one) => one.card?.summary)).toEqual(['decided'])
  })

  it('says who can read a channel: holders, cover and named support', async () => {
    const chat = await open()
    expect(await chat.members(channel)).toEqual(['jo'])
    expect(await chat.members({ kind: 'private', account })).toEqual(['sam'])
    expect(await chat.members({ ...channel, channel: 'nowhere' })).toBeUndefined()
  })

  it('refuses a place that it does not have, and an edit of what is gone', async () => {
    const chat = await open()
    await expect(chat.post({ ...channel, channel: 'nowhere' }, card('x'))).rejects.toMatchObject({
      kind: 'unreachable',
    })
    const gone = {
      platform: 'web',
      workspace: 'playground',
      conversation: 'private:sam',
      message: 'm-9',
    } as const
    await expect(chat.edit(gone, card('x'))).rejects.toMatchObject({ kind: 'gone' })
  })

  it('takes away only what somebody said themselves', async () => {
    const chat = await open(memoryDocuments(), () => Promise.resolve({ cards: [card('a')] }))
    await chat.deliver(said)
    expect(await chat.remove('jo', 'private:sam', 'd-1')).toBe(false)
    expect(await chat.remove('sam', 'private:sam', 'd-1.0')).toBe(false)
    expect(await chat.remove('sam', 'private:sam', 'd-1')).toBe(true)
    expect(chat.messages('private:sam').map((one) => one.said)).toEqual(['', undefined])
  })

  it('answers what is under way when it stops, and takes nothing new', async () => {
    let answer: () => void = () => undefined
    const chat = await open(
      memoryDocuments(),
      () => new Promise((resolve) => (answer = () => resolve({ cards: [card('late')] }))),
    )
    const delivered = chat.deliver(said)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const stopped = chat.stop()
    await expect(chat.deliver({ ...said, delivery: 'd-3' })).rejects.toMatchObject({ kind: 'unreachable' })
    answer()
    await Promise.all([delivered, stopped])
    expect(chat.messages('private:sam').at(-1)?.card?.summary).toBe('late')
  })
})
