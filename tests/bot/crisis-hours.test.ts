import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Directory } from '../../src/people/directory.ts'
import { cast } from '../fixtures/cast.ts'
import {
  AGREES,
  CANNOT,
  LENDS,
  openCrisis,
  THEN,
  TRIED,
  WEEKS,
  type Crisis,
} from '../fixtures/crisis-hours.ts'

/** Conversation 2 from end to end: crisis family support, and two hours to borrow; then its wrong turns. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

describe('2: crisis family support, and two hours to borrow', () => {
  test('the worker reads who can agree it, from when to when, and is asked only for what is missing', async () => {
    crisis.at('13:20')
    const sam = crisis.talker('sam')
    const said = await sam.say(
      'crisis support pls F3107 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
    )
    expect(said).toContain('5 hours a week for 3 weeks, Mon 30 Nov to Sun 20 Dec, family F3107')
    expect(said).toContain('Anna Bright')
    expect(said).toContain('section 4.2')
    expect(said).not.toMatch(/how many weeks.*already had/i)
    const ready = await sam.say(`1 ${TRIED}. 2 ${THEN}`)
    expect(said).toContain('F3107 and its children have used none of their 3 weeks.')
    expect(ready).toContain('school mentor')
    expect(await sam.press('Send to ART')).toContain('Nothing is agreed yet')
  })

  test('an answer that numbers what wasn’t asked too is read all the same', async () => {
    const sam = crisis.talker('sam')
    await sam.say(
      'crisis support pls F3107 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
    )
    const ready = await sam.say(`1 bags packed, she rang today asking for s20. 2 ${TRIED}. 3 ${THEN}`)
    expect(ready).toContain(`Then: ${THEN}`)
    expect(ready).toContain('bags packed, she rang today asking for s20')
    expect(sam.buttons()).toContain('Send to ART, needed today')
  })

  test('Access to Resources confirm what the ledger says, or correct it; they decide nothing', async () => {
    await crisis.given()
    crisis.at('13:20')
    await crisis.ask('F3107', 5)
    const card = crisis.textAt('art')
    expect(card).toContain('30 Nov: 7 used, 3 free; this asks 5: 2 short')
    expect(card).toContain('Weeks used: 0 of 3')
    expect(crisis.labelsAt('art')).toEqual(['Confirm the hours', 'Ask Sam', 'Why me?'])
    expect(crisis.labelsAt('hos-fs')).toEqual(['Reject', 'Ask Sam', 'Why me?'])
    crisis.at('14:10')
    await crisis.confirm()
    expect(crisis.textAt('sam')).toMatch(/^Kit Lane, .* has confirmed the hours, 14:10\. Now Anna Bright/)
    expect(crisis.textAt('anna')).toContain(
      'short by 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec',
    )
  })

  test('where the two differ the lower hours and the higher weeks count, and the card shows both', async () => {
    await crisis.given()
    await crisis.ask('F3107', 5)
    await crisis.confirm({ 'week-2026-11-30': '2', 'weeks-used': '1' })
    expect(crisis.textAt('hos-fs')).toContain(
      'free, 2 hours in the week of 30 Nov and 3 hours a week in the weeks of',
    )
    expect(crisis.textAt('hos-fs')).toContain('They differ: The register has free: 3 hours a week')
    expect(crisis.textAt('hos-fs')).toContain('Weeks used: 1 of 3')
    expect(crisis.textAt('hos-fs')).toContain('short by 3 hours in the week of 30 Nov')
  })

  test('given ART count fewer free than the register, their figure is the one that every week of the card says', async () => {
    await crisis.ask('F3107', 5)
    await crisis.confirm(Object.fromEntries(WEEKS.map((week) => [`week-${week}`, '3'])))
    const card = crisis.textAt('hos-fs')
    expect(card).toContain('30 Nov: none used, 3 free; this asks 5: 2 short')
    expect(card).not.toMatch(/10 free/)
    expect(card).toMatch(
      /free, 3 hours a week.*\n?.*They differ: The register has free: 10 hours a week in .*The lower counts\./s,
    )
  })

  test('and after it is agreed her own hours say what ART counted last, and on which day', async () => {
    await crisis.ask('F3107', 3)
    await crisis.confirm(Object.fromEntries(WEEKS.map((week) => [`week-${week}`, '3'])))
    await crisis.press('anna', 'hos-fs', 'Approve', { reasons: AGREES })
    const own = await crisis.talker('anna').say('hours')
    expect(own).toContain('3 used, 7 free')
    expect(own).toContain(
      'ART counted: Thu 26 Nov, for F3107: 3 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec free, before what was agreed. That is lower than the register, so ask ART before you count on more.',
    )
  })

  test('short: the card names the weeks, and offers the policy’s order', async () => {
    await crisis.short()
    const card = crisis.textAt('hos-fs')
    expect(card).toContain('Your hours\n')
    expect(card).toContain('■■■■■■■▣▣▣ + ×× 30 Nov: 7 used, 3 free; this asks 5: 2 short')
    expect(card).toContain('You are short by 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec.')
    expect(card).toContain('move hours you already use; if you can’t, borrow'.replace('’', "'"))
    expect(crisis.labelsAt('hos-fs')).toEqual([
      'Move hours',
      "I can't move any",
      'Approve 3 hours a week',
      'Reject',
      'Ask Sam',
      'Why me?',
    ])
  })

  test('after “can’t move”: who has hours in those weeks, each to be asked, or all at once', async () => {
    await crisis.short()
    expect(await crisis.press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })).toContain(
      'at 14:10',
    )
    const card = crisis.textAt('hos-fs')
    expect(card).toContain(`Moving hours: You said no: "${CANNOT}"`)
    expect(card).toContain(
      'Dev Shah, Head of Service, Corporate Parenting: 10 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec',
    )
    expect(crisis.labelsAt('hos-fs')).toEqual(
      expect.arrayContaining(['Ask Dev for 2', 'Ask Priya for 2', 'Ask both, the first yes is enough']),
    )
    expect(crisis.labelsAt('hos-fs')).not.toContain("I can't move any")
  })

  test('the lender reads the reference, the weeks and the hurry, and nothing of the story', async () => {
    await crisis.borrowing()
    const card = crisis.textAt('hos-cp')
    expect(card).toContain('Can you lend hours? · 2 hours a week · F3107')
    expect(card).toContain('Asked by Anna Bright, Head of Service, Family Safeguarding, Thu 26 Nov at 14:21')
    expect(card).toContain('30 Nov: none used, 10 free; this asks 2: enough')
    expect(card).toContain('F3107: crisis family support, immediate risk of coming into care, needed')
    expect(card).toContain(`Can't move hours: "${CANNOT}"`)
    expect(card).toContain('Only whether to lend. Anna decides about the family.')
    expect(card).not.toMatch(/14yo|mum|s20|mentor|nan /)
    expect(crisis.bot.last('hos-cp')?.summary).toMatch(
      /^A request for the Head of Service, Corporate Parenting\./,
    )
    expect(crisis.labelsAt('hos-cp')).toEqual([
      'Lend 2 hours a week',
      'Lend fewer, or some weeks',
      "Don't lend",
      'Ask Anna',
      'Why me?',
    ])
    expect(crisis.textAt('sam')).toContain("Anna hasn't enough hours for F3107 and asked, at 14:21: Dev Shah")
  })

  test('lent: it is not agreed yet, and says so with fresh figures', async () => {
    await crisis.borrowing()
    crisis.at('14:32')
    await crisis.press('dev', 'hos-cp', 'Lend 2 hours a week', { reasons: LENDS })
    expect(crisis.textAt('anna')).toContain(
      'Dev lends you 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec',
    )
    expect(crisis.textAt('anna')).toContain(LENDS)
    expect(crisis.textAt('anna')).toContain("F3107 isn't agreed yet. That is still yours to decide.")
    expect(crisis.textAt('hos-fs')).toContain('7 used of 10 and 2 borrowed, 5 free; this asks 5: enough')
    expect(crisis.textAt('hos-fs')).toContain("F3107 isn't agreed yet. That is still yours to decide.")
    expect(crisis.labelsAt('hos-fs')).toEqual([
      'Approve 5 hours a week',
      'Approve fewer',
      "Reject, and hand Dev's hours back",
      'Ask Sam',
      'Why me?',
    ])
    expect(crisis.textAt('hos-cp')).toContain(
      'Lent · 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec · Dev Shah',
    )
    expect(crisis.textAt('hos-cp')).not.toContain('Approved')
  })

  test('agreed: the worker reads until when, the last PASP before then, and what not to do', async () => {
    await crisis.borrowing()
    await crisis.press('dev', 'hos-cp', 'Lend 2 hours a week', { reasons: LENDS })
    crisis.at('14:41')
    await crisis.press('anna', 'hos-fs', 'Approve 5 hours a week', { reasons: AGREES })
    const told = crisis.textAt('sam')
    expect(told).toMatch(
      /^Approved by Anna Bright, head of service, at 14:41: crisis family support, 5 hours a week for 3 weeks, Mon 30 Nov to Sun 20 Dec, F3107\./,
    )
    expect(told).toContain(AGREES)
    expect(told).toContain("Please don't ring the provider")
    expect(told).toContain(
      "Its last day is Sun 20 Dec. The last PASP before then is Wed 16 Dec, with papers in by Mon 14 Dec; I'll remind you both on Mon 7 Dec.",
    )
    expect(crisis.textAt('kit')).toContain(
      'F3107, 5 hours a week, Mon 30 Nov to Sun 20 Dec. Please arrange it.',
    )
    expect(crisis.textAt('hos-fs')).toContain('Approved · Crisis family support')
    for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(48)
  })
})

describe('its wrong turns', () => {
  const REASONS = { reasons: 'Two families of ours may need them before Christmas.' }

  test('Dev declines: Anna hears why, and whom she can still ask', async () => {
    await crisis.borrowing()
    await crisis.press('dev', 'hos-cp', "Don't lend", REASONS)
    expect(crisis.textAt('anna')).toContain("Dev doesn't lend hours for F3107.")
    expect(crisis.textAt('anna')).toContain('Priya Nair can still be asked')
    expect(crisis.textAt('hos-fs')).toContain("Dev Shah, Head of Service, Corporate Parenting: doesn't lend")
    expect(crisis.textAt('hos-cp')).toContain('Not lent')
    expect(crisis.labelsAt('hos-fs')).toContain('Ask Priya for 2')
    expect(crisis.labelsAt('hos-fs')).not.toContain('Ask Dev for 2')
  })

  test('Dev lends part: what is still short is asked of another, and nothing is agreed', async () => {
    await crisis.borrowing()
    await crisis.press('dev', 'hos-cp', 'Lend fewer', {
      'week-2026-11-30': '1',
      'week-2026-12-07': '1',
      'week-2026-12-14': '2',
      ...REASONS,
    })
    expect(crisis.textAt('anna')).toContain(
      'Dev lends you 1 hour a week in the weeks of 30 Nov and 7 Dec and 2 hours in the week of 14 Dec',
    )
    expect(crisis.textAt('anna')).toContain('still short by 1 hour a week in the weeks of 30 Nov and 7 Dec')
    expect(crisis.textAt('hos-cp')).toContain('Lent in part')
    expect(crisis.labelsAt('hos-fs')).toContain('Ask Priya for 1')
    await crisis.press('anna', 'hos-fs', 'Ask Priya for 1')
    await crisis.press('priya', 'hos-frt', 'Lend 1 hour a week', REASONS)
    expect(crisis.labelsAt('hos-fs')).toContain('Approve 5 hours a week')
    expect(crisis.labelsAt('hos-fs')).toContain("Reject, and hand Priya's and Dev's hours back")
  })

  test('both are asked at once: the first yes is enough, and the other is spared', async () => {
    await crisis.borrowing('Ask both')
    expect(crisis.labelsAt('hos-frt')).toContain('Lend 2 hours a week')
    await crisis.press('priya', 'hos-frt', 'Lend 2 hours a week', { reasons: LENDS })
    expect(crisis.textAt('dev')).toContain(
      "aren't needed any more: a colleague lent them. Nothing for you to do.",
    )
    expect(crisis.textAt('hos-cp')).toContain('No longer asked for')
    expect(crisis.labelsAt('hos-cp')).toEqual(['See the reasons', 'Read the form'])
  })

  test('a yes that comes too late lends nothing, and says so', async () => {
    await crisis.borrowing('Ask both')
    const old = crisis.bot.last('hos-cp')
    await crisis.press('priya', 'hos-frt', 'Lend 2 hours a week', { reasons: LENDS })
    const lend = old?.actions.find(({ label }) => label.startsWith('Lend 2'))
    expect(lend).toBeDefined()
    if (lend) await crisis.bot.press('dev', lend.button, { reasons: LENDS })
    expect(crisis.bot.recorded('press-refused')).toHaveLength(1)
    expect(crisis.textAt('hos-fs')).toContain('7 used of 10 and 2 borrowed')
  })

  test('rejected: what was lent goes back at once, and Dev is told', async () => {
    await crisis.borrowing()
    await crisis.press('dev', 'hos-cp', 'Lend 2 hours a week', { reasons: LENDS })
    await crisis.press('anna', 'hos-fs', "Reject, and hand Dev's hours back", {
      reasons: 'His aunt came forward at lunchtime and he can stay with her.',
    })
    expect(crisis.allAt('dev')).toMatch(
      /Hours lent for F3107 come back to you from Anna Bright: they are no longer needed\. Back in all: 2 hours a week/,
    )
    for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(28)
  })

  test('hours are moved: the other family’s worker and ART are told, with the reasons', async () => {
    await crisis.short()
    await crisis.press('anna', 'hos-fs', 'Move hours', {
      other:
        crisis.bot
          .last('hos-fs')
          ?.actions[0]?.questions.flatMap((question) =>
            question.kind === 'choice' ? question.options.filter(({ label }) => label === 'F1440') : [],
          )[0]?.id ?? '',
      from: '2026-11-30',
      hours: '2',
      reasons: 'Their aunt is there from Monday, and this boy has nobody.',
    })
    expect(crisis.allAt('sam')).toContain('F1440: hours were moved to another family')
    expect(crisis.allAt('sam')).toContain('Its hours are now 2 hours a week in the weeks of')
    expect(crisis.textAt('kit')).toContain('Their aunt is there from Monday')
    expect(crisis.labelsAt('hos-fs')).toContain('Approve 5 hours a week')
    expect(crisis.textAt('hos-fs')).toContain('You moved hours from F1440')
  })

  describe('nobody has any', () => {
    /** Somebody to talk to when nobody has hours. */
    const withSomebodyToTalkTo = (): Directory => {
      const anna = cast.posts.get('hos-fs')
      if (!anna) throw new Error('the cast has no head of service')
      const post = {
        ...anna,
        id: 'hos-arsc',
        role: 'hos-access-to-resources',
        title: 'Head of Service, Access to Resources',
        scope: { kind: 'authority' as const },
        holders: [{ person: 'grace', from: '2020-01-01', to: undefined }],
        channels: [],
      }
      return { ...cast, posts: new Map([...cast.posts, [post.id, post]]) }
    }
    const nobodyHas = async () => {
      await crisis.bot.close()
      crisis = await openCrisis(withSomebodyToTalkTo())
      await crisis.borrowing('Ask both')
      await crisis.press('dev', 'hos-cp', "Don't lend", REASONS)
    }

    test('the talk is offered only when every colleague has answered', async () => {
      await nobodyHas()
      expect(crisis.labelsAt('hos-fs').some((label) => label.startsWith('Talk to'))).toBe(false)
      await crisis.press('priya', 'hos-frt', "Don't lend", REASONS)
      expect(crisis.textAt('anna')).toContain('Nobody else has any to lend.')
      expect(crisis.labelsAt('hos-fs')).toContain('Talk to Grace Holt')
    })
    test('who is talked to learns why, and that it gives nobody more hours; the worker, that nothing is agreed', async () => {
      await nobodyHas()
      await crisis.press('priya', 'hos-frt', "Don't lend", REASONS)
      await crisis.press('anna', 'hos-fs', 'Talk to Grace Holt')
      expect(crisis.textAt('grace')).toContain(
        'Anna Bright needs to talk to you about F3107: short by 2 hours a week',
      )
      expect(crisis.textAt('grace')).toContain('It gives nobody more hours to agree')
      expect(crisis.textAt('sam')).toContain("It isn't rejected, and it isn't agreed.")
      expect(crisis.labelsAt('hos-fs')).toContain('Record what came of it')
    })
    test('the form goes with the talk: she reads it, and cannot decide it', async () => {
      await nobodyHas()
      await crisis.press('priya', 'hos-frt', "Don't lend", REASONS)
      const decide = crisis.bot.last('hos-fs')
      await crisis.press('anna', 'hos-fs', 'Talk to Grace Holt')
      expect(crisis.labelsAt('grace')).toEqual(['Record what came of it', 'Read the form'])
      expect(await crisis.press('grace', 'grace', 'Read the form')).toContain(THEN)
      const approve = decide?.actions.find(({ label }) => label.startsWith('Approve 3'))
      if (!approve) throw new Error('no approve')
      const { cards } = await crisis.bot.press('grace', approve.button, { reasons: AGREES })
      expect(JSON.stringify(cards)).toContain('Anna Bright')
      for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(28)
    })
    test('what came of it is told to the worker and to Anna, and charges nothing', async () => {
      await nobodyHas()
      await crisis.press('priya', 'hos-frt', "Don't lend", REASONS)
      await crisis.press('anna', 'hos-fs', 'Talk to Grace Holt')
      await crisis.press('grace', 'grace', 'Record what came of it', {
        outcome: 'different-service',
        reasons: 'The Edge of Care team can be there every evening from Monday.',
      })
      expect(crisis.textAt('sam')).toContain(
        'They have talked about F3107: a different service is to be used.',
      )
      expect(crisis.textAt('anna')).toContain('No hours are agreed by it.')
      expect(crisis.textAt('hos-fs')).toContain('The talk: Grace Holt: A different service is to be used.')
      for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(28)
    })
  })

  test('fewer are agreed: the worker reads how many, and of how many', async () => {
    await crisis.short()
    await crisis.press('anna', 'hos-fs', 'Approve 3 hours a week', {
      'week-2026-11-30': '3',
      'week-2026-12-07': '3',
      'week-2026-12-14': '3',
      reasons: 'Three hours hold the worst of the day while the mentor starts.',
    })
    expect(crisis.allAt('sam')).toMatch(
      /Approved in part by Anna Bright, head of service, at 14:10: 3 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec, of the 5 hours a week asked/,
    )
  })
})
