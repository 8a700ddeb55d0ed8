import { describe, expect, test } from 'vitest'
import { gas, openScene, why } from '../fixtures/scene.ts'

const correctTo = (pence: number) =>
  ({ kind: 'correct', request: 'r1', facts: { amount: pence }, reason: 'the meter needs more' }) as const

describe('correcting a request', () => {
  test('what grew goes to whom it now belongs, and the old card is void', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(9_000) })
    scene.give(correctTo(19_000), 'sam')
    expect(scene.request()).toMatchObject({ version: 2, pence: 19_000, steps: [{ posts: ['hos-fs'] }] })
    expect(why(scene.press('jo', 'approve', undefined, { version: 1 }))).toBe('stale')
    expect(scene.request().status).toBe('open')
  })

  test('what shrank stays where it is, but nobody decides figures they did not see', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(9_000) })
    scene.give(correctTo(6_000), 'sam')
    expect(why(scene.press('jo', 'approve', undefined, { version: 1 }))).toBe('stale')
    expect(why(scene.press('jo', 'approve'))).toBeUndefined()
    expect(scene.used()).toMatchObject({ s17FinancialYear: 6_000 })
  })

  test('nobody else corrects it, and not once it is decided', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(9_000) })
    expect(why(scene.give(correctTo(5_000), 'lee'))).toBe('not-yours')
    scene.press('jo', 'approve')
    expect(why(scene.give(correctTo(19_000), 'sam'))).toBe('not-open')
  })
})

describe('withdrawing a request', () => {
  test('who asked takes it back, and the card can no longer be pressed', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(9_000) })
    scene.give({ kind: 'withdraw', request: 'r1', reason: 'her mother paid' }, 'sam')
    expect(why(scene.press('jo', 'approve'))).toBe('already-decided')
    expect(scene.used()).toMatchObject({ s17FinancialYear: 0 })
  })
})

describe('a question before the decision', () => {
  test('is asked, answered by who asked for it, and changes nothing else', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(9_000) })
    scene.press('jo', 'ask', { question: 'Has she a prepayment meter?' })
    expect(why(scene.give({ kind: 'answer', request: 'r1', answer: 'yes, since June' }, 'lee'))).toBe(
      'not-yours',
    )
    scene.give({ kind: 'answer', request: 'r1', answer: 'yes, since June' }, 'sam')
    expect(scene.request()).toMatchObject({
      status: 'open',
      version: 1,
      questions: [{ question: 'Has she a prepayment meter?', answer: { words: 'yes, since June' } }],
    })
  })
})
