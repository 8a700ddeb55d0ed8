import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

const WHOLE = '£80 for gas F2201, DWP refused, food bank used'

describe('a half-finished request', () => {
  test('given the process stops after any message, then the conversation goes on as if it hadn’t', () => {
    const asked = talk().say('£80 for gas').restart()
    const ready = asked.say('F2201. DWP said no, food bank used').restart()
    const sent = ready.restart().press('Send to Jo')
    expect(ready.said).toContain('£80 for gas · F2201')
    expect(sent.command).toMatchObject({ kind: 'submit', facts: { amount: 8000, purpose: 'gas' } })
  })
  test('given only the sum, then everything missing is asked in one numbered message, the reference first', () => {
    const { said } = talk().say('£80 for gas')
    expect(said).toContain('1 Which family is it for?')
    expect(said).toContain('2 What did DWP say?')
    expect(said).toContain('3 What about a food bank')
  })
  test('given the answers by number in any order, then each is taken', () => {
    const ready = talk().say('£80 for gas').say('3 food bank used. 1 F2201. 2 they refused')
    expect(ready.said).toContain('family F2201')
    expect(ready.buttons[0]).toBe('Send to Jo, needed today')
  })
  test('given some answers, then only what is still missing is asked again', () => {
    const left = talk().say('£80 for gas').say('F2201')
    expect(left.said).toContain('What did DWP say?')
    expect(left.said).not.toContain('Which family')
  })
  test('given nothing readable, then the question is put again and nothing is guessed', () => {
    const again = talk().say('£80 for gas F2201, DWP refused').say('erm')
    expect(again.said).toContain("I couldn't read an answer in that.")
  })
  test('given words that can’t be read, then the two answers are there to press', () => {
    const again = talk().say('£80 for gas F2201, DWP refused').say('erm')
    expect(again.buttons.slice(0, 2)).toEqual(['Tried', 'Not tried yet'])
    expect(again.press('Tried').buttons[0]).toBe('Send to Jo, needed today')
  })
  test('given an answer that changes, then the new one stands and who agrees it is worked out again', () => {
    const changed = talk().say(WHOLE).say("actually it's £190")
    expect(changed.said).toContain('£190')
    expect(changed.said).toContain('Anna Bright, your head of service')
  })
  test('when something is to be changed, then everything known is listed and can be said again', () => {
    const list = talk().say(WHOLE).press('Change something')
    expect(list.said).toContain('Family: F2201')
    expect(list.said).toContain('Amount: £80')
    expect(list.say("it's £60").press('Send to Jo').command).toMatchObject({ facts: { amount: 6000 } })
    expect(list.press('DWP').said).toContain('What did DWP say?')
  })
  test('when it is cancelled, then it is gone and nothing was sent', () => {
    const gone = talk().say(WHOLE).say('cancel')
    expect(gone.draft).toBeUndefined()
    expect(gone.said).toBe('Gone: £80 for gas, F2201. Nothing was sent.')
    expect(talk().say('cancel').said).toContain("There's nothing half-finished here")
  })
  test('when "send it" is typed, then it goes as if pressed', () => {
    expect(talk().say(WHOLE).say('yes send it').command).toMatchObject({ kind: 'submit', urgency: 'today' })
  })
  test('when a button of a finished request is pressed, then nothing changes and it is said', () => {
    const ready = talk().say(WHOLE)
    const stale = talk().say('hello')
    expect(ready.say('cancel').said).toContain('Gone')
    expect(stale.command).toBeUndefined()
  })
  test('given thanks or a look at the list in between, then the half-finished request is still there', () => {
    const asked = talk().say('£80 for gas F2201')
    for (const aside of ['thanks', 'where is my request?', 'help']) {
      const turned = asked.say(aside)
      expect(turned.said).toContain('Your half-finished request is still here: £80 for gas, F2201')
      expect(turned.draft).toEqual({ ...asked.draft, notedAt: '2026-11-27T12:38:00Z' })
    }
  })
  test('given a request for another family in between, then it is asked whether it is a new one', () => {
    const both = talk().say('£80 for gas F2201').say('£60 for food F3107')
    expect(both.said).toContain('half-finished request here: £80 for gas, F2201')
    expect(both.press('Yes, a new one').said).toContain('£60 section 17 for food, family F3107')
    expect(both.press('No, carry on').said).toContain('What did DWP say?')
  })
})

describe('the whole form', () => {
  const asked = talk().say('£80 for gas')
  const form = asked.cards.flatMap(({ actions }) => actions).find(({ button }) => button.act === 'form:s17')

  test('given several things are missing, then they can be filled in as a form, what is known already in it', () => {
    expect(form?.questions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['family', 'amount', 'purpose', 'dwpTried', 'otherHelpTried']),
    )
    expect(form?.questions.find(({ id }) => id === 'amount')).toMatchObject({ kind: 'number', value: '80' })
  })
  test('when it is filled in, then it is read like any answer', () => {
    const filled = { family: 'f 2201', amount: '£75', purpose: 'gas', dwpTried: 'yes', otherHelpTried: 'yes' }
    const ready = asked.press('Fill in the form', filled)
    expect(ready.said).toContain('£75 for gas · F2201')
    expect(ready.press('Send to Jo').command).toMatchObject({ facts: { amount: 7500 } })
  })
  test('given a sum that isn’t one, then it is asked about, never guessed', () => {
    const doubtful = asked.press('Fill in the form', { family: 'F2201', amount: '£1,0000', dwpTried: 'yes' })
    expect(doubtful.buttons.join()).not.toContain('Send')
    expect(doubtful.draft?.facts['amount']).not.toBe(1000000)
  })
})

describe('asked for somebody else', () => {
  test('given it is raised for the team manager, then neither may decide it, and the next post is named', () => {
    const turned = talk().say('raised for Jo Marsh: £85 for shoes F2201, DWP refused, food bank used')
    expect(turned.said).toContain("Jo can't decide it")
    expect(turned.said).toContain('Ruth Cole, your group manager, can agree this')
    expect(turned.press('Send to Ruth').command).toMatchObject({ requesters: ['sam', 'jo'] })
  })
  test('given a team manager asks for money, then somebody else is named', () => {
    const turned = talk({ person: 'jo' }).say('£85 for shoes F2201, DWP refused, food bank used')
    expect(turned.said).toContain('Ruth Cole')
    expect(turned.buttons[0]).toMatch(/^Send to Ruth/)
  })
  test('given a case decision of the team manager’s own, then it is theirs to record', () => {
    const turned = talk({ person: 'jo' }).say('need ICPC for F2201, 10 yo')
    expect(turned.said).toContain('This one is yours to decide')
    expect(turned.press('Open the card for my decision').command).toMatchObject({ ownDecision: true })
  })
})

describe('two requests in one message', () => {
  test('then the first is taken, that is said, and the second is offered once it is sent', () => {
    const asked = talk({ at: '2026-11-25T10:00:00Z' }).say('FGC and LPM for F1882')
    expect(asked.said).toContain("That's two things")
    const sent = sendAll(asked)
    expect(sent.said).toContain('You also asked for')
    expect(sent.press('Go on with that').said).toContain('F1882')
  })
})

const sendAll = (asked: ReturnType<typeof talk>): ReturnType<typeof talk> => {
  const ready = asked.buttons.some((label) => label.startsWith('Send')) ? asked : asked.say('yes to all')
  return ready.press('Send')
}
