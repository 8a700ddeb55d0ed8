import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'

/** The main job through one chat, as its people do it: the same scenarios for all three. */
export const describeMainJob = (name: string, newRig: () => ChatRig): void => {
  describe(`the main job on ${name}`, { timeout: 30_000 }, () => {
    let rig: ChatRig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    beforeEach(async () => {
      rig = newRig()
      bot = await botOnChat(rig)
    })
    afterEach(() => bot.close())

    const lastOf = (shown: readonly Shown[]): Shown => {
      const last = shown.at(-1)
      if (!last) throw new Error('nothing was shown')
      return last
    }
    const seenBy = async (person: string) => lastOf(await rig.seenBy(person))
    const cardIn = async (channel: string) => lastOf(await rig.postedIn(channel))
    const sendFor = async (text: string): Promise<void> => {
      await rig.say('sam', text)
      const offered = await seenBy('sam')
      await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
    }
    const eighty = () => sendFor('need £80 for F2201 for gas and food, DWP said no, food bank used')

    test('asked, decided with reasons, and every copy shows the outcome', async () => {
      await eighty()
      const card = await cardIn('east-2')
      expect(card.text).toContain('F2201')
      expect(card.summary).not.toContain('F2201')
      await rig.press('jo', card, 'Approve £80', { reasons: REASONS })
      const after = await cardIn('east-2')
      expect(after.text).toMatch(/Approved · £80.*Jo Marsh, Team Manager, East 2/s)
      expect(after.buttons).toEqual(['See the reasons', 'Read the form'])
      expect(after.text).not.toContain('baby')
      const news = (await rig.seenBy('sam')).map(({ text }) => text).join('\n')
      expect(news).toContain('Approved by Jo Marsh')
      expect(news).toContain(REASONS)
    })

    test('the wrong presser, the old card and the second click change nothing', async () => {
      await eighty()
      const card = await cardIn('east-2')
      await rig.press('anna', card, 'Approve £80', { reasons: REASONS })
      expect((await seenBy('anna')).text).toContain('Nothing has changed')
      await rig.press('jo', card, 'Approve £80', { reasons: REASONS })
      await rig.press('jo', card, 'Approve £80', { reasons: REASONS })
      expect((await rig.seenBy('jo')).map(({ text }) => text).join('\n')).toContain(
        'Nothing you pressed has changed it',
      )
      expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
    })

    test('what people type stays what they typed, and calls nobody', async () => {
      await sendFor(
        'need £80 for F2201 for gas <!channel> <at>Director</at> [Approve](https://evil.example), DWP said no, food bank used',
      )
      const card = await cardIn('east-2')
      expect(card.live).toEqual([])
      await rig.press('jo', card, 'Reject', { reasons: 'The food bank <!here> can pay **today**.' })
      const news = await seenBy('sam')
      expect(news.text).toContain('The food bank <!here> can pay **today**.')
      expect(news.live).toEqual([])
    })

    test('a question goes to the worker and the answer to the card', async () => {
      await eighty()
      await rig.press('jo', await cardIn('east-2'), 'Ask Sam', { question: 'Is it a prepayment meter?' })
      expect((await seenBy('sam')).text).toContain('Is it a prepayment meter?')
      await rig.say('sam', 'yes, since June')
      expect((await cardIn('east-2')).text).toContain('yes, since June')
    })

    test('where others read along the channel has a short card, and the whole one opens in private', async () => {
      await bot.close()
      rig = newRig()
      bot = await botOnChat(rig, { support: [] })
      await eighty()
      const card = await cardIn('east-2')
      expect(card.text).not.toContain('F2201')
      expect(card.buttons).toEqual(['Open', 'Why me?'])
      await rig.press('jo', card, 'Open')
      const whole = await seenBy('jo')
      expect(whole.text).toContain('F2201')
      await rig.press('jo', whole, 'Approve £80', { reasons: REASONS })
      expect((await cardIn('east-2')).text).toMatch(/Approved/)
      expect((await rig.seenBy('jo')).filter(({ buttons }) => buttons.includes('Approve £80'))).toEqual([])
    })

    test('somebody nobody knows is answered, and nothing is recorded', async () => {
      await rig.say('stranger', 'need £80 for F2201 for gas')
      expect((await seenBy('stranger')).text).toContain("I don't know this account")
      expect(bot.spine.state.requests.size).toBe(0)
    })
  })
}
