import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

const ASKED = 'need 80 quid for gas F2201, 6 month old in the house, DWP said no'
const TRIED = 'food bank gave food today, dont do gas. church hardship fund shut til mon'

describe('£80 for gas: conversation 1, the worker’s side', () => {
  const asked = talk().say(ASKED)
  const ready = asked.say(TRIED)
  const sent = ready.later('2026-11-27T12:41:00Z').press('Send to Jo, needed today')

  test('given a request in a car park, then what was understood comes first, with who can agree it', () => {
    expect(asked.said).toContain(
      '£80 section 17 for gas, family F2201. Jo Marsh, your team manager, can agree this',
    )
  })
  test('then the rule, its section, and what the family has had', () => {
    expect(asked.said).toContain(
      'A team manager or group manager can agree up to £100 a family a year (section 7).',
    )
    expect(asked.said).toContain('F2201 has had nothing so far')
  })
  test('then the one thing still needed, without a number, and nothing that was said already', () => {
    expect(asked.said).toContain('One thing before it goes. What about a food bank, a charity, anyone else?')
    expect(asked.said).not.toMatch(/^1 /m)
    expect(asked.said).not.toContain('What did DWP say')
  })
  test('given the answer in any spelling, then it is shown whole, in the worker’s own words', () => {
    expect(ready.said).toContain('Thank you, that covers it. Jo will see:')
    expect(ready.said).toContain('£80 for gas · F2201')
    expect(ready.said).toContain(TRIED)
  })
  test('then the hurry is asked with the buttons, and everything can still be changed', () => {
    expect(ready.buttons).toEqual(['Send to Jo, needed today', 'Send, this week will do', 'Change something'])
  })
  test('when it is sent, then it says to whom and when, that nothing is agreed, and who else can', () => {
    expect(sent.said).toBe(
      "Sent to Jo at 12:41. Nothing is agreed yet; I'll tell you the moment it is. Your group manager, Ruth Cole, can agree this too if Jo is tied up.\n[Read the form]",
    )
  })
  test('when it is sent, then the command carries the worker’s words and no figure of the ledger', () => {
    expect(sent.command).toMatchObject({
      kind: 'submit',
      resource: 's17',
      family: 'F2201',
      team: 'east-2',
      requesters: ['sam'],
      urgency: 'today',
      words: [ASKED, TRIED],
      facts: { amount: 8000, dwpTried: true, otherHelpTried: true },
    })
    expect(JSON.stringify(sent.command)).not.toContain('s17Rolling')
    expect(sent.draft).toBeUndefined()
  })
  test('when it is sent and the button is pressed again, then nothing more happens', () => {
    const again = sent.say('thanks')
    expect(again.command).toBeUndefined()
  })
})

describe('the family’s year decides who', () => {
  const after = (pence: number) => talk({ used: () => ({ s17FinancialYear: pence, s17Rolling: pence }) })

  test('given £80 already, when £40 is asked, then it is the head of service, and the figures say why', () => {
    const turned = after(8000).say('£40 for food F2201, DWP refused, food bank used')
    expect(turned.said).toContain('Anna Bright, your head of service, can agree this')
    expect(turned.said).toContain('F2201 has had £80 so far this year; £40 more makes £120')
    expect(turned.buttons[0]).toBe('Send to Anna, needed today')
  })
  test('given £480 already, when £30 is asked, then nobody can, it says why, and whom to talk to by name and number', () => {
    const turned = after(48000).say('£30 for food F2201, DWP refused, food bank used')
    expect(turned.said).toContain('£480')
    expect(turned.said).toContain('£30 more makes £510')
    expect(turned.said).toContain('Anna Bright, your head of service')
    expect(turned.said).toContain('07700 900111')
    expect(turned.buttons.join()).not.toContain('Send')
  })
  test('given the two years differ, then both are told and the higher counts', () => {
    const used = () => ({ s17FinancialYear: 2000, s17Rolling: 10000 })
    const turned = talk({ used }).say('£20 for food F2201, DWP refused, food bank used')
    expect(turned.said).toContain('£20 since 1 April and £100 over the last 12 months; the higher one counts')
    expect(turned.said).toContain('Anna Bright')
  })
  test('given the total moved before send is pressed, then who can agree it now is shown first', () => {
    let pence = 0
    const used = () => ({ s17FinancialYear: pence, s17Rolling: pence })
    const ready = talk({ used }).say('£80 for gas F2201, DWP refused, food bank used')
    pence = 4000
    const pressed = ready.press('Send to Jo')
    expect(pressed.command).toBeUndefined()
    expect(pressed.said).toContain('Anna Bright, your head of service, can agree this')
    expect(pressed.press('Send to Anna').command).toMatchObject({ kind: 'submit', family: 'F2201' })
  })
})
