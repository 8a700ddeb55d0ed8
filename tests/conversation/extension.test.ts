import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

const used = () => ({ crisisWeeksUsed: 3 })
const extension = () =>
  talk({ used }).say(
    'crisis support F3107 5 hrs a week 5 weeks from mon, bags packed, adolescent worker tried, school mentor takes over',
  )

describe('the application to PASP for more weeks, as people write it', () => {
  test.each([
    'PASP applied for 16 dec',
    'application to PASP has been made, 16 dec',
    'application to PASP made 16 dec',
    'pasp is booked for 16 dec',
  ])('"%s" answers both halves of the question', (text) => {
    expect(extension().say(text).draft?.facts).toMatchObject({
      paspApplication: true,
      paspApplicationDate: '2026-12-16',
    })
  })

  test.each(['application to PASP not made', 'PASP not applied for'])('"%s" is a no', (text) => {
    expect(extension().say(text).draft?.facts['paspApplication']).toBe(false)
  })
})

const first = () =>
  talk().say(
    'crisis support pls F3107 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
  )

describe('what the Adolescent Service and the community have tried, in people’s own words', () => {
  test.each([
    'adolescent worker been 3 times, mediation last fri',
    '1. youth club and the YMCA mentor since october',
    '1. family support worker twice a week, nan at weekends. 2. school mentor from 7th',
  ])('"%s" is an answer', (text) => {
    expect(first().say(text).draft?.facts['adolescentServiceTried']).toBe(true)
  })

  test.each(['1. will ask them tomorrow', '1. nothing so far', "1. haven't got round to it"])(
    '"%s" is none',
    (text) => {
      expect(first().say(text).draft?.facts['adolescentServiceTried']).not.toBe(true)
    },
  )
})
