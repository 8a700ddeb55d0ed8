import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/chat/chat.ts'
import { buttonNamed, textOf } from '../fixtures/bot.ts'
import { openTwo } from '../fixtures/two-authorities.ts'

const REASONS = { reasons: 'Two children with no shoes that fit, and everybody who could help has refused.' }
const SHOES = 'need £40 for school shoes and a kite for F2201, charity said no, DWP said no, food bank used'

let two: Awaited<ReturnType<typeof openTwo>>
beforeEach(async () => {
  two = await openTwo()
})
afterEach(() => two.close())

const said = ({ cards }: Reply): string => cards.map(textOf).join('\n')

/** The same worker in the same words, sent off in one council. */
const sendShoes = async (authority: 'peterborough' | 'exampleshire'): Promise<void> => {
  const { cards } = await two.say(authority, 'sam-reed', SHOES)
  await two.press(authority, 'sam-reed', buttonNamed(cards.at(-1), 'Send'))
}

describe('two councils on one bot', () => {
  it('answers the same words by each one’s own policy alone', async () => {
    const [ours, theirs] = [
      said(await two.say('peterborough', 'sam-reed', SHOES)),
      said(await two.say('exampleshire', 'sam-reed', SHOES)),
    ]
    expect(ours).toContain('up to £100 a family a year (section 7)')
    expect(ours).not.toMatch(/family help|£60/)
    expect(theirs).toContain('up to £60 for a family in a financial year (section 1)')
    expect(theirs).not.toMatch(/section 17|£100/)
  })

  it('knows nothing of what only the other’s policy lists', async () => {
    expect(said(await two.say('exampleshire', 'sam-reed', 'who signs off a b&b?'))).toContain(
      "Our page doesn't cover that.",
    )
    expect(said(await two.say('peterborough', 'sam-reed', 'who signs off a b&b?'))).toContain(
      'head of service',
    )
  })

  it('posts cards in the council’s own workspace and nowhere else', async () => {
    await sendShoes('exampleshire')
    expect(two.posted.length).toBeGreaterThan(0)
    expect(two.posted.filter(({ workspace }) => workspace !== 'exampleshire')).toEqual([])
  })

  it('counts what a family has had in its own council only, whatever its reference', async () => {
    await sendShoes('exampleshire')
    const button = buttonNamed(two.cardSaying('£40 for school shoes'), 'Approve £40')
    await two.press('exampleshire', 'jo-marsh', button, REASONS)
    expect([...two.authorities.exampleshire.spine.state.requests.values()][0]?.status).toBe('approved')
    const more = 'need £15 for food for F2201, charity said no, DWP said no, food bank used'
    expect(said(await two.say('exampleshire', 'sam-reed', more))).toContain('has had £40 so far')
    expect(said(await two.say('peterborough', 'sam-reed', more))).toContain('has had nothing so far')
  })

  it('keeps a half-finished request to its own council', async () => {
    await two.say('exampleshire', 'sam-reed', 'need £40 for school shoes and a kite for F2201')
    expect((await two.onDisk('exampleshire')).includes('kite')).toBe(true)
    expect((await two.onDisk('peterborough')).includes('kite')).toBe(false)
    const elsewhere = said(await two.say('peterborough', 'sam-reed', 'charity said no'))
    expect(elsewhere).not.toMatch(/shoes|£40/)
  })

  it('refuses the other’s request pressed from here, and changes nothing there', async () => {
    await sendShoes('exampleshire')
    const button = buttonNamed(two.cardSaying('£40 for school shoes'), 'Approve £40')
    for (const act of ['approve', 'see-reasons', 'open', 'again', 'file']) {
      const reply = await two.press('peterborough', 'ruth-cole', { ...button, act }, REASONS)
      expect(said(reply)).not.toMatch(/shoes|£40|Sam Reed/)
    }
    const [request] = two.authorities.exampleshire.spine.state.requests.values()
    expect(request?.status).toBe('open')
    expect(two.authorities.peterborough.spine.state.requests.size).toBe(0)
    expect((await two.onDisk('peterborough')).includes(button.id)).toBe(false)
  })

  it('takes somebody of the other workspace for a stranger, by whatever name and whichever way they come', async () => {
    await sendShoes('exampleshire')
    const button = buttonNamed(two.cardSaying('£40 for school shoes'), 'Approve £40')
    const spoken = await two.say('peterborough', 'sam-reed', 'where is my request?', 'exampleshire')
    const pressed = await two.press('peterborough', 'jo-marsh', button, REASONS, 'exampleshire')
    for (const reply of [spoken, pressed]) expect(said(reply)).not.toMatch(/shoes|£40|F2201/)
    expect([...two.authorities.exampleshire.spine.state.requests.values()][0]?.status).toBe('open')
  })

  it('writes nothing of one beside the register of the other', async () => {
    await sendShoes('exampleshire')
    const [request] = two.authorities.exampleshire.spine.state.requests.values()
    const id = request?.id ?? 'none'
    const theirs = await two.onDisk('exampleshire')
    expect([theirs.includes(id), theirs.includes('kite')]).toEqual([true, true])
    const ours = await two.onDisk('peterborough')
    expect([ours.includes(id), ours.includes('kite')]).toEqual([false, false])
  })
})
