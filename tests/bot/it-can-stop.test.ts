import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCrisis, type Crisis } from '../fixtures/crisis-hours.ts'

/** A family's support is to stop, or has: whoever says it hears who ends it, and no new request begins. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
  await crisis.given()
})
afterEach(() => crisis.bot.close())

const say = (person: string, text: string): Promise<string> => crisis.talker(person).say(text)

describe('the support of F1440', () => {
  test.each([
    'F1440 crisis support can stop now, he went to nans',
    'end the crisis support for F1440 early',
    'crisis support for F1440 is no longer needed',
  ])('"%s": a worker hears who ends it, and what they say', async (said) => {
    expect(await say('sam', said)).toBe(
      'F1440\'s hours were agreed by Anna Bright, Head of Service, Family Safeguarding, and ending them early is theirs too. Ask them to tell me "end F1440\'s hours". If the service has stopped already, Access to Resources (ART) tell me "F1440\'s support stopped on" and the day.',
    )
  })
  test.each(['crisis support for F1440 stopped on 4 Dec', "F1440's support stopped on Fri 4 Dec"])(
    '"%s": whoever arranges it confirms the day',
    async (said) => {
      const kit = crisis.talker('kit')
      expect(await kit.say(said)).toMatch(/^On which day did F1440's support stop\?/)
      expect(kit.buttons()).toHaveLength(1)
    },
  )
  test('of another team’s family nothing is told', async () => {
    expect(await say('lee', 'crisis support for F1440 can stop now')).toMatch(
      /^F1440 isn't one of your families/,
    )
  })
  test('where there is none, that is said', async () => {
    expect(await say('sam', 'end the crisis support for F2201 early')).toContain('F2201')
    expect(await say('sam', 'end the crisis support for F2201 early')).not.toContain(
      'Send them in one message',
    )
  })
  test('asking for it is still asking for it', async () => {
    expect(
      await say('sam', 'crisis support F2201 5 hrs a week 3 weeks from mon, 14yo, it all stopped at home'),
    ).toContain('5 hours a week for 3 weeks')
  })
})
