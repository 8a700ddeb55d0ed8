import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { cambridgeshireRouter } from '../fixtures/cambridgeshire.ts'

type Message = {
  readonly id: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The outcomes that are right, the best first. */
  readonly outcome: readonly string[]
  /** Lists of deciders that are right where it goes to somebody. */
  readonly deciders: readonly (readonly string[])[]
}

const messagesIn = (file: string): readonly Message[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message)

const answering = {
  router: cambridgeshireRouter,
  index: indexFor(cambridgeshireRouter.policy),
  today: '2026-11-25',
}
const answer = (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
  answerCase({ id: '1', message, facts }, answering)

describe.each([
  'cambridgeshire-messages.jsonl',
  'cambridgeshire-messages-2.jsonl',
  'cambridgeshire-messages-3.jsonl',
])('%s', (file) => {
  test.each(messagesIn(`./${file}`))('$id “$message”', ({ message, facts, outcome, deciders }) => {
    const answered = answer(message, facts)
    expect(outcome).toContain(answered.outcome)
    if (answered.outcome === 'route') expect(deciders).toContainEqual(answered.deciders.flat())
  })
})

describe('a sum in doubt', () => {
  test('holds nobody up where no limit turns on it', () => {
    expect(answer('after school club £35 a week, school says no, its in the CIN plan').outcome).toBe('route')
  })
  test('is asked where a limit does', () => {
    const asked = answer('short breaks, high rate care DLA, about £2000')
    expect(asked).toMatchObject({ outcome: 'ask', missing: ['amount'] })
  })
})

test('a phrase with a denial of its own is not denied by the one before it', () => {
  expect(answer('mum fled DV, not in refuge no money').outcome).toBe('route')
})
