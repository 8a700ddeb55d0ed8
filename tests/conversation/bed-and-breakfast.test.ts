import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

describe('“Who signs off a B&B?”: conversation 5, the worker’s side', () => {
  const at = '2026-11-25T15:02:00Z'
  const guide = talk({ at }).say('who signs off a b&b?')
  const asked = guide.say('its mum + 2 kids F1440 evicted today, 2 nights £110')
  const ready = asked.say('sisters full, refuge no space. housing can see her fri 9.30')
  const sent = ready.later('2026-11-25T15:12:00Z').press('Send to Anna')

  test('given a question, then the decider is a person and a post, with the rule and its section', () => {
    expect(guide.said).toContain('Anna Bright, your head of service')
    expect(guide.said).toContain('whatever it costs')
    expect(guide.said).toContain('(section 7)')
    expect(guide.command).toBeUndefined()
  })
  test('then what would change the answer', () => {
    expect(guide.said).toContain('What would change that:')
    expect(guide.said).toContain('PASP')
    expect(guide.said).toContain('foster home')
  })
  test('then it can be asked for, or left', () => {
    expect(guide.buttons).toEqual(['Ask for a B&B', 'Fill in the form', "That's all, thanks"])
    expect(guide.press("That's all").draft).toBeUndefined()
    expect(guide.press('Ask for a B&B').said).toContain('Which family is it for?')
  })
  test('given the worker goes on without pressing anything, then it is understood as that B&B', () => {
    expect(asked.said).toContain('2 nights, £110, family F1440')
    expect(asked.said).toContain('What else has been tried for tonight?')
    expect(asked.said).toContain('where do they go after that?')
  })
  test('given both answers in one reply, then each stands where it belongs', () => {
    expect(ready.said).toContain('Tried: sisters full, refuge no space')
    expect(ready.said).toContain('After: housing can see her fri 9.30')
  })
  test('when it is sent, then nothing is agreed, nothing is to be booked, and there is a number', () => {
    expect(sent.said).toContain("Sent to Anna at 15:12. Nothing is agreed yet, so please don't book")
    expect(sent.said).toContain('07700 900111')
    expect(sent.command).toMatchObject({ resource: 'bed-and-breakfast', facts: { nights: 2, amount: 11000 } })
  })
})

describe('who agrees…?', () => {
  test('given it depends on a sum, then the question is put and each answer is told with its person', () => {
    const { said } = talk().say('who agrees s17?')
    expect(said).toContain('It depends on what the family has had this year. How much is it, in pounds?')
    expect(said).toContain('Jo Marsh, your team manager, or Ruth Cole, your group manager')
    expect(said).toContain('Anna Bright, your head of service')
  })
  test('given the family and the sum, then its own figures answer, and what is left before it goes higher', () => {
    const { said } = talk().say('who signs off £80 s17 for F2201?')
    expect(said).toContain('Jo Marsh, your team manager, can agree this')
    expect(said).toContain('£20 more this year before a head of service has to agree')
  })
  test('given the reader is the one who can, then it says so', () => {
    expect(talk({ person: 'jo' }).say('who signs off £80 s17 for F2201?').said).toContain(
      'You can agree this, as team manager',
    )
  })
  test('given two panels, then the second sits after the first', () => {
    const { said } = talk({ at: '2026-11-25T15:02:00Z' }).say('who decides staying put?')
    expect(said).toContain(
      'Care Planning Panel has to agree first, next on Wed 9 Dec. Then PASP decides, next on Wed 16 Dec',
    )
  })
  test('given another team’s family, then its totals are not told', () => {
    const used = () => ({ s17FinancialYear: 9000, s17Rolling: 9000 })
    expect(talk({ used }).say('who signs off £80 s17 for F4410?').said).not.toContain('£90')
  })
  test('given the policy says two things, then both and this council’s reading are told', () => {
    const { said } = talk().say('who agrees an LPM?')
    expect(said).toContain('Section 4.3 says group manager or head of service; the table says group manager')
    expect(said).toContain("This council's reading")
  })
})
