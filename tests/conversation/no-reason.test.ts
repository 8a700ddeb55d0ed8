import { describe, expect, test } from 'vitest'
import type { RequestLine } from '../../src/conversation/turn.ts'
import { talk } from './talk.ts'

/** Where a reason is waited for, nothing that declines, asks, or says nothing may be taken for one. */

const shoes: RequestLine = {
  id: 'r-1',
  resource: 's17-prevention',
  heading: '£22 for shoes',
  family: 'F3107',
  sentAt: '2026-11-27T12:38:00Z',
  pence: 2200,
  by: 'sam',
  status: 'open',
  waitsFor: 'Jo Marsh, Team Manager, East 2',
  question: undefined,
  why: 'up to £100',
}
const withdrawing = () => talk({ mine: [shoes] }).say('withdraw F3107')

describe('a reason for taking back what was sent', () => {
  test.each([
    'no, leave it',
    'no',
    'stop',
    'cancel that',
    'sorry wrong one',
    "actually don't",
    'keep it',
    'changed my mind',
  ])('"%s" leaves it as it is', (said) => {
    const left = withdrawing().say(said)
    expect(left.command).toBeUndefined()
    expect(left.draft).toBeUndefined()
    expect(left.said).toBe('Fine, it stays as it is.')
  })
  test.each(['help', '?', 'who signs off a B&B?', 'how long does it take?'])(
    '"%s" is answered, and nothing is withdrawn',
    (said) => {
      const heard = withdrawing().say(said)
      expect(heard.command).toBeUndefined()
      expect(heard.said).not.toContain('Withdrawn')
    },
  )
  test('after help it is said that what comes next would be the reason', () => {
    expect(withdrawing().say('help').said).toContain(
      'Nothing is withdrawn: £22 for shoes, F3107, is still with Jo Marsh, Team Manager, East 2. Say why if you want to take it back, or "leave it".',
    )
  })
  test.each(['need £30 for nappies F2201, DWP said no', 'withdraw F2201', 'ok', 'yes please'])(
    '"%s" is no reason',
    (said) => {
      expect(withdrawing().say(said).command).toBeUndefined()
    },
  )
  test.each(['need £30 for nappies F2201, DWP said no'])('"%s" is a request of its own', (said) => {
    const asked = withdrawing().say(said)
    expect(asked.draft).toMatchObject({ family: 'F2201', request: undefined })
  })
  test.each([
    'school paid for them',
    'no longer needed',
    "they don't need it any more",
    'wrong family, should be F2201',
    'mum got paid',
    'no need now, nan bought some',
    'cancelled by mum',
  ])('"%s" is one', (said) => {
    expect(withdrawing().say(said).command).toEqual({ kind: 'withdraw', request: 'r-1', reason: said })
  })
})

describe('a change to what was sent', () => {
  const changing = () => talk({ mine: [shoes] }).say('correct F3107')
  test.each(['no, leave it', 'sorry wrong one', 'cancel'])('"%s" leaves it as it is', (said) => {
    expect(changing().say(said)).toMatchObject({ draft: undefined, said: 'Fine, it stays as it is.' })
  })
  test('help is help', () => {
    expect(changing().say('help').said).toContain('I know who can agree what here')
  })
})

describe('a question that somebody who decides has asked', () => {
  const asked = () => talk({ mine: [{ ...shoes, question: 'How old is he?' }] })
  test('another request is not its answer', () => {
    const heard = asked().say('need £30 for nappies, DWP said no')
    expect(heard.command).toBeUndefined()
    expect(heard.draft?.facts).toMatchObject({ amount: 3000 })
  })
  test('"no, leave it" sends nothing, and says what is still asked', () => {
    const heard = asked().say('no, leave it')
    expect(heard.command).toBeUndefined()
    expect(heard.said).toBe(
      'Nothing was sent. Jo Marsh, Team Manager, East 2 still asks about £22 for shoes, F3107: "How old is he?"',
    )
  })
  test.each(['14', 'no', 'yes, in May', 'he needs them by Monday'])('"%s" is', (said) => {
    expect(asked().say(said).command).toMatchObject({ kind: 'answer', answer: said })
  })
})
