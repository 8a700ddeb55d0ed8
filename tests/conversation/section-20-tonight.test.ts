import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

describe('section 20 tonight: conversation 4, how it opens', () => {
  const at = '2026-11-27T17:50:00Z'
  const asked = talk({ at }).say('need s20 tonight F2750 15yo dad wont have him back, nowhere to go')
  const lines = asked.said.split('\n')

  test('given a child with nowhere to go tonight, then the first line is 999', () => {
    expect(lines[0]).toContain('ring 999')
    expect(lines[0]).toContain("Don't wait for me")
  })
  test('then who to ring, by name, post and number, before any question', () => {
    const number = asked.said.indexOf('07700 900111')
    const question = asked.said.search(/^1 /m)
    expect(asked.said).toContain(
      'Anna Bright, your head of service, has to agree first: ring Anna on 07700 900111',
    )
    expect(asked.said).toContain('Then Ian West, the Assistant Director, decides')
    expect(asked.said).toContain('Then PASP has to confirm it, next on Wed 2 Dec')
    expect(number).toBeGreaterThan(0)
    expect(number).toBeLessThan(question)
  })
  test('then everything is asked in one message while it rings, and it can be sent without any of it', () => {
    expect(asked.said).toContain('While it rings, in one message. None of these holds it up:')
    expect(asked.press('Send to Anna now').command).toMatchObject({
      kind: 'submit',
      resource: 'accommodation',
      family: 'F2750',
      urgency: 'tonight',
    })
  })
  test('given the answers, then what is missing is a gap that doesn’t hold it up', () => {
    const ready = asked.say(
      'uncle and nan no, mates parents had him last nite cant again. adolescent worker at house 4pm dad wouldnt open door. ART looking. no fgc or plan yet',
    )
    expect(ready.said).toContain("Anna sees those as gaps, and they don't hold this up")
    expect(ready.buttons[0]).toBe('Send to Anna now')
    expect(ready.press('Send').command).toMatchObject({ facts: { sameDay: true } })
  })
  test('given an unknown reference, then the numbers are still there and one press goes on', () => {
    const unknown = talk({ at }).say('need s20 tonight F9090 15yo nowhere to go')
    expect(unknown.said).toMatch(/^If anybody is in danger now, ring 999/)
    expect(unknown.said).toContain('07700 900111')
    expect(unknown.press("It's a new family").press('Send').command).toMatchObject({ newFamily: true })
  })
  test('given two things that may be meant and it is tonight, then 999 comes before the choice', () => {
    const which = talk({ at }).say('age assessment and somewhere to sleep tonight for F2750')
    expect(which.said).toMatch(/^If anybody is in danger now, ring 999/)
  })
})
