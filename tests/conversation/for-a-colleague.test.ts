import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

/** Asked for a colleague: their name is never what it is for, and their family is theirs to be asked for. */

describe('a request for a colleague', () => {
  test('"for Lee Ford:" at the start says who asks, and what it is for stays', () => {
    const asked = talk().say('for Lee Ford: F4410 £25 nappies, DWP said no, food bank used')
    expect(asked.draft).toMatchObject({
      family: 'F4410',
      alsoFor: ['lee'],
      facts: { amount: 2500, purpose: 'nappies' },
    })
    expect(asked.said).not.toContain('[name left out]')
  })
  test('a family of theirs needs no cover', () => {
    const asked = talk().say('on behalf of Lee, need £25 for nappies F4410, DWP said no, food bank used')
    expect(asked.said).not.toContain("isn't one of your")
    expect(asked.draft).toMatchObject({ family: 'F4410', alsoFor: ['lee'] })
  })
  test('a family of somebody else still does', () => {
    expect(talk().say('on behalf of Ruth, need £25 for nappies F4410, DWP said no').said).toContain(
      "isn't one of your",
    )
  })
})

describe('"F2750 is Lee Ford now"', () => {
  test.each(['F2750 is Lee Ford now', "F2750 is Lee's now"])('%s: the hand-over is offered', (said) => {
    const heard = talk({ person: 'jo' }).say(said)
    expect(heard.said).toContain('Lee Ford')
    expect(heard.buttons[0]).toMatch(/^Hand/)
  })
  test('"F2750 is homeless now" is about the family', () => {
    expect(talk().say('F2750 is homeless now').buttons.join()).not.toMatch(/Hand/)
  })
})
