import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whyNotAgain } from '../../src/cli/found.ts'
import { webRig } from '../chat/web/web-rig.ts'
import { rulesOnChat } from '../fixtures/rules-on-chat.ts'

const AT = '2026-11-27T12:39:00Z'

let bot: Awaited<ReturnType<typeof rulesOnChat>>
beforeEach(async () => {
  bot = await rulesOnChat(webRig())
})
afterEach(() => bot.close())

const why = () =>
  whyNotAgain({
    name: 'peterborough',
    registerFolder: join(bot.folder, 'peterborough'),
    database: undefined,
  })

test('rules are founded again only where fewer than two of governance are still here: a leaver is none of them', async () => {
  expect(await why()).toContain('by two of Dev Shah, Grace Holt')
  await bot.people(({ persons }) => {
    persons['grace'] = { ...persons['grace'], to: '2024-03-31' }
  })
  await bot.minute()
  const digest = bot.spine.world(AT).rules.found[0]?.digest ?? ''
  const reasons = 'Grace left the council at the end of March.'
  const given = { by: 'dev', at: AT, delivery: 'one' }
  await bot.spine.handle({ kind: 'propose-change', request: '', what: 'people', digest, reasons }, given)
  expect(await why()).toBeUndefined()
})
