import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

/** Section 20 on a Friday evening: what was typed stands under the fact it answers. */

const evening = () => talk({ at: '2026-11-27T17:50:00Z' })
const opened = () => evening().say('need s20 tonight F2750 15yo dad wont have him back, nowhere to go')

describe('the words of whoever asks', () => {
  test('"nowhere to go" says why it can’t wait, and is no answer to whether it can', () => {
    const ready = opened().say('uncle and nan no. no fgc or plan yet. ART looking')
    expect(ready.said).toContain('Why now: nowhere to go')
    expect(ready.said).toContain("Can it wait: Today, can't wait for PASP")
  })
  test('a yes made from words keeps them beside it, and what is said later is added', () => {
    const ready = opened().say(
      'uncle and nan no. adolescent worker at house 4pm dad wouldnt open door. ART looking. no fgc or plan yet',
    )
    expect(ready.said).toContain(
      'Going home tried: dad wont have him back. adolescent worker at house 4pm dad wouldnt open door',
    )
  })
  test('what nobody tried is an answer, and a gap', () => {
    const ready = evening()
      .say('need s20 tonight F2750 15yo, he ran off')
      .say('aunt asked, no. nothing else tried. ART dont know')
    expect(ready.said).toContain('Not there yet: all alternatives explored; a profile with ART.')
    expect(ready.said).toContain('Family and friends asked: aunt asked, no')
    expect(ready.said).toContain('Going home tried: nothing else tried')
    expect(ready.said).not.toContain("You haven't said: family and friends explored")
  })
})
