import { describe, expect, test } from 'vitest'
import type { Question } from '../../cards/card.ts'
import { talk, type Talk } from './talk.ts'

const formIn = (turned: Talk): readonly Question[] =>
  turned.cards.flatMap(({ actions }) => actions).find(({ button }) => button.act.startsWith('form:'))
    ?.questions ?? []

const boxIn = (turned: Talk, id: string): Question | undefined => formIn(turned).find((one) => one.id === id)

describe('asked for in words', () => {
  test.each([
    ['form for s17', 's17'],
    ['can I have the form for a legal planning meeting', 'legal-planning-meeting'],
    ['Can i get the lpm form please?', 'legal-planning-meeting'],
    ['s17 form', 's17'],
    ["where's the form for a b&b?", 'bed-and-breakfast'],
    ['please send me the form for crisis support', 'crisis-support'],
    ['I need the form for a final care plan', 'final-care-plan'],
    ['which form do i need for supervised contact', 'supervised-contact'],
  ])('“%s”: the form of %s', (words, resource) => {
    const turned = talk().say(words)
    expect(turned.buttons).toEqual(['Fill in the form'])
    expect(turned.cards[0]?.actions[0]?.button.act).toBe(`form:${resource}`)
    expect(turned.said).toContain('Nothing is sent until you say so')
  })

  test.each([
    'need £80 for gas F2201, DWP form sent off last week',
    'application form is with DWP, need £80 for food F2201',
    'signed the consent form for F2201 already',
  ])('“%s” asks for no form', (words) => {
    expect(talk().say(words).said).not.toContain('Here is the form')
  })

  test('given nothing is named, then it asks which', () => {
    expect(talk().say('can I have the form').said).toContain('Which form do you need?')
  })

  test('given something is half-finished, then "the form please" is its form, with what is known', () => {
    const turned = talk().say('£80 for gas F2201').say('the form please')
    expect(boxIn(turned, 'amount')).toMatchObject({ value: '80' })
    expect(boxIn(turned, 'family')).toMatchObject({ value: 'F2201' })
  })

  test('given something else is half-finished, then asking for a form loses nothing of it', () => {
    const before = talk().say('£80 for gas F2201')
    const turned = before.say('can I have the form for a legal planning meeting')
    expect(turned.draft).toEqual(before.draft)
    const sent = turned.press('Fill in the form', { family: 'F1882' })
    expect(sent.draft).toMatchObject({ resource: 'legal-planning-meeting', family: 'F1882' })
    expect(sent.said).toContain("I've let it go, and nothing of it was sent")
  })
})

describe('the form', () => {
  test('has everything the resource turns on or asks for, needed or not, each as the right kind of box', () => {
    const form = formIn(talk().say('form for s17'))
    expect(form.map(({ id, kind }) => [id, kind])).toEqual([
      ['family', 'line'],
      ['amount', 'number'],
      ['purpose', 'long'],
      ['otherOptionsExplored', 'choice'],
      ['dwpTried', 'choice'],
      ['otherHelpTried', 'choice'],
      ['how-soon', 'choice'],
      ['own-words', 'long'],
    ])
  })

  test('stands beside the numbered questions, and at the answer to “who signs it off?”', () => {
    expect(talk().say('£80 for gas').buttons).toContain('Fill in the form')
    expect(talk().say('who can sign off a B&B?').buttons).toContain('Fill in the form')
  })

  test('sent in at one go, needs one more press, and what it says is what goes', () => {
    const ready = talk().say('form for s17').press('Fill in the form', {
      family: 'F2201',
      amount: '80.50',
      purpose: 'gas and food',
      dwpTried: 'yes',
      otherHelpTried: 'yes',
      'how-soon': 'today',
      'own-words': 'No heating since Tuesday.',
    })
    expect(ready.buttons[0]).toBe('Send to Jo, needed today')
    expect(ready.press('Send to Jo').command).toMatchObject({
      resource: 's17',
      family: 'F2201',
      urgency: 'today',
      facts: { amount: 8050, purpose: 'gas and food', dwpTried: true },
      words: ['No heating since Tuesday.'],
    })
  })
})

describe('an answer that can’t be taken', () => {
  const filled = { family: 'the Smiths', amount: 'about eighty-ish or so', purpose: 'gas', dwpTried: 'yes' }
  const turned = talk().say('form for s17').press('Fill in the form', filled)

  test('is told at its own box, never guessed', () => {
    expect(turned.said).toContain('2 answers need another look')
    expect(boxIn(turned, 'family')?.problem).toContain("can't find a case reference")
    expect(boxIn(turned, 'amount')?.problem).toContain("can't read that as a sum")
    expect(boxIn(turned, 'purpose')?.problem).toBeUndefined()
    expect(turned.draft?.facts['amount']).toBeUndefined()
  })
  test('stays as it was typed, beside everything that was taken, after a restart too', () => {
    const again = turned.restart().say('the form please')
    expect(boxIn(again, 'amount')).toMatchObject({ kind: 'line', value: 'about eighty-ish or so' })
    expect(boxIn(again, 'family')).toMatchObject({ value: 'the Smiths' })
    expect(boxIn(again, 'purpose')).toMatchObject({ value: 'gas' })
    expect(boxIn(again, 'dwpTried')).toMatchObject({ value: 'yes' })
  })
  test('is forgotten once it is mended, in the form or in a message', () => {
    const mended = turned.press('Fill in the form', { family: 'F2201', amount: '80' })
    expect(mended.draft?.unread).toEqual({})
    const told = turned.press('Go on').say('1 F2201')
    expect(Object.keys(told.draft?.unread ?? {})).not.toContain('family')
  })
})

describe('what was typed', () => {
  test('is kept when a form is sent in after its request was', () => {
    const form = talk().say('£80 for gas')
    const late = form.pressRaw('id-of-one-that-is-gone', 'form:s17', { family: 'F2201', purpose: 'shoes' })
    expect(late.draft).toMatchObject({ resource: 's17', family: 'F2201', facts: { purpose: 'shoes' } })
  })
  test('of before stays where a box is left empty', () => {
    const turned = talk().say('£80 for gas F2201').press('Fill in the form', { purpose: '', dwpTried: 'yes' })
    expect(turned.draft).toMatchObject({
      family: 'F2201',
      facts: { amount: 8000, purpose: 'gas', dwpTried: true },
    })
  })
  test('is without names before anything is stored, and that is said', () => {
    const turned = talk()
      .say('form for s17')
      .press('Fill in the form', { purpose: 'shoes for Kayleigh Smith' })
    expect(JSON.stringify(turned.draft)).not.toContain('Kayleigh')
    expect(turned.said).toContain('left out the name')
  })
  test('that is longer than a box takes is told at the box, and the rest is kept', () => {
    const turned = talk()
      .say('form for s17')
      .press('Fill in the form', { purpose: 'x'.repeat(4001), amount: '80' })
    expect(boxIn(turned, 'purpose')?.problem).toContain('Please shorten it')
    expect(turned.draft?.facts['amount']).toBe(8000)
  })
})
