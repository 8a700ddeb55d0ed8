import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

/** Two needs in one message: each has its own sum, and they are never added up. */

describe('two needs with a sum each', () => {
  const said = '£60 for gas F2201 oh and also 2 nights b&b for them £90, DWP said no, food bank used'
  test('are two, and the first has its own sum', () => {
    const { said: answer, draft } = talk().say(said)
    expect(answer).toContain('two things')
    expect(draft?.facts).toMatchObject({ amount: 6000 })
    expect(answer).not.toContain('£150')
  })
  test('the second has its own', () => {
    const sent = talk().say(said).press('Send to Jo')
    expect(sent.command).toMatchObject({ kind: 'submit' })
    const other = sent.press('Go on with that')
    expect(other.draft?.facts).toMatchObject({ amount: 9000 })
    expect(other.said).not.toContain('£150')
  })
  test('joined by "and" they are not added up either', () => {
    const { said: answer } = talk().say('£60 for food F2201 and £90 for b&b 2 nights, DWP said no')
    expect(answer).not.toContain('£150')
  })
  test('parts of one need still are', () => {
    expect(talk().say('£60 for gas and £20 for food F2201, DWP said no').draft?.facts).toMatchObject({
      amount: 8000,
    })
    expect(talk().say('£60 for gas F2201 plus £20 for food, DWP said no').draft?.facts).toMatchObject({
      amount: 8000,
    })
  })
})
