import { describe, expect, it } from 'vitest'
import type { Action, Card, Question } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { readPress } from '../../src/chat/adaptive-action.ts'
import { faultsOf, wordsOf } from './adaptive-card-rules.ts'

const questions: readonly Question[] = [
  { id: 'reasons', label: 'Your reasons', required: true, kind: 'long', hint: 'They go on the child’s file' },
  { id: 'amount', label: 'How much', required: false, kind: 'line', value: '£80' },
  { id: 'attest:welfare', label: 'Is everything else tried?', required: true, kind: 'yes-no' },
  {
    id: 'chair',
    label: 'Chair',
    required: true,
    kind: 'choice',
    options: [{ id: 'p1', label: 'Ruth Cole' }],
  },
  { id: 'day', label: 'Date', required: false, kind: 'date', value: '2026-11-26' },
  { id: 'at', label: 'Time', required: false, kind: 'time', value: '09:30' },
]

const action = (act: string, asked: readonly Question[]): Action => ({
  button: { on: 'request', id: 'r-1', step: 1, version: 2, act },
  label: `${act} £80`,
  style: act === 'approve' ? 'main' : 'plain',
  questions: asked,
})

const approval = (typed: string): Card => ({
  summary: 'A request for the team manager, East 2. Needed today.',
  elements: [
    { kind: 'heading', text: '£80 for gas · F2201 · section 17 · needed today' },
    { kind: 'say', text: ['Asked by ', { strong: 'Sam Reed' }, ', at 12:41'] },
    { kind: 'facts', rows: [{ label: 'The need', value: [typed], typed: true }] },
    { kind: 'typed', label: 'Sam says', text: typed },
    { kind: 'ledger', label: 'This year', before: '£0', withThis: '£80', left: '£20 left.', share: 0.8 },
    {
      kind: 'weeks',
      label: typed,
      weeks: [{ week: typed, says: typed, parts: [{ is: 'used', share: 0.7 }] }],
    },
    { kind: 'note', text: `Asked      £80 section 17 for gas.\n           ${typed}` },
  ],
  actions: [action('approve', questions), action('reject', questions), action('why-me', [])],
})

const hostile = [
  '**bold** _it_ [Approve](https://evil) ![x](http://evil/p.png) <at>Director</at> ${$root} {{DATE(2026-01-01)}}',
  '- item \r1. x <script>alert(1)</script> &lt;at&gt;',
  '\u202E001\u2066x \u0000 \u001b[2J \ud800 \u200b',
  'عائشة Ní Dhómhnaill Nguyễn 王小明 👨‍👩‍👧',
  '',
  ' ',
]

describe('a card drawn for Teams and the web', () => {
  it.each(hostile)('keeps every rule whatever was typed: %j', (typed) => {
    expect(faultsOf(adaptiveCard(approval(typed)))).toEqual([])
  })

  it('shows typed words as they stand, with nothing that a client could read as markup', () => {
    const drawn = adaptiveCard(approval(hostile[0] ?? ''))
    expect(wordsOf(drawn)).toContain(hostile[0])
  })

  it('leaves out what would make words read as others', () => {
    const words = wordsOf(adaptiveCard(approval('£\u202E001 \u0000 \ud800')))
    expect(words).toContain('£001 \ufffd \ufffd')
  })

  it('shows names of every script untouched', () => {
    expect(wordsOf(adaptiveCard(approval(hostile[3] ?? '')))).toContain(hostile[3])
  })

  it.each(['x', '💔', 'e\u0301', 'Z\u0351\u036b\u0343', '👨‍👩‍👧', 'line\n', '"\\'])(
    'cuts what is too long, and says so: %j',
    (piece) => {
      const drawn = adaptiveCard(approval(piece.repeat(40_000 / piece.length)))
      expect(faultsOf(drawn)).toEqual([])
      expect(wordsOf(drawn)).toMatch(/… \(The first \d+ of \d+ characters\. The rest is kept/)
    },
  )

  it('keeps a letter whole where it cuts', () => {
    expect(wordsOf(adaptiveCard(approval('👨‍👩‍👧'.repeat(5000))))).not.toMatch(/\u200d…|\ud83d…/u)
  })

  it('never offers a cut text to be sent back', () => {
    const long: Question = {
      id: 'reasons',
      label: 'Reasons',
      required: true,
      kind: 'long',
      value: 'x'.repeat(30_000),
    }
    const drawn = JSON.stringify(adaptiveCard({ ...approval('y'), actions: [action('approve', [long])] }))
    expect(drawn).toContain('Please write it again, shorter')
    expect(drawn).not.toContain('xxxxx')
  })

  it.each([0, 0.5, 1, 3, -1, NaN, Infinity])('draws a bar for a share of %d', (share) => {
    const card: Card = {
      ...approval('x'),
      elements: [
        { kind: 'ledger', label: 'This year', before: '£0', withThis: '£80', left: 'None left.', share },
      ],
    }
    expect(faultsOf(adaptiveCard(card))).toEqual([])
    expect(wordsOf(adaptiveCard(card))).toContain('£0 before → £80 with this. None left.')
  })

  it('lines a note up where clients fold spaces', () => {
    expect(wordsOf(adaptiveCard(approval('x')))).toContain('Asked\u00a0\u00a0\u00a0\u00a0\u00a0 £80')
  })
})

describe('a press that comes back', () => {
  const sent = (place: number, typed: Record<string, unknown>) => {
    const drawn = adaptiveCard(approval('x'))['actions'] as { card: { actions: { data: object }[] } }[]
    return { ...drawn[place]?.card.actions[0]?.data, ...typed }
  }

  it('carries the button and only the answers asked for under it', () => {
    const press = readPress(
      sent(1, { '1.reasons': 'Because', '1.attest:welfare': 'yes', '0.reasons': 'Other', amount: '1' }),
    )
    expect(press).toEqual({
      button: { on: 'request', id: 'r-1', step: 1, version: 2, act: 'reject' },
      answers: { reasons: 'Because', 'attest:welfare': 'yes' },
    })
  })

  it.each([
    null,
    [],
    'x',
    {},
    { button: null, inputs: '0.' },
    { button: { on: 'other', id: 'r', step: 1, version: 1, act: 'a' }, inputs: '0.' },
    { button: { on: 'draft', id: 1, step: 1, version: 1, act: 'a' }, inputs: '0.' },
    { button: { on: 'draft', id: 'r', step: -1, version: 1, act: 'a' }, inputs: '0.' },
    { button: { on: 'draft', id: 'r', step: 1, version: 1.5, act: 'a' }, inputs: '0.' },
    { button: { on: 'draft', id: 'r', step: 1, version: 1, act: 'a' }, inputs: '' },
  ])('is nothing when it is not one of ours: %j', (data) => {
    expect(readPress(data)).toBeUndefined()
  })

  it('pollutes nothing', () => {
    const press = readPress(
      JSON.parse(
        '{"button":{"on":"draft","id":"d","step":0,"version":0,"act":"a"},"inputs":"0.","0.__proto__":"x"}',
      ),
    )
    expect(Object.keys(press?.answers ?? {})).toEqual(['__proto__'])
    expect({}).not.toHaveProperty('x')
  })
})
