import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** Conversation 2 from end to end: crisis family support, and two hours to borrow; then its wrong turns. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-26T09:00:00Z' })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const textAt = (where: string): string => {
  const card = bot.last(where)
  return card ? textOf(card) : ''
}
const labelsAt = (where: string): readonly string[] =>
  bot.last(where)?.actions.map(({ label }) => label) ?? []
const at = (time: string) => bot.setTime(`2026-11-26T${time}:00Z`)

const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(bot.last(where), label), answers)).cards)

const worker = (person: string) => {
  let cards: readonly Card[] = []
  return {
    say: async (text: string): Promise<string> => {
      cards = (await bot.say(person, text)).cards
      return read(cards)
    },
    press: async (label: string): Promise<string> => {
      cards = (await bot.press(person, buttonNamed(cards.at(-1), label))).cards
      return read(cards)
    },
  }
}

const TRIED = 'adolescent worker been 3 times, mediation last fri, nan can do sat nights'
const THEN = 'school mentor from 7th, FGC 15 dec'
const WEEKS = ['2026-11-30', '2026-12-07', '2026-12-14']
const CANNOT =
  'All seven hours are for two families who also start on Monday. Either child would come in without it.'
const LENDS = "No family of ours starts before Christmas and this boy's risk is now."
const AGREES =
  'He will be in care by Monday without it, and the mentor and the family group conference can hold this by the 20th.'

/** Sam asks for a family, from Monday, three weeks. */
const ask = async (family: string, hours: number, by = 'sam'): Promise<string> => {
  const sam = worker(by)
  await sam.say(
    `crisis support pls ${family} ${hours} hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday`,
  )
  await sam.say(`1 ${TRIED}. 2 ${THEN}`)
  return sam.press('Send to ART')
}

/** Kit confirms the figures as they stand, or others. */
const confirm = (answers: Readonly<Record<string, string>> = {}) =>
  press('kit', 'art', 'Confirm the hours', answers)

/** Seven of Anna's ten are agreed for two families, and four of Dev's. */
const given = async () => {
  for (const [family, hours] of [
    ['F1440', 4],
    ['F2750', 3],
  ] as const) {
    await ask(family, hours)
    await confirm()
    await press('anna', 'hos-fs', 'Approve', { reasons: 'Both of them come into care on Monday without it.' })
  }
}

/** F3107 is asked for and confirmed: Anna is two short. */
const short = async () => {
  await given()
  at('13:20')
  await ask('F3107', 5)
  at('14:10')
  await confirm()
}

const borrowing = async () => {
  await short()
  await press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })
  at('14:21')
  await press('anna', 'hos-fs', 'Ask Dev for 2')
}

describe('2: crisis family support, and two hours to borrow', () => {
  test('the worker reads who can agree it, from when to when, and is asked only for what is missing', async () => {
    at('13:20')
    const sam = worker('sam')
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

  test('Access to Resources confirm what the ledger says, or correct it; they decide nothing', async () => {
    await given()
    at('13:20')
    await ask('F3107', 5)
    const card = textAt('art')
    expect(card).toContain('30 Nov: 7 used, 3 free; this asks 5: 2 short')
    expect(card).toContain('Weeks used: 0 of 3')
    expect(labelsAt('art')).toEqual(['Confirm the hours', 'Ask Sam', 'Why me?'])
    expect(labelsAt('hos-fs')).toEqual(['Reject', 'Ask Sam', 'Why me?'])
    at('14:10')
    await confirm()
    expect(textAt('sam')).toMatch(/^Kit Lane, .* has confirmed the hours, 14:10\. Now Anna Bright/)
    expect(textAt('anna')).toContain('short by 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec')
  })

  test('where the two differ the lower hours and the higher weeks count, and the card shows both', async () => {
    await given()
    await ask('F3107', 5)
    await confirm({ 'week-2026-11-30': '2', 'weeks-used': '1' })
    expect(textAt('hos-fs')).toContain(
      'free, 2 hours in the week of 30 Nov and 3 hours a week in the weeks of',
    )
    expect(textAt('hos-fs')).toContain('They differ: The ledger says: free, 3 hours a week')
    expect(textAt('hos-fs')).toContain('Weeks used: 1 of 3')
    expect(textAt('hos-fs')).toContain('short by 3 hours in the week of 30 Nov')
  })

  test('short: the card names the weeks, and offers the policy’s order', async () => {
    await short()
    const card = textAt('hos-fs')
    expect(card).toContain('Your hours\n')
    expect(card).toContain('■■■■■■■▣▣▣ + ×× 30 Nov: 7 used, 3 free; this asks 5: 2 short')
    expect(card).toContain('You are short by 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec.')
    expect(card).toContain('move hours you already use; if you can’t, borrow'.replace('’', "'"))
    expect(labelsAt('hos-fs')).toEqual([
      'Move hours',
      "I can't move any",
      'Approve 3 hours a week',
      'Reject',
      'Ask Sam',
      'Why me?',
    ])
  })

  test('after “can’t move”: who has hours in those weeks, each to be asked, or all at once', async () => {
    await short()
    expect(await press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })).toContain(
      'Recorded at 14:10',
    )
    const card = textAt('hos-fs')
    expect(card).toContain(`Moving hours: You said no: "${CANNOT}"`)
    expect(card).toContain(
      'Dev Shah (head of service): 10 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec',
    )
    expect(labelsAt('hos-fs')).toEqual(
      expect.arrayContaining(['Ask Dev for 2', 'Ask Priya for 2', 'Ask both, the first yes is enough']),
    )
    expect(labelsAt('hos-fs')).not.toContain("I can't move any")
  })

  test('the lender reads the reference, the weeks and the hurry, and nothing of the story', async () => {
    await borrowing()
    const card = textAt('hos-cp')
    expect(card).toContain('Can you lend hours? · 2 hours a week · F3107')
    expect(card).toContain('Asked by Anna Bright, Head of Service, Family Safeguarding, Thu 26 Nov at 14:21')
    expect(card).toContain('30 Nov: none used, 10 free; this asks 2: enough')
    expect(card).toContain('F3107: crisis family support, immediate risk of coming into care, needed')
    expect(card).toContain(`Can't move hours: "${CANNOT}"`)
    expect(card).toContain('Only whether to lend. Anna decides about the family.')
    expect(card).not.toMatch(/14yo|mum|s20|mentor|nan /)
    expect(bot.last('hos-cp')?.summary).toMatch(/^A request for the Head of Service, Corporate Parenting\./)
    expect(labelsAt('hos-cp')).toEqual([
      'Lend 2 hours a week',
      'Lend fewer, or some weeks',
      "Don't lend",
      'Ask Anna',
      'Why me?',
    ])
    expect(textAt('sam')).toContain("Anna hasn't enough hours for F3107 and asked Dev Shah")
  })

  test('lent: it is not agreed yet, and says so with fresh figures', async () => {
    await borrowing()
    at('14:32')
    await press('dev', 'hos-cp', 'Lend 2 hours a week', { reasons: LENDS })
    expect(textAt('anna')).toContain('Dev lends you 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec')
    expect(textAt('anna')).toContain(LENDS)
    expect(textAt('anna')).toContain("F3107 isn't agreed yet. That is still yours to decide.")
    expect(textAt('hos-fs')).toContain('7 used of 10 and 2 borrowed, 5 free; this asks 5: enough')
    expect(textAt('hos-fs')).toContain("F3107 isn't agreed yet. That is still yours to decide.")
    expect(labelsAt('hos-fs')).toEqual([
      'Approve 5 hours a week',
      'Approve fewer',
      "Reject, and hand Dev's hours back",
      'Ask Sam',
      'Why me?',
    ])
    expect(textAt('hos-cp')).toContain(
      'Lent · 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec · Dev Shah',
    )
    expect(textAt('hos-cp')).not.toContain('Approved')
  })

  test('agreed: the worker reads until when, the last PASP before then, and what not to do', async () => {
    await borrowing()
    await press('dev', 'hos-cp', 'Lend 2 hours a week', { reasons: LENDS })
    at('14:41')
    await press('anna', 'hos-fs', 'Approve 5 hours a week', { reasons: AGREES })
    const told = textAt('sam')
    expect(told).toMatch(
      /^Approved by Anna Bright, head of service, at 14:41: crisis family support, 5 hours a week for 3 weeks, Mon 30 Nov to Sun 20 Dec, F3107\./,
    )
    expect(told).toContain(AGREES)
    expect(told).toContain("Please don't ring the provider")
    expect(told).toContain(
      "It stops on Sun 20 Dec. The last PASP before then is Wed 16 Dec, with papers in by Mon 14 Dec; I'll remind you both on Mon 7 Dec.",
    )
    expect(textAt('kit')).toContain('F3107, 5 hours a week, Mon 30 Nov to Sun 20 Dec. Please arrange it.')
    expect(textAt('hos-fs')).toContain('Approved · Crisis family support')
    for (const week of WEEKS) expect(used('hos-fs', week)).toBe(48)
  })
})

const used = (post: string, week: string): number =>
  bot
    .spine()
    .world('2026-11-26T15:00:00Z')
    .hoursIn('crisis-hours', week)
    .reduce(
      (total, { kind, from, to, quarters }) =>
        kind === 'support'
          ? total + (from === `post ${post}` ? quarters : 0) - (to === `post ${post}` ? quarters : 0)
          : total,
      0,
    )
