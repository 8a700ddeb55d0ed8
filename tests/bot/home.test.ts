import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { problemsInBlocks } from '../chat/slack/block-rules.ts'
import { render } from '../../src/chat/slack/render.ts'
import { openCrisis, read, type Crisis } from '../fixtures/crisis-hours.ts'

/** The home page: what waits for whoever opens it, what they asked for, and hours. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

const homeOf = async (person: string) => (await crisis.bot.openHome(person)).cards

describe('the home page', () => {
  test('a worker sees where their requests are, what waits, and what their head of service has free', async () => {
    await crisis.short()
    const said = read(await homeOf('sam'))
    expect(said).toMatch(/^Waiting for you\nNothing is waiting/)
    expect(said).toMatch(/What you asked for\n[^]*F3107[^]*Anna Bright/)
    expect(said).toMatch(/Hours\nAnna Bright, Head of Service, Family Safeguarding, has free/)
    expect(said).toContain('Hello Sam.')
  })
  test('a head of service sees what waits for them, and their weeks drawn', async () => {
    await crisis.short()
    const cards = await homeOf('anna')
    const said = read(cards)
    expect(said).toMatch(/^Waiting for you\nOne thing is waiting for you: Crisis family support/)
    expect(said).toContain('■■■■■■■□□□ 30 Nov: 7 used, 3 free')
    for (const card of cards) expect(problemsInBlocks(render(card).blocks)).toEqual([])
  })
  test('opened in the middle of a request, it keeps what was typed', async () => {
    const sam = crisis.talker('sam')
    await sam.say('crisis support pls F3107 5 hrs a week 3 weeks from mon, mum wont have him')
    expect(read(await homeOf('sam'))).toContain('half-finished')
    expect(await sam.say('forget it')).toMatch(/Shall I forget this one/)
    expect(await sam.say('cancel')).toMatch(/Gone/)
  })
})
