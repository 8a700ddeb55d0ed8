import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, textOf } from '../fixtures/bot.ts'
import { openCrisis, type Crisis } from '../fixtures/crisis-hours.ts'

/** Six weeks of crisis hours, lived through with the clock alone and a few presses: what each person was told, in order. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

const lines = (card: Card): string => `${textOf(card)} [${card.actions.map(({ label }) => label).join(', ')}]`

// What isn't on file has tests of its own.
const isFiling = (card: Card): boolean => /: not on \S+'s case file/.test(textOf(card))

/** What somebody was told from now on, until an instant, each with the day on which it was. */
const lived = async (to: string, people: readonly string[]) => {
  const told: (readonly [string, string, string])[] = []
  const seen = new Map(people.map((who) => [who, crisis.bot.at(who).length]))
  const look = (day: string): void => {
    for (const who of people) {
      const all = crisis.bot.at(who)
      for (const card of all.slice(seen.get(who))) if (!isFiling(card)) told.push([day, who, lines(card)])
      seen.set(who, all.length)
    }
  }
  for (let day = crisis.bot.now().slice(0, 10); day < to; day = dayAfter(day)) {
    await crisis.bot.passTo(`${day}T23:30:00Z`)
    look(day)
  }
  return told
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const brief = (told: readonly (readonly [string, string, string])[]) =>
  told.map(([day, who, text]) => `${day} ${who}: ${text.slice(0, 52)}`)

describe('a loan that nobody answers', () => {
  test('the lender is reminded, the borrower told, and the line above hears of it without getting the card', async () => {
    await crisis.borrowing()
    const before = crisis.bot.at('ad').length
    await crisis.bot.passTo('2026-12-04T17:00:00Z')
    const above = crisis.bot.at('ad').slice(before).map(lines)
    // Of the loan, and of the support that waits for it.
    expect(above).toHaveLength(2)
    for (const said of above) expect(said).toMatch(/It isn't yours to decide by this.* \[Open\]$/s)
    const loan = [...crisis.bot.spine().state.requests.values()].find(({ from }) => from?.as === 'loan')
    expect(loan?.status).toBe('open')
    expect(
      crisis.bot
        .events()
        .filter(({ type, request }) => request === loan?.id && (type === 'reminded' || type === 'raised'))
        .map(({ type }) => type)
        .slice(0, 3),
    ).toEqual(['reminded', 'reminded', 'raised'])
  })
})

describe('three weeks of support that nobody extends', () => {
  test('each hears what is theirs, when it is due, and nothing goes on by silence', async () => {
    await crisis.agreed()
    const told = (await lived('2027-01-08', ['sam', 'anna', 'dev', 'kit'])).filter(([, , text]) =>
      text.includes('F3107'),
    )
    expect(brief(told)).toEqual([
      '2026-12-07 sam: Crisis family support for F3107 ends on Sun 20 Dec. ',
      '2026-12-07 anna: Crisis family support for F3107 ends on Sun 20 Dec. ',
      '2026-12-17 sam: Crisis family support for F3107 ends on Sun 20 Dec. ',
      '2026-12-17 anna: Crisis family support for F3107 ends on Sun 20 Dec. ',
      '2026-12-21 sam: Crisis family support for F3107 ended on Sun 20 Dec.',
      '2026-12-21 anna: Crisis family support for F3107 ended on Sun 20 Dec.',
      '2026-12-21 kit: Crisis family support for F3107 ended on Sun 20 Dec,',
      '2026-12-22 kit: Nobody has confirmed yet that crisis family support ',
      "2026-12-24 sam: Access to Resources (ART) hasn't confirmed that cris",
      "2026-12-24 anna: Access to Resources (ART) hasn't confirmed that cris",
      '2027-01-04 kit: Nobody has confirmed yet that crisis family support ',
    ])
    expect(crisis.used('hos-fs', '2026-12-21')).toBe(0)
  })

  test('a press by Access to Resources ends the asking, over a restart too', async () => {
    await crisis.agreed()
    await crisis.bot.passTo('2026-12-21T10:00:00Z')
    await crisis.bot.restart()
    const asked = crisis.bot
      .at('kit')
      .findLast(({ actions }) => actions.some(({ label }) => label === 'F3107 has stopped'))
    await crisis.bot.press('kit', buttonNamed(asked, 'F3107 has stopped'), { on: '2026-12-20' })
    const told = await lived('2027-01-08', ['sam', 'anna', 'kit'])
    expect(told.filter(([, , text]) => text.includes('F3107')).map(([, who]) => who)).toEqual([])
  })
})

describe('support that is extended from its reminder', () => {
  test('the button fills in the family, the hours and the day after the last', async () => {
    await crisis.agreed()
    await crisis.bot.passTo('2026-12-07T12:00:00Z')
    const reminder = crisis.bot.last('sam')
    const { cards } = await crisis.bot.press('sam', buttonNamed(reminder, 'Extend F3107'))
    const said = cards.map(textOf).join('\n')
    expect(said).toContain('F3107')
    expect(said).toMatch(/5 hours a week/)
    const after = await crisis.bot.say(
      'sam',
      '1 2 weeks. 2 into care without it. 3 adolescent worker been. 4 mentor',
    )
    expect(after.cards.map(textOf).join('\n')).toContain('Mon 21 Dec to Sun 3 Jan')
  })

  test('somebody of another team can’t begin it', async () => {
    await crisis.agreed()
    await crisis.bot.passTo('2026-12-07T12:00:00Z')
    const { cards } = await crisis.bot.press('lee', buttonNamed(crisis.bot.last('sam'), 'Extend F3107'))
    expect(cards.map(textOf).join()).not.toContain('5 hours a week')
  })
})
