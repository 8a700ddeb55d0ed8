import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed } from '../fixtures/bot.ts'
import { openCrisis, TRIED, WEEKS, type Crisis } from '../fixtures/crisis-hours.ts'

/** "Hours", "lend", "borrow", "hand back", "end", "extend": what each of them comes to, for whoever says it. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

const say = (person: string, text: string): Promise<string> => crisis.talker(person).say(text)

describe('“hours”', () => {
  test('a head of service sees their own six weeks, whose hours they are, and until when', async () => {
    await crisis.agreed()
    const anna = crisis.talker('anna')
    const said = await anna.say('hours')
    expect(said).toContain('Hours of the Head of Service, Family Safeguarding')
    expect(said).toContain('■■■■■■■■■■ + ■■ 30 Nov: 12 used of 10 and 2 borrowed, none free')
    expect(said).toContain('□□□□□□□□□□ 28 Dec: none used, 10 free')
    expect(said).toContain('F3107: 5 hours a week, until Sun 20 Dec')
    expect(said).toContain('Borrowed from: Dev Shah, Head of Service, Corporate Parenting, for F3107')
    expect(said).toContain("It isn't a target")
    expect(said).not.toContain('%')
    expect(anna.buttons()).toEqual([
      'End F1440 early',
      'End F2750 early',
      'End F3107 early',
      'Hand hours back to Dev',
    ])
  })
  test('next week is answered in a sentence first', async () => {
    await crisis.given()
    expect(await say('anna', 'hours left next week')).toMatch(
      /^In the week of 30 Nov you have 3 hours free\./,
    )
  })
  test('a lender sees what is lent, and can ask for it back', async () => {
    await crisis.agreed()
    const dev = crisis.talker('dev')
    expect(await dev.say('my hours')).toContain('▤▤□□□□□□□□ 30 Nov: none used, 2 lent, 8 free')
    expect(dev.buttons()).toEqual(['Ask Anna for them back'])
  })
  test('“who has hours?” names every colleague as the posts stand, without a ranking', async () => {
    await crisis.agreed()
    const said = await say('anna', 'who has hours?')
    expect(said).toMatch(/Dev Shah, .*8 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec\nPriya Nair/)
    expect(said).not.toMatch(/%|most|least|F\d{4}/)
  })
  test('a worker hears how many their head of service has free, and nothing about any family', async () => {
    await crisis.given()
    const said = await say('lee', 'hours')
    expect(said).toContain('Anna Bright, Head of Service, Family Safeguarding, has free')
    expect(said).toContain('3 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec')
    expect(said).not.toMatch(/F\d{4}|used/)
  })
  test('a group manager hears of the head of their service; whoever confirms hours, of every one', async () => {
    expect(await say('ruth', 'hours')).toContain('Anna Bright')
    const kit = await say('kit', 'who has hours?')
    for (const name of ['Anna Bright', 'Dev Shah', 'Priya Nair']) expect(kit).toContain(name)
  })
})

describe('what is said about hours leads to the card or the request that does it', () => {
  test('“borrow” opens the request that is short; where none is, it says how borrowing begins', async () => {
    expect(await say('anna', 'borrow hours')).toContain('None is at the moment.')
    await crisis.short()
    const anna = crisis.talker('anna')
    expect(await anna.say('i need to borrow 2 hours')).toContain('Open it here.')
    await anna.press('Open it')
    expect(crisis.textAt('anna')).toContain('You are short by 2 hours a week')
  })
  test.each(['move hours F3107', 'move hours', 'can I move hours?'])(
    '“%s”: the choice that her own card offers, and never somebody else to ask',
    async (text) => {
      await crisis.short()
      const anna = crisis.talker('anna')
      const said = await anna.say(text)
      expect(said).not.toContain('team manager')
      expect(anna.buttons()).toEqual(['Move hours', "I can't move any"])
    },
  )
  test('“move hours from F1440”: the family is filled in, and its hours go to the one that is short', async () => {
    await crisis.short()
    const anna = crisis.talker('anna')
    await anna.say('move hours from F1440')
    const other = anna.values('Move hours')
    await anna.press('Move hours', {
      ...other,
      from: '2026-11-30',
      hours: '1',
      reasons: 'The mentor is with that family every day from Monday.',
    })
    expect(crisis.used('hos-fs', '2026-11-30')).toBe(16)
  })
  test('“move hours” with nothing short says so, and offers what she can make fewer', async () => {
    await crisis.given()
    const anna = crisis.talker('anna')
    expect(await anna.say('move hours')).toContain('short of hours now, so none have to be moved')
    expect(anna.buttons()).toEqual(['Fewer hours for F1440', 'Fewer hours for F2750'])
  })
  test('who agrees crisis hours? Asked by a head of service, it is “you”', async () => {
    const said = await say('anna', 'who agrees crisis hours?')
    expect(said).toContain('You, as head of service')
    expect(said).not.toContain('your head of service')
    expect(await say('sam', 'who agrees crisis hours?')).toContain('Anna Bright, your head of service')
  })
  test('“lend” opens what a colleague asked for', async () => {
    await crisis.borrowing()
    const dev = crisis.talker('dev')
    expect(await dev.say('lend Anna 2 hours')).toContain('You have been asked for hours.')
    await dev.press('Open it')
    expect(crisis.textAt('dev')).toContain('Can you lend hours?')
  })
  test('“end F3107’s hours on 6 Dec”: the day is filled in, and borrowed hours go back to Dev', async () => {
    await crisis.agreed()
    const anna = crisis.talker('anna')
    await anna.say("end F3107's hours on 6 Dec")
    expect(anna.buttons()).toEqual(['End F3107 early'])
    await anna.press('End F3107 early', {
      last: '2026-12-06',
      reasons: 'He has moved to his aunt in Leeds and is settled there.',
    })
    expect(crisis.used('hos-fs', '2026-11-30')).toBe(48)
    expect(crisis.used('hos-fs', '2026-12-07')).toBe(28)
    expect(crisis.allAt('sam')).toContain('F3107: it ends early')
    expect(crisis.allAt('dev')).toContain('Hours lent for F3107 come back to you from Anna Bright')
    expect(crisis.allAt('dev')).toContain('Still lent: 2 hours in the week of 30 Nov.')
  })
  test('a worker learns whose it is to end', async () => {
    await crisis.agreed()
    expect(await say('sam', "end F3107's hours on 6 dec")).toContain(
      "F3107's hours were agreed by Anna Bright, Head of Service, Family Safeguarding",
    )
  })
  test('“can I have my hours back”: promised ones are asked of the borrower, who may keep them', async () => {
    await crisis.agreed()
    const dev = crisis.talker('dev')
    await dev.say('can I have my hours back')
    await dev.press('Ask Anna for them back', {
      reasons: 'A family of ours starts on Monday and has nobody else.',
    })
    expect(crisis.textAt('anna')).toContain('Dev Shah asks for hours back: 2 hours a week')
    expect(crisis.textAt('anna')).toContain(
      'They are promised to F3107, so nothing changes unless you agree.',
    )
    expect(crisis.labelsAt('anna')).toEqual(['Give them back', 'Keep them for the family'])
    await crisis.press('anna', 'anna', 'Keep them for the family', {
      reasons: 'He comes into care this week without them, as he would have before.',
    })
    expect(crisis.textAt('dev')).toContain('Anna Bright keeps the hours for F3107.')
    for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(48)
  })
  test('given back after all: the family’s worker is told what it has now', async () => {
    await crisis.agreed()
    const dev = crisis.talker('dev')
    await dev.say('hours')
    await dev.press('Ask Anna for them back', {
      reasons: 'A family of ours starts on Monday and has nobody else.',
    })
    await crisis.press('anna', 'anna', 'Give them back', {
      reasons: 'Three hours hold it now that the mentor starts on Monday.',
    })
    expect(crisis.allAt('sam')).toContain(
      'Dev Shah, head of service, asked for hours back that were lent for it',
    )
    expect(crisis.allAt('sam')).toContain('F3107 has fewer crisis hours: now 3 hours a week')
    expect(crisis.allAt('dev')).toContain('Nothing of the loan is left.')
  })
  test('“hand back”: hours that no family counts on go back to the lender', async () => {
    await crisis.borrowing()
    await crisis.press('dev', 'hos-cp', 'Lend 2 hours a week', {
      reasons: 'We have none starting before Christmas.',
    })
    const anna = crisis.talker('anna')
    await anna.say('hand back')
    await anna.press('Hand hours back to Dev', {
      reasons: 'His aunt has come forward and takes him on Monday.',
    })
    expect(crisis.allAt('dev')).toContain('they were handed back')
  })
  test('“extend F3107 by two weeks” is a request of its own, from the day after, with what PASP needs', async () => {
    await crisis.agreed()
    const said = await say('sam', 'extend F3107 by two weeks')
    expect(said).toContain('More weeks for F3107 are a new request')
    expect(said).toContain('5 hours a week for 2 weeks, Mon 21 Dec to Sun 3 Jan')
    expect(said).toMatch(/PASP/)
  })
  test('extended: ART confirm, Anna decides, and the weeks follow on inside her ten hours', async () => {
    await crisis.agreed()
    crisis.bot.setTime('2026-12-07T10:00:00Z')
    const sam = crisis.talker('sam')
    await sam.say('extend F3107 by two weeks')
    const ready = await sam.say(
      `1 yes he comes into care without it. 2 ${TRIED}. 3 CAMHS from 4 jan. 4 yes applied to PASP for 16 dec`,
    )
    expect(ready).toContain('Applied to PASP for: Wed 16 Dec')
    await sam.press('Send to ART')
    expect(crisis.textAt('art')).toContain('Weeks used: 3 of 3')
    await crisis.confirm()
    await crisis.press('anna', 'hos-fs', 'Approve 5 hours a week', {
      reasons: 'PASP sees it on the 16th, and CAMHS begin in January.',
    })
    expect(crisis.textAt('sam')).toContain('5 hours a week for 2 weeks, Mon 21 Dec to Sun 3 Jan, F3107')
    expect(crisis.used('hos-fs', '2026-12-21')).toBe(20)
    expect(crisis.used('hos-fs', '2027-01-04')).toBe(0)
  })
  test('a family that has none can’t be extended', async () => {
    expect(await say('sam', 'extend F3107 by two weeks')).toContain('F3107 has no crisis support agreed')
  })
})

describe('whoever arranges the service', () => {
  test('says that it stopped: the weeks to come are free again, and everybody hears', async () => {
    await crisis.agreed()
    crisis.bot.setTime('2026-12-02T10:00:00Z')
    const kit = crisis.talker('kit')
    expect(await kit.say('hours')).toContain('F3107: 5 hours a week, until Sun 20 Dec')
    expect(kit.buttons()).toContain('F1440 used fewer')
    await crisis.bot.press(
      'kit',
      buttonNamed(
        crisis.bot
          .at('kit')
          .findLast(({ actions }) => actions.some(({ label }) => label === 'F3107 has stopped')),
        'F3107 has stopped',
      ),
      {
        on: '2026-12-02',
        reasons: 'He went to his aunt this morning.',
      },
    )
    expect(crisis.allAt('sam')).toContain(
      'Kit Lane confirms that crisis support for F3107 stopped on Wed 2 Dec.',
    )
    expect(crisis.allAt('anna')).toContain('stopped on Wed 2 Dec')
    expect(crisis.used('hos-fs', '2026-12-07')).toBe(28)
    expect(crisis.allAt('dev')).toContain('Hours lent for F3107 come back to you')
  })
  test('says that fewer hours were used in a week that has begun', async () => {
    await crisis.agreed()
    crisis.bot.setTime('2026-12-02T10:00:00Z')
    const kit = crisis.talker('kit')
    await kit.say('hours')
    await kit.press('F1440 used fewer', { 'week-2026-11-30': '2.5' })
    expect(crisis.used('hos-fs', '2026-11-30')).toBe(42)
    expect(crisis.allAt('sam')).toContain('F1440: fewer hours were used than agreed')
  })
})
