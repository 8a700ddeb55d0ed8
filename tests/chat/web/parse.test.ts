import { describe, expect, it } from 'vitest'
import type { Button, Card } from '../../../cards/card.ts'
import { parseOpened, parsePressed, parseSaid } from '../../../src/chat/web/parse.ts'
import { drawnMessage } from '../../../src/chat/web/render.ts'
import { readBlocks } from '../slack/block-rules.ts'

const button: Button = { on: 'request', id: 'q7Xk2', step: 1, version: 3, act: 'approve' }
const card: Card = {
  summary: 'A request for the team manager.',
  elements: [{ kind: 'heading', text: '£80 for gas · F2201' }],
  actions: [
    {
      button,
      label: 'Approve £80',
      style: 'main',
      questions: [{ id: 'reasons', kind: 'long', label: 'Your reasons', required: true }],
    },
  ],
}
const drawn = drawnMessage({
  conversation: 'channel:east-2',
  id: 'm-1',
  at: '2026-11-27T12:38:00Z',
  from: 'bot',
  order: 1,
  version: 1,
  card,
})
const arrived = { as: 'jo', delivery: 'delivery-1' }
const said = { ...arrived, conversation: 'private:jo', text: 'hello' }
const pressed = { ...arrived, conversation: 'channel:east-2', message: 'm-1' }

describe('what the page sends', () => {
  it('a press in Slack’s look carries the same button and answers as one in Teams’', () => {
    const value = readBlocks(JSON.parse(JSON.stringify(drawn.slack?.blocks))).flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    )[0]?.value
    const answers = { reasons: 'Baby at home.' }
    const [slack, teams] = [
      { value, answers },
      { button, inputs: '0.', '0.reasons': 'Baby at home.' },
    ].map((data) => parsePressed('playground', { ...pressed, data }))
    expect(slack?.delivery).toMatchObject({ kind: 'pressed', button, answers })
    expect(slack).toEqual(teams)
  })

  it('what was said says whether a file came with it; left out, none did', () => {
    expect(parseSaid('playground', said)?.delivery.files).toBe(false)
    expect(parseSaid('playground', { ...said, files: true })?.delivery.files).toBe(true)
  })

  it.each<unknown>([
    undefined,
    null,
    'hello',
    {},
    { ...said, text: 7 },
    { ...said, as: '' },
    { ...said, delivery: '../x' },
    { ...said, text: 'x'.repeat(200_001) },
  ])('what is not shaped as words is not read (%#)', (body) => {
    expect(parseSaid('playground', body)).toBeUndefined()
  })

  it.each<unknown>([
    undefined,
    'x',
    {},
    { button: 'approve', inputs: '0.' },
    { button: { ...button, version: -1 }, inputs: '0.' },
    { button, inputs: '' },
    { value: 'not one of ours', answers: {} },
    { value: '', answers: {} },
  ])('what is not a press on a card of ours is not read (%#)', (data) => {
    expect(parsePressed('playground', { ...pressed, data })).toBeUndefined()
  })

  it('sitting down is read, and nothing else in its place', () => {
    expect(parseOpened('playground', arrived)).toMatchObject({
      conversation: 'private:jo',
      delivery: { kind: 'opened', account: { platform: 'web', workspace: 'playground', user: 'jo' } },
    })
    expect(parseOpened('playground', { as: 'jo' })).toBeUndefined()
  })
})
