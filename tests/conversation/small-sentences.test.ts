import { describe, expect, test } from 'vitest'
import type { RequestLine } from '../../src/conversation/turn.ts'
import { cast } from '../fixtures/cast.ts'
import { talk } from './talk.ts'

const WHOLE = '£80 for gas F2201, DWP refused, food bank used'

const line = (over: Partial<RequestLine> = {}): RequestLine => ({
  id: 'r-1',
  resource: 's17',
  family: 'F2201',
  heading: '£80 for gas',
  pence: 8000,
  sentAt: '2026-11-27T12:41:00Z',
  by: 'Sam Reed',
  status: 'open',
  waitsFor: 'Jo Marsh, team manager',
  question: undefined,
  why: 'A team manager can agree up to £100 a family a year (section 7).',
  ...over,
})

describe('whose family', () => {
  test('given a reference it doesn’t know, then the nearest of the worker’s own is offered, and nothing is shown of it', () => {
    const asked = talk().say('£80 for gas F2210, DWP refused, food bank used')
    expect(asked.said).toContain("I don't know F2210. Did you mean F2201, one of yours?")
    expect(asked.buttons.slice(0, 2)).toEqual(['Yes, F2201', "No, it's a new family"])
    expect(asked.said).not.toContain('has had')
    expect(asked.press('Yes, F2201').press('Send to Jo').command).toMatchObject({
      family: 'F2201',
      newFamily: false,
    })
    expect(asked.press('No, it').press('I searched for both').press('Send to Jo').command).toMatchObject({
      family: 'F2210',
      newFamily: true,
      searchedBy: 'sam',
    })
    expect(asked.say('yes').said).toContain('family F2201')
  })
  test('given another team’s family, then it is asked, and covering shows no totals', () => {
    const used = () => ({ s17FinancialYear: 1000, s17Rolling: 1000 })
    const asked = talk({ used }).say('£40 for gas F4410, DWP refused, food bank used')
    expect(asked.said).toContain("F4410 isn't one of your families.")
    expect(asked.buttons).toContain("It's right: I'm covering")
    const covering = asked.press("It's right")
    expect(covering.said).toContain('Max Field, Team Manager, West 1')
    expect(covering.said).not.toContain('£10 so far')
  })
  test('given two references, then it is asked which, and neither is guessed', () => {
    const asked = talk().say('£80 for gas F2201, DWP refused').say('F2201 or F3107, food bank used')
    expect(asked.said).toContain('which is this for?')
    expect(asked.press('F3107').said).toContain('family F3107')
  })
  test('given a letter that looks like a digit, then it is asked about, never taken', () => {
    const asked = talk().say('£80 for gas F22O1, DWP refused, food bank used')
    expect(asked.said).toContain('F2201')
    expect(asked.draft?.family).toBeUndefined()
    expect(asked.press('F2201').said).toContain('family F2201')
  })
})

describe('what isn’t kept', () => {
  test('given a name, then it is left out of everything that is kept, and it is said once', () => {
    const asked = talk().say('£80 for gas for Kayleigh Smith F2201, DWP refused')
    expect(asked.said).toContain("I've left out the name")
    expect(asked.said).toContain("I can't delete your message, so please do.")
    expect(JSON.stringify(asked.draft)).not.toContain('Kayleigh')
    expect(asked.say('food bank used').said).not.toContain("I've left out")
  })
  test('given a file, then it goes on the case file, and the words are still heard', () => {
    const asked = talk().attach('£80 for gas F2201, DWP refused')
    expect(asked.said).toContain("I don't take files. Put it on the case file and tell me its title and date")
    expect(asked.said).toContain('Jo Marsh')
    expect(talk().attach().said).toContain("I don't take files")
  })
})

describe('not in the policy', () => {
  test('given something the matrix doesn’t list, then nobody is guessed, and somebody is named to ask', () => {
    const asked = talk().say('can we get a trampoline for F2201')
    expect(asked.said.replaceAll('’', "'")).toBe(
      "The matrix doesn't cover that, and I won't guess. Jo Marsh, your team manager, is the person to ask. What you've typed is still here if you want to change it.",
    )
    expect(asked.draft?.family).toBe('F2201')
    expect(asked.say('I mean £80 s17 for gas').said).toContain('family F2201')
  })
  test('given a sum and nothing else, then it is asked what it is for', () => {
    const asked = talk().say('£80 F2201')
    expect(asked.said).toContain('What is it for?')
  })
})

describe('a no has three parts', () => {
  test('checks on a family: what can’t happen, why, and what can', () => {
    const { said } = talk().say('safe and well checks by bain and dahle F3107 2 weeks 5 hrs')
    expect(said.replaceAll('’', "'")).toContain("Crisis support can't be used for safe-and-well checks")
    expect(said).toContain('(section 4.2)')
    expect(said).toContain('Jo Marsh, your team manager')
  })
  test('something not tried yet: it has to be first, and the request is kept', () => {
    const held = talk().say('£80 for gas F2201, not asked DWP yet')
    expect(held.said.replaceAll('’', "'")).toContain(
      "DWP hasn't been asked yet, and it has to be first (section 7)",
    )
    expect(held.buttons.join()).not.toContain('Send')
    expect(held.say('DWP refused now, food bank used').press('Send to Jo').command).toMatchObject({
      kind: 'submit',
    })
  })
  test('nobody holds the post: said at once, with the line above and a number, and no send', () => {
    const posts = new Map(cast.posts)
    for (const id of ['tm-east-2', 'gm-fs']) {
      const post = posts.get(id)
      if (post) posts.set(id, { ...post, holders: [] })
    }
    const held = talk({ directory: { ...cast, posts } }).say(WHOLE)
    expect(held.said).toContain('Nobody is in post as Team Manager, East 2')
    expect(held.said).toContain('Anna Bright')
    expect(held.said).toContain('07700 900111')
    expect(held.buttons.join()).not.toContain('Send')
  })
})

describe('asked again', () => {
  const recent = [line()]
  test('given the same sum for the same family today, then it is asked whether it is the same one', () => {
    const again = talk({ recent, mine: recent, at: '2026-11-27T12:45:00Z' }).say(WHOLE)
    expect(again.said).toContain('This looks like the one you sent at 12:41: £80 for gas, F2201.')
    expect(again.buttons).toEqual(['Same one', "It's another £80"])
    expect(again.press('Same one').command).toBeUndefined()
    expect(again.press("It's another").press('Send to Jo').command).toMatchObject({ kind: 'submit' })
  })
  test('given it is nothing for them to read, then they learn that there is one, and no more', () => {
    const said = talk({ recent: [line({ unread: true })], at: '2026-11-27T12:45:00Z' }).say(WHOLE).said
    expect(said).toContain('The same has been sent for F2201 already today.')
    expect(said).not.toMatch(/12:41|gas|Sam\b/)
    const waiting = [line({ pence: 7500, heading: '£75 for food', unread: true })]
    expect(talk({ recent: waiting }).say(WHOLE).said).not.toContain('£75')
  })
  test('given it was yesterday, then it is its own request', () => {
    const again = talk({ recent, at: '2026-11-28T12:45:00Z' }).say(WHOLE)
    expect(again.said).not.toContain('This looks like')
  })
  test('given another is waiting, then it is shown and not counted', () => {
    const waiting = [line({ pence: 7500, heading: '£75 for food' })]
    expect(talk({ recent: waiting }).say(WHOLE).said).toContain(
      'Also waiting for F2201, and not counted yet: £75 for food.',
    )
  })
})

describe('where things are', () => {
  test('where is my request: who has it, since when, and that it isn’t agreed', () => {
    const asked = talk({ mine: [line()], at: '2026-11-27T13:00:00Z' }).say('where is my request?')
    expect(asked.said).toContain(
      '£80 for gas, F2201: with Jo Marsh, team manager, since 12:41. Not agreed yet.',
    )
    expect(talk().say('where is my request?').said).toContain('You have nothing waiting.')
  })
  test('what waits for me: oldest first, or nothing', () => {
    const waiting = [line(), line({ id: 'r-2', family: 'F3107', heading: '£60 for food' })]
    const asked = talk({ person: 'jo', waiting, at: '2026-11-27T13:00:00Z' }).say("what's waiting for me?")
    expect(asked.said).toContain('2 things are waiting for you')
    expect(asked.buttons).toEqual(['Open it: F2201', 'Open it: F3107'])
    expect(talk({ person: 'jo' }).say("what's waiting for me?").said).toBe('Nothing is waiting for you.')
  })
  test('withdraw: the reason is asked and goes with it', () => {
    const why = talk({ mine: [line()] }).say('withdraw F2201')
    expect(why.said).toContain('Why? A few words are enough')
    const gone = why.restart().say('church paid it')
    expect(gone.command).toEqual({ kind: 'withdraw', request: 'r-1', reason: 'church paid it' })
    expect(why.press('Leave it').command).toBeUndefined()
  })
  test('withdraw: which one is never guessed', () => {
    const mine = [line(), line({ id: 'r-2', family: 'F3107' })]
    const which = talk({ mine }).say('withdraw my request')
    expect(which.said).toContain('Which one do you want to take back?')
    expect(which.press('£80 for gas, F3107').say('not needed').command).toMatchObject({ request: 'r-2' })
  })
  test('correct: what would change is shown before it does', () => {
    const shown = talk({ mine: [line()] }).say('F2201 should be £90')
    expect(shown.said).toContain('£80 for gas, F2201, would be: £90.')
    expect(shown.press('Change it').command).toMatchObject({
      kind: 'correct',
      request: 'r-1',
      facts: { amount: 9000 },
    })
    expect(shown.press('Leave it').command).toBeUndefined()
  })
  test('correct: whoever can agree it so is named, not whoever has it now', () => {
    const bot = talk({ mine: [line()] })
    expect(bot.say('F2201 should be £190').said).toMatch(/Anna Bright, .*gets a new card/)
    expect(bot.say('F2201 should be £90').said).toMatch(/Jo Marsh, your team manager, gets a new card/)
  })
  test('correct: given two for the family, then it is asked which, unless the message says', () => {
    const shoes = line({ id: 'r-2', family: 'F3107', heading: '£40 for shoes', pence: 4000 })
    const coat = line({ id: 'r-3', family: 'F3107', heading: '£60 for a coat', pence: 6000 })
    const bot = talk({ mine: [line(), shoes, coat] })
    const which = bot.say('F3107 should be £50')
    expect(which.said).toContain('Which one do you want to change?')
    expect(which.buttons).toEqual(['£40 for shoes, F3107', '£60 for a coat, F3107'])
    expect(which.press('£60 for a coat').press('Change it').command).toMatchObject({
      request: 'r-3',
      facts: { amount: 5000 },
    })
    expect(which.say('the shoes').said).toContain('£40 for shoes, F3107, would be: £50.')
    expect(bot.say('F3107 shoes should be £50').said).toContain('£40 for shoes, F3107, would be: £50.')
    expect(bot.say('F3107 should be £50 not £60').said).toContain('£60 for a coat, F3107, would be: £50.')
  })
  test('correct: a question meanwhile is answered as itself, and the change waits', () => {
    const shown = talk({ mine: [line()], waiting: [line({ id: 'r-9', family: 'F3107' })] }).say(
      'F2201 should be £90',
    )
    const where = shown.say('where is my request?')
    expect(where.said).toContain('with Jo Marsh, team manager, since')
    const waits = where.say("what's waiting for me?")
    expect(waits.said).toContain('One thing is waiting for you')
    expect(waits.say('yes').command).toMatchObject({ kind: 'correct', facts: { amount: 9000 } })
  })
  test('withdraw: a question meanwhile is not the reason', () => {
    const asked = talk({ mine: [line()] })
      .say('withdraw my request')
      .say('where is my request?')
    expect(asked.command).toBeUndefined()
    expect(asked.say('not needed').command).toMatchObject({ kind: 'withdraw', reason: 'not needed' })
  })
})

describe('a decider has asked something', () => {
  const mine = [line({ question: 'Is there a prepayment meter?' })]
  test('then the worker’s next message answers it', () => {
    const sent = talk({ mine }).say('yes, in the hall')
    expect(sent.command).toEqual({ kind: 'answer', request: 'r-1', answer: 'yes, in the hall' })
    expect(sent.said).toContain('Sent to Jo Marsh, team manager, at 12:38.')
  })
  test('then the box on the card answers it too, with names left out', () => {
    const sent = talk({ mine }).pressRaw('any', 'answer:r-1', { answer: 'yes, Kayleigh showed me' })
    expect(sent.command).toMatchObject({ kind: 'answer', request: 'r-1' })
    expect(JSON.stringify(sent.command)).not.toContain('Kayleigh')
  })
  test('given two questions, then it is asked which, and the answer isn’t lost', () => {
    const two = [...mine, line({ id: 'r-2', family: 'F3107', question: 'Which school?' })]
    const which = talk({ mine: two }).say('yes, in the hall')
    expect(which.said).toContain('Which one is this the answer to?')
    expect(which.restart().press('£80 for gas, F2201').command).toEqual({
      kind: 'answer',
      request: 'r-1',
      answer: 'yes, in the hall',
    })
  })
  test('given a request for another family, then it is a request', () => {
    expect(talk({ mine }).say('£60 for food F3107, DWP refused').command).toBeUndefined()
  })
})

describe('an answer with a number of its own', () => {
  test('given what the child told us beside two plain yeses, then Grace reads those words and none of the rest', () => {
    const shown = talk()
      .say('want to cease looking after F2201, 16yo, s20, going home to mum')
      .say('1 he told us at three reviews he wants to be with mum 2 yes 3 yes')
    expect(shown.said).toMatch(/^Wishes and feelings: he told us at three reviews he wants to be with mum$/m)
    expect(shown.said).toMatch(/^IRO informed: Yes$/m)
  })
})

describe('two things in one message', () => {
  test('given a sum for one family and a meeting for another, then neither is dropped', () => {
    const said = talk({ person: 'sam' }).say('need £60 for gas for F2201 and a lpm for F3107').said
    expect(said).toContain(
      "That's two things. I'll take section 17 first and come back to a legal planning meeting",
    )
  })
})

describe('before the family is named', () => {
  test('given a sum, then whoever it may go to is told at once, and nobody who can’t agree it for any family', () => {
    const meter = talk({ person: 'sam' }).say(
      'family has no leccy and a newborn, need 60 quid for the meter',
    ).said
    expect(meter).toContain('Jo Marsh, your team manager, or Ruth Cole, your group manager')
    expect(meter).toContain('Anna Bright, your head of service')
    const dearer = talk({ person: 'sam' }).say('who can agree £90 food and £20 more').said
    expect(dearer).toContain('It depends on what the family has had this year.')
    expect(dearer).not.toContain('Jo Marsh')
  })
})

describe('what matrices seldom list', () => {
  test('given it is asked for without a family, then nobody can agree it and somebody is named', () => {
    expect(talk({ person: 'sam' }).say('can i get money for driving lessons').said).toContain(
      "The matrix doesn't cover that, and I won't guess. Jo Marsh, your team manager, is the person to ask.",
    )
  })
  test('given leave is only mentioned by somebody who decides nothing, then nobody has to cover them', () => {
    expect(talk({ person: 'sam' }).say('i am on annual leave next week').said).toContain(
      'nobody has to cover you here',
    )
  })
})

describe('another need while one is half-finished', () => {
  test('given it begins with "also", then it is offered as a request of its own and changes nothing of the first', () => {
    const said = talk({ person: 'sam' })
      .say('B&B for F1440, evicted today, 2 nights £110')
      .say('also baby has no nappies, need £30')
    expect(said.said).toContain('[')
    expect(said.said).not.toContain('£30')
    expect(said.draft).toMatchObject({ resource: 'bed-and-breakfast' })
  })
})

describe('whether a colleague can agree it', () => {
  test.each([
    ['can Jo agree £120 section 17?', /^No, Jo can't agree it\./],
    ['can a team manager agree £120 section 17?', /^No, the Team Manager can't agree it\./],
    ['can Anna agree a B&B?', /^Yes, Anna can agree it\. \*?\*?Anna Bright/],
    ['can the head of service agree a B&B?', /^Yes, the Head of Service can agree it\./],
  ])('%s', (question, answer) => {
    expect(talk({ person: 'sam' }).say(question).said).toMatch(answer)
  })
  test('given whoever decides is away, then it says that nobody else is named for it', () => {
    expect(talk({ person: 'sam' }).say('Anna is away, who else can agree a B&B?').said).toContain(
      'Nobody else is named for it. While Anna is away it waits for whoever covers as head of service.',
    )
  })
})

describe('a question about something else while one is half-finished', () => {
  test('given it is about nothing that the matrix lists, then the draft does not answer it, and is still there', () => {
    const { said, draft } = talk({ person: 'sam' })
      .say('B&B for F1440, evicted today, 2 nights £110')
      .say('who approves the aunt as a carer?')
    expect(said).not.toMatch(/Anna Bright.*can agree/)
    expect(draft).toMatchObject({ resource: 'bed-and-breakfast', family: 'F1440' })
  })
})

describe('two sums for one family in one message', () => {
  test('given food and a taxi, then they are one request from the start, said without the sums', () => {
    expect(talk({ person: 'sam' }).say('£60 food and £20 taxi for F2201').said).toContain(
      '£80 section 17 for food and taxi',
    )
  })
})
