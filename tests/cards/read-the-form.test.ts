import { describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { formCards } from '../../cards/form-card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { render } from '../../src/chat/slack/render.ts'
import { beginningOf } from '../../src/words/card.ts'
import { say } from '../../src/words/text.ts'
import { faultsOf, wordsOf } from '../chat/adaptive-card-rules.ts'
import { problemsInBlocks } from '../chat/slack/block-rules.ts'
import { ANSWERS, approved, pageOf, sent } from '../documents/therapy.ts'

describe('the form read in a chat', () => {
  const long = Object.fromEntries(
    Object.entries(ANSWERS).map(([fact, value]) => [
      fact,
      typeof value === 'string' && value.length > 20
        ? `${value} ${'and then again, '.repeat(150)}END-${fact}.`
        : value,
    ]),
  )

  test('has every answer, in each chat, in as many messages as that takes', () => {
    const cards = formCards(pageOf(sent(long)))
    expect(cards.length).toBeGreaterThan(2)
    const [teams, slack] = [
      cards.map((card) => wordsOf(adaptiveCard(card))).join('\n'),
      cards.map((card) => JSON.stringify(render(card).blocks)).join('\n'),
    ]
    for (const [fact, value] of Object.entries(long)) {
      if (typeof value !== 'string' || !value.includes('END-') || fact.includes('.')) continue
      expect(teams).toContain(`END-${fact}`)
      expect(slack).toContain(`END-${fact}`)
    }
    for (const card of cards) {
      expect(faultsOf(adaptiveCard(card))).toEqual([])
      expect(problemsInBlocks(render(card).blocks)).toEqual([])
    }
  })

  test('says which boxes are for the pen, and is one message where it is short', () => {
    const [card, ...others] = formCards(pageOf(approved()))
    expect(others).toEqual([])
    const words = card ? wordsOf(adaptiveCard(card)) : ''
    expect(words).toContain('Date of birth\nWritten by hand')
    expect(words).toContain('1) What is asked for: kind of therapy, cost, timescale')
  })
})

describe('a long answer on a card', () => {
  test('stands there in part, up to a whole word, and says where the rest is', () => {
    expect(beginningOf('short')).toBe('short')
    expect(beginningOf('word '.repeat(200))).toMatch(/word… \(Read the form for the rest\.\)$/)
    expect(beginningOf('x'.repeat(9000)).length).toBeLessThan(500)
  })
})

describe('more buttons than the row of six', () => {
  const card: Card = {
    summary: 'A request',
    elements: [{ kind: 'say', text: say`£80 for gas` }],
    actions: Array.from({ length: 8 }, (_, i) => ({
      button: { on: 'request', id: 'r', step: 0, version: 1, act: `act-${i}` },
      label: `Button ${i}`,
      style: 'plain',
      questions: i < 5 ? [{ id: 'reasons', kind: 'long', label: 'Reasons', required: true }] : [],
    })),
  }

  test('stand above it, those that ask nothing, and none is lost', () => {
    const drawn = JSON.stringify(adaptiveCard(card))
    expect(faultsOf(adaptiveCard(card))).toEqual([])
    for (let i = 0; i < 8; i += 1) expect(drawn).toContain(`"title":"Button ${i}"`)
    expect(drawn.indexOf('Button 5')).toBeLessThan(drawn.indexOf('Button 0'))
  })
})
