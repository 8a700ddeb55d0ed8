import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/open-store.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** The first day: the register has everything only since a few days ago, and somebody asks for money. */

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const given = { by: 'bot', at: '2026-11-22T09:00:00Z', delivery: '' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-25T10:00:00Z' })
  await bot.restart(async () => {
    const { store, close } = await openStore(bot.folder, 'peterborough', silent)
    const since = ['s17', 'crisis-hours'].map((ledger) =>
      newEvent('complete-since', '', given, { sealed: { ledger, since: '2026-11-22' }, private: {} }),
    )
    await store.append(since, store.head)
    await close()
  })
})
afterEach(() => bot.close())

const say = async (text: string): Promise<string> => (await bot.say('sam', text)).cards.map(textOf).join('\n')
const gas = 'need £80 for F2201 for gas, DWP said no, food bank used'

describe('given £80 for gas is asked for', () => {
  test('then the day a year ago has its year, and nobody is told that the family had nothing', async () => {
    const asked = await say(gas)
    expect(asked).toContain(
      'For section 17, how much in all was agreed for F2201 between Wed 26 Nov 2025 and then, as far as the file shows?',
    )
    expect(asked).not.toContain('has had nothing')
  })

  test.each(['dunno', 'no clue', 'not sure', 'i don’t know'])(
    'when Sam says "%s", then it goes to whoever decides the next higher sums',
    async (text) => {
      await say(gas)
      expect(await say(text)).toContain('Anna Bright, your head of service, can agree this')
    },
  )

  test('when Sam says none, then the family had nothing, by Sam’s word', async () => {
    await say(gas)
    expect(await say('none')).toContain('F2201 has had nothing so far this year')
  })
})

test('given childcare, which counts as section 17, then all of section 17 is asked for and not childcare alone', async () => {
  expect(await say('emergency childminding for F2201, £60, 5 days from tomorrow, mum in hospital')).toContain(
    'For section 17, how much in all was agreed for F2201',
  )
})

describe('given crisis hours, whose weeks before the first day the register doesn’t have', () => {
  const crisis = async () => {
    await bot.say(
      'sam',
      'crisis support pls F2750 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
    )
    return bot.say(
      'sam',
      '1 bags packed, she rang today asking for s20. 2 adolescent worker been 3 times, mediation last fri. 3 school mentor from 7th',
    )
  }

  test('then nobody is told that the family has used none, only what the bot knows of', async () => {
    expect(
      await say(
        'crisis support pls F2750 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
      ),
    ).toContain(
      'I know of none of their 3 weeks that F2750 and its children have used, but I have everything only since Sun 22 Nov 2026.',
    )
  })

  test('then whoever confirms the hours, and the decider until then, read that what came before isn’t there', async () => {
    const ready = await crisis()
    await bot.press('sam', buttonNamed(ready.cards.at(-1), 'Send to ART'))
    for (const where of ['art', 'hos-fs'])
      expect(bot.at(where).map(textOf).join('\n')).toContain(
        "0 of 3 since Sun 22 Nov 2026, counted for the family and for each child. What came before isn't in this register",
      )
  })
})
