import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/open-store.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { openBot, textOf, type Bot } from '../fixtures/bot.ts'

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
