import { describe, expect, test } from 'vitest'
import {
  approved,
  confirmed,
  decisionWithdrawn,
  nextStep,
  panelBooked,
  passedOn,
  questionAsked,
  referred,
  rejected,
  withdrawn,
} from '../../src/words/outcome.ts'
import { plain } from '../../src/words/text.ts'
import type { Who } from '../../src/words/who.ts'

const jo: Who = { name: 'Jo Marsh', post: 'team manager', yours: 'your team manager', phone: '07700 900666' }
const anna: Who = {
  name: 'Anna Bright',
  post: 'Head of Service',
  yours: 'your head of service',
  phone: '07700 900111',
}
const ian: Who = {
  name: 'Ian West',
  post: 'Assistant Director',
  yours: 'the Assistant Director',
  phone: '07700 900222',
}
const grace: Who = {
  name: 'Grace Holt',
  post: 'Service Director',
  yours: 'the Service Director',
  phone: '07700 900444',
}
const at = '2026-11-27T12:58:00Z'
const reasons = 'A baby of six months and no gas.'

describe('approved', () => {
  const whole = approved({
    by: jo,
    at,
    what: '£80 for gas',
    reasons,
    afterwards: ["How it gets paid is in the council's section 17 procedure"],
    left: { family: 'F2201', pence: 2000, then: 'head of service' },
  })

  test('the first words are what was decided, by whom and when; then why, what next, and what is left', () => {
    expect(plain(whole)).toBe(
      `Approved by Jo Marsh, team manager, at 12:58: £80 for gas. Jo's reasons: "A baby of six months and no gas."\n` +
        `How it gets paid is in the council's section 17 procedure. F2201 can have £20 more this year before a head of service has to agree.`,
    )
  })
  test('the decision stands out, the reasons are quoted as they were given', () => {
    expect(whole[0]).toEqual({ strong: 'Approved' })
    const quoted = plain(
      approved({ by: jo, at, what: '£80', reasons: '**yes**\n<!channel>', afterwards: [] }),
    )
    expect(quoted).toContain('"**yes** ↵ <!channel>"')
  })
  test('in part: what was agreed of what was asked, and what to do about the rest', () => {
    const text = plain(
      approved({
        by: jo,
        at,
        what: '£80 for gas',
        reasons,
        inPart: { asked: 8000, agreed: 5000 },
        afterwards: [],
      }),
    )
    expect(text).toContain('Approved in part by Jo Marsh, team manager, at 12:58: £50 of the £80 asked.')
    expect(text).toContain('ask for it as a new request')
  })
  test('with conditions: they are quoted', () => {
    const text = plain(
      approved({ by: jo, at, what: '£80', reasons, conditions: 'Receipts by Friday', afterwards: [] }),
    )
    expect(text).toContain('Approved with conditions by Jo Marsh')
    expect(text).toContain('The conditions: "Receipts by Friday"')
  })
  test('tonight, to be confirmed: which panel and when, or that no date is known', () => {
    const given = { by: grace, at, what: 'section 20 for F2750, tonight', reasons, afterwards: [] }
    expect(plain(approved({ ...given, toConfirm: { panel: 'PASP', on: '2026-12-02' } }))).toContain(
      'It is booked for PASP on Wed 2 Dec to be confirmed.',
    )
    expect(plain(approved({ ...given, toConfirm: { panel: 'PASP', on: undefined } }))).toContain(
      'I have no date',
    )
  })
  test('whoever was told is said', () => {
    expect(
      plain(approved({ by: anna, at, what: 'B&B', reasons, told: ['Finance'], afterwards: [] })),
    ).toContain("I've told Finance.")
  })
  test('nothing left is said, and who comes next', () => {
    const nothing = (then: string | undefined) =>
      plain(
        approved({
          by: jo,
          at,
          what: '£100',
          reasons,
          afterwards: [],
          left: { family: 'F2201', pence: 0, then },
        }),
      )
    expect(nothing('head of service')).toContain('Anything more for F2201 this year needs a head of service.')
    expect(nothing(undefined)).toContain(
      'That is all that anybody in the matrix can agree for F2201 this year.',
    )
  })
})

describe('not approved', () => {
  test('rejected: by whom, when and why, and it never ends in a wall', () => {
    expect(plain(rejected({ by: jo, at, what: '£80 for gas', reasons }))).toBe(
      `Rejected by Jo Marsh, team manager, at 12:58. Jo's reasons: "${reasons}"\nYou can talk to Jo, or change it and ask again.`,
    )
  })
  test('asked: the question, and that the next message answers it', () => {
    const text = plain(questionAsked({ by: jo, question: 'Is there a meter?', what: '£80 for gas' }))
    expect(text).toContain('Jo Marsh, your team manager, asks about £80 for gas: "Is there a meter?"')
    expect(text).toContain('Nothing is agreed yet')
  })
  test('referred: to whom, and nothing is agreed', () => {
    expect(plain(referred({ by: jo, at, what: '£80', reasons, to: anna }))).toContain(
      'Jo Marsh has passed this to Anna Bright, Head of Service, at 12:58.',
    )
  })
  test('the next step: who has it now, and a number when it is urgent', () => {
    const text = plain(
      nextStep({ by: anna, at: '2026-11-27T18:04:00Z', act: 'endorsed', next: ian, urgent: true }),
    )
    expect(text).toBe(
      'Anna agrees, 18:04. Now Ian West, the Assistant Director, who has the card. Please ring Ian on 07700 900222. Nothing is agreed yet.',
    )
  })
  test('passed on: the tries, who has it now, and whose rule that was', () => {
    const text = plain(passedOn({ unreached: ian, tries: ['18:06', '18:17'], to: grace, minutesApart: 10 }))
    expect(text).toContain("Two tries, and Ian couldn't be reached.")
    expect(text).toContain('Grace Holt now has it: 07700 900444')
    expect(text).toContain(
      "The policy doesn't say how long to try; this council has set two, 10 minutes apart.",
    )
  })
  test('a panel: its date, and never a guess where there is none', () => {
    expect(plain(panelBooked({ panel: 'PASP', on: '2026-12-02', papersBy: '2026-11-30' }))).toContain(
      'Wed 2 Dec',
    )
    expect(plain(panelBooked({ panel: 'PASP', on: undefined, papersBy: undefined }))).toContain(
      'I have no date',
    )
    const not = confirmed({ panel: 'PASP', on: '2026-12-02', outcome: 'not-confirmed', reasons })
    expect(plain(not)).toContain('PASP did not confirm it, Wed 2 Dec.')
  })
  test('withdrawn, by the worker or by the decider, is said with the reason', () => {
    expect(plain(withdrawn({ by: 'Sam Reed', at, what: '£80 for gas', reason: 'church paid' }))).toBe(
      `Sam Reed withdrew this at 12:58: £80 for gas. Sam's reason: "church paid" Nothing for you to do.`,
    )
    expect(plain(decisionWithdrawn({ by: jo, at, what: '£80 for gas', reasons }))).toContain(
      'It is no longer agreed.',
    )
  })
})
