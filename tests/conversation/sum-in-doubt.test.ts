import { describe, expect, test } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { cambridgeshireRouter } from '../fixtures/cambridgeshire.ts'

const answering = {
  router: cambridgeshireRouter,
  index: indexFor(cambridgeshireRouter.policy),
  today: '2026-11-25',
}
const answer = (message: string) => answerCase({ id: '1', message, facts: {} }, answering)

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
