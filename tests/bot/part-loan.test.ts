import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CANNOT, LENDS, openCrisis, type Crisis } from '../fixtures/crisis-hours.ts'

/** Hours lent in part: every card says what is lent and what is still missing in each week, never a range. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
  await crisis.short()
  await crisis.press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })
  await crisis.press('anna', 'hos-fs', 'Ask both')
  await crisis.press('dev', 'hos-cp', 'Lend fewer', {
    'week-2026-11-30': '0.25',
    'week-2026-12-07': '1',
    'week-2026-12-14': '2',
    reasons: LENDS,
  })
})
afterEach(() => crisis.bot.close())

describe('hours lent in part', () => {
  test('the second lender reads what is still missing in each week, and what the borrower has', () => {
    const card = crisis.textAt('hos-frt')
    expect(card).toMatch(
      /^Can you lend hours\? · 1\.75 hours in the week of 30 Nov and 1 hour in the week of/,
    )
    expect(card).toContain('30 Nov: none used, 10 free; this asks 1.75: enough')
    expect(card).toContain('14 Dec: none used, 10 free\n')
    expect(card).toContain(
      'Has 3.25 hours in the week of 30 Nov, 4 hours in the week of 7 Dec and 5 hours in the week of 14 Dec free for it, needs 5 hours a week.',
    )
  })

  test("the first lender's card says what was lent in each week, and of what", () => {
    expect(crisis.textAt('hos-cp')).toContain(
      'Lent in part · 0.25 hours in the week of 30 Nov, 1 hour in the week of 7 Dec and 2 hours in the week of 14 Dec, of the 2 hours a week asked for the weeks of 30 Nov, 7 Dec and 14 Dec',
    )
  })

  test('asked for them back, the borrower reads what exactly the family would lose, then and when reminded', async () => {
    await crisis.press('priya', 'hos-frt', 'Lend', { reasons: LENDS })
    await crisis.press('anna', 'hos-fs', 'Approve 5 hours a week', { reasons: LENDS })
    const dev = crisis.talker('dev')
    await dev.say('hours')
    await dev.press('Ask Anna', { reasons: 'We have a new family of our own in need from Monday.' })
    const loses =
      "If you give them back, F3107 loses 0.25 hours in the week of 30 Nov, 1 hour in the week of 7 Dec and 2 hours in the week of 14 Dec: you haven't as many free yourself."
    expect(crisis.textAt('anna')).toContain(loses)
    await crisis.press('anna', 'anna', 'Give them back', { reasons: 'Dev has two children at risk there.' })
    expect(crisis.bot.at('sam').map(({ summary }) => summary).length).toBeGreaterThan(0)
    expect(crisis.textAt('sam')).toContain('now 4.75 hours in the week of 30 Nov')
  })
})
