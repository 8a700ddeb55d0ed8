import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../fixtures/bot.ts'
import { CANNOT, openCrisis, read, type Crisis } from '../fixtures/crisis-hours.ts'

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

describe('several colleagues asked for hours in one press', () => {
  test('the worker reads one message, with everybody who was asked in it', async () => {
    await crisis.short()
    await crisis.press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })
    const all = crisis.labelsAt('hos-fs').find((label) => /^Ask (?:both|all)/.test(label)) ?? ''
    await crisis.press('anna', 'hos-fs', all)
    const told = crisis.bot
      .at('sam')
      .map(textOf)
      .filter((text) => text.includes("hasn't enough hours"))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Dev Shah')
    expect(told[0]).toContain('Priya Nair')
    expect(told[0]).toContain('The first yes that fills it is enough.')
  })
})

describe('“Why me?”', () => {
  test('says more than the card: the clauses, and what would make it somebody else’s', async () => {
    await crisis.short()
    const card = crisis.textAt('hos-fs')
    const said = await crisis.press('anna', 'hos-fs', 'Why me?')
    expect(said).toMatch(/What would change that:/)
    expect(said).toMatch(/list of clauses: PB-/)
    expect(card).not.toContain('What would change that:')
  })
  test('to Access to Resources: that they confirm, and who decides', async () => {
    await crisis.ask('F3107', 5)
    const { cards } = await crisis.bot.press('kit', crisis.button('art', 'Why me?'))
    expect(read(cards)).toContain("don't decide it: Anna Bright")
  })
})
