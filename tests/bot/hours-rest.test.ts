import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed } from '../fixtures/bot.ts'
import { openCrisis, WEEKS, type Crisis } from '../fixtures/crisis-hours.ts'

/** What can still be done about support that runs: fewer hours from a Monday on. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
  await crisis.agreed()
})
afterEach(() => crisis.bot.close())

const WHY = 'Three hours hold it now that the mentor is there on three days.'

describe('fewer hours for a family that has them', () => {
  test('on her decided card: from a Monday on, and what comes free goes back to the lender first', async () => {
    expect(
      await crisis.press('anna', 'hos-fs', 'Fewer hours', { from: '2026-12-07', hours: '3', reasons: WHY }),
    ).toContain('the fewer hours')
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 40, 40])
    expect(crisis.allAt('sam')).toContain('F3107: fewer hours were agreed from now on, Anna Bright')
    expect(crisis.allAt('sam')).toContain('3 hours a week in the weeks of 7 Dec and 14 Dec, until Sun 20 Dec')
    expect(crisis.textAt('kit')).toContain(WHY)
    expect(crisis.allAt('dev')).toContain('Still lent: 2 hours in the week of 30 Nov.')
  })
  test('her card and the family’s next one say what stands now, and what it was', async () => {
    await crisis.press('anna', 'hos-fs', 'Fewer hours', { from: '2026-12-07', hours: '3', reasons: WHY })
    expect(crisis.allAt('hos-fs')).toMatch(
      /now .*3 hours a week in the weeks of 7 Dec and 14 Dec.*agreed: Crisis family support · 5 hours a week/,
    )
  })
  test('only without reasons, or in a week that has begun, nothing changes', async () => {
    const card = crisis.bot.last('hos-fs')
    expect(
      await crisis.press('anna', 'hos-fs', 'Fewer hours', { from: '2026-12-07', hours: '3', reasons: '' }),
    ).toMatch(/reasons/i)
    crisis.bot.setTime('2026-12-08T10:00:00Z')
    const { cards } = await crisis.bot.press('anna', buttonNamed(card, 'Fewer hours'), {
      from: '2026-12-07',
      hours: '3',
      reasons: WHY,
    })
    expect(JSON.stringify(cards)).toContain('These weeks have begun')
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 48, 48])
  })
  test('nobody else can: another head of service is told whose it is', async () => {
    expect(
      await crisis.press('dev', 'hos-fs', 'Fewer hours', { from: '2026-12-07', hours: '3', reasons: WHY }),
    ).toContain('Anna Bright')
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 48, 48])
  })
  test('“fewer hours for F3107 from 7 Dec”: the Monday is filled in', async () => {
    const anna = crisis.talker('anna')
    expect(await anna.say('fewer hours for F3107 from 7 dec')).toContain('Its last day stays where it was')
    expect(anna.buttons()).toEqual(['Fewer hours for F3107'])
    await anna.press('Fewer hours for F3107', { from: '2026-12-07', hours: '3', reasons: WHY })
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 40, 40])
  })
  test('a worker learns whose it is', async () => {
    expect(await crisis.talker('sam').say('can F3107 have fewer hours')).toContain(
      'agreeing fewer is theirs too',
    )
  })
})
