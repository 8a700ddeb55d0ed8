import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { carryOutErasure } from '../../src/erasure/carry-out.ts'
import { openErasable } from '../../src/erasure/open-erasable.ts'
import { findRecord } from '../../src/request/find-record.ts'
import { planErasure } from '../../src/request/plan-erasure.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { castFamilies } from '../fixtures/cast.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { peterborough } from '../fixtures/peterborough.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel vouchers.'

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const ask = async (text: string): Promise<void> => {
  const { cards } = await bot.say('sam', text)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}
const said = async (person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')

/** As `who-agrees erase F2201 --ground unlawful --take` does, while the bot is stopped. */
const eraseFamily = async (): Promise<void> => {
  const erasable = await openErasable(bot.folder, 'peterborough', () => undefined)
  const events: StoredEvent[] = []
  for await (const one of erasable.store.read()) events.push(one)
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  const ids = [...state.requests.keys()]
  const record = findRecord('F2201', { state, ids, families: castFamilies })
  if (!('found' in record)) throw new Error('it is there')
  const planned = planErasure(record.found, {
    rules: peterborough.retention,
    events,
    requests: state.requests,
    today: '2026-11-28',
    ground: 'unlawful',
  })
  if (!('plan' in planned)) throw new Error(planned.why)
  const decided = {
    by: 'nora',
    second: 'amir',
    reasons: 'It was held unlawfully.',
    at: '2026-11-28T09:00:00Z',
  }
  await carryOutErasure(planned.plan, decided, erasable, events)
  await erasable.close()
}

describe('when the bot starts again after a case was erased', () => {
  beforeEach(async () => {
    await ask('need £80 for F2201 for gas and food, DWP said no, food bank used')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), { reasons: REASONS })
    await bot.restart(eraseFamily)
  })

  test('what was agreed still counts: another £40 goes to the head of service', async () => {
    expect(await said('sam', 'what has F2201 had?')).toContain('£80')
    await ask('£40 more for F2201 for nappies, DWP said no, food bank used')
    const card = bot.last('hos-fs')
    expect(card && textOf(card)).toMatch(/£80 before, £120 with this/)
  })

  test.each(['See the reasons', 'Read the form'])(
    'whoever presses "%s" on the old card reads who agreed, and no words',
    async (label) => {
      const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), label))
      const shown = cards.map(textOf).join('\n')
      expect(shown).toContain('Jo Marsh')
      expect(shown).not.toMatch(/baby|gas/)
    },
  )
})
