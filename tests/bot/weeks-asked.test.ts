import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { openStore } from '../../src/open-store.ts'
import type { OpeningLine } from '../../src/ledger/opening.ts'
import type { Event } from '../../src/request/event.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** The first day: the register has crisis hours only since 22 November, and a family asks for some. */

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const given = { by: 'bot', at: '2026-11-22T09:00:00Z', delivery: '' }
const REASONS = 'He comes into care on Monday without it, and the mentor starts on the seventh.'

let bot: Bot
let cards: readonly Card[]
const record = (events: readonly Event[]) =>
  bot.restart(async () => {
    const { store, close } = await openStore(bot.folder, 'peterborough', silent)
    await store.append(events, store.head)
    await close()
  })
const since = () =>
  newEvent('complete-since', '', given, {
    sealed: { ledger: 'crisis-hours', since: '2026-11-22' },
    private: {},
  })
const listed = (line: OpeningLine) =>
  newEvent('opening-recorded', '', given, {
    sealed: { line, digest: 'a'.repeat(64) },
    private: { source: "ART's list of 20 Nov 2026" },
  })

beforeEach(async () => {
  bot = await openBot({ at: '2026-11-25T10:00:00Z' })
})
afterEach(() => bot.close())

const said = (): string => cards.map(textOf).join('\n')
const say = async (text: string): Promise<string> => {
  cards = (await bot.say('sam', text)).cards
  return said()
}
const press = async (label: string): Promise<string> => {
  cards = (await bot.press('sam', buttonNamed(cards.at(-1), label))).cards
  return said()
}
const labels = (): readonly string[] => cards.flatMap(({ actions }) => actions.map(({ label }) => label))
const at = (where: string): string => bot.at(where).map(textOf).join('\n')

const ask = (weeks = 3) =>
  say(
    `crisis support pls F2750 5 hrs a week ${weeks} weeks from mon. 14yo, mum says she wont have him after sunday`,
  )
const THE_REST = '1 adolescent worker been 3 times, mediation last fri. 2 school mentor from 7th'
const HOW_MANY = 'How many weeks of crisis family support had F2750 had before Sun 22 Nov 2026'
/** The worker's other answers, as each route asks for them, and off it goes. */
const send = async (applied: boolean) => {
  await say(applied ? `${THE_REST}. 3 yes, applied to PASP for 2 dec` : THE_REST)
  await press('Send to ART')
}

describe('given weeks that are known only since 22 November', () => {
  beforeEach(() => record([since()]))

  test('then the worker is asked what came before, with as many buttons as the first weeks have', async () => {
    expect(await ask()).toContain(HOW_MANY)
    expect(said()).not.toContain('have used none')
    expect(labels()).toEqual(['None', '1', '2', '3', 'Not sure'])
  })

  test('when Sam says none, then it is the first three weeks’, and both cards have it by Sam’s word', async () => {
    await ask()
    expect(await say('none')).toContain('F2750 and its children have used none of their 3 weeks.')
    await send(false)
    for (const where of ['art', 'hos-fs']) {
      expect(at(where)).toContain("No weeks before Sun 22 Nov by Sam's word; not in this register")
      expect(at(where)).toContain('Weeks used: 0 of 3, counted')
    }
  })

  test.each(['2 weeks', 'two', 'they had a fortnight in august', '1 or 2 weeks'])(
    'when Sam says "%s", then the two count, and three more are further weeks',
    async (text) => {
      await ask()
      expect(await say(text)).toContain('F2750 and its children have used 2 of their 3 weeks.')
      expect(said()).toContain('PASP')
      expect(said()).toContain('Has the application to PASP been made')
      await send(true)
      expect(at('art')).toContain("2 weeks before Sun 22 Nov by Sam's word; not in this register")
      expect(at('art')).toContain('Weeks used: 2 of 3, counted')
    },
  )

  test('when Sam presses 2 for a family that needs only one week more, then Anna agrees it alone, within the three', async () => {
    await ask(1)
    await press('2')
    expect(said()).toContain('have used 2 of their 3 weeks')
    await send(false)
    await bot.press('kit', buttonNamed(bot.last('art'), 'Confirm the hours'))
    await bot.press('anna', buttonNamed(bot.last('hos-fs'), 'Approve'), { reasons: REASONS })
    expect(at('hos-fs')).toContain('Approved')
  })

  test.each(['dunno', 'not sure', 'no clue'])(
    'when Sam says "%s", then it goes where further weeks go, and the cards say why',
    async (text) => {
      await ask()
      expect(await say(text)).toContain(
        "How many weeks F2750 had before Sun 22 Nov isn't known, so the first 3 count as used",
      )
      expect(said()).toContain('Then PASP has to confirm it')
      await send(true)
      for (const where of ['art', 'hos-fs']) {
        expect(at(where)).toContain(
          "Sam isn't sure how many weeks came before Sun 22 Nov, so the first 3 count as used and it comes to whoever decides further weeks.",
        )
        // What is only taken to be so is no figure for anybody to confirm.
        expect(at(where)).toContain('Weeks used: 0 of 3 since Sun 22 Nov 2026')
      }
    },
  )

  test('when Sam names two stretches, then nothing is guessed: the number is asked for again', async () => {
    await ask()
    expect(await say('2 weeks in may and 4 weeks in june')).toContain(
      "I can't tell how many weeks that is in all.",
    )
    expect(said()).toContain(HOW_MANY)
    expect(said()).toContain('5 hours a week for 3 weeks')
    expect(await say('6')).toContain('F2750, or a child of it, has had 6 weeks already')
  })

  test('when Sam asks for another family instead, then nothing of it is an answer', async () => {
    await ask()
    await say('crisis support for F3107 5 hrs a week 2 weeks from mon')
    expect(said()).not.toContain('have used 2')
  })

  test('given the worker says at once that they have had 2 weeks already, then it isn’t asked again', async () => {
    const first = await say(
      'crisis support pls F2750 5 hrs a week 3 weeks from mon. they have had 2 weeks already. 14yo, mum says she wont have him after sunday',
    )
    expect(first).not.toContain(HOW_MANY)
    expect(first).toContain('have used 2 of their 3 weeks')
    await send(true)
    expect(at('art')).toContain("2 weeks in all by Sam's word")
    expect(at('art')).toContain('Weeks used: 2 of 3, counted')
  })

  test('given another family is meant after all, then it is asked of that one', async () => {
    await ask()
    await press('2')
    expect(await say('sorry, its F3107')).toContain(HOW_MANY.replace('F2750', 'F3107'))
  })

  test('then whoever has the hours reads since when they are known', async () => {
    await ask()
    await press('None')
    await send(false)
    for (const where of ['art', 'hos-fs'])
      expect(at(where)).toContain(
        'Known since: Sun 22 Nov 2026. Hours that were agreed before then are not in this register, so fewer may be free.',
      )
    cards = (await bot.say('anna', 'hours')).cards
    expect(said()).toContain('Known since: Sun 22 Nov 2026.')
  })
})

test('given a list that says what the family had, then nobody is asked and the list counts', async () => {
  await record([since(), listed({ kind: 'weeks', ledger: 'crisis-hours', family: 'F2750', weeks: 1 })])
  expect(await ask()).toContain('F2750 and its children have used 1 of their 3 weeks.')
  expect(said()).not.toContain('How many weeks of')
})

test('given a list of the post’s hours, then no card says that they are known only since a day', async () => {
  await record([
    since(),
    listed({ kind: 'hours', ledger: 'crisis-hours', post: 'hos-fs', week: '2026-11-30', quarters: 8 }),
  ])
  await ask()
  await press('None')
  await send(false)
  expect(at('hos-fs')).toContain('30 Nov: 2 used, 8 free')
  expect(at('hos-fs')).not.toContain('Known since')
})

test('given a register that always had everything, then nothing is asked', async () => {
  expect(await ask()).not.toContain('How many weeks of')
})
