import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const REASONS = 'Risk is rising and the unborn baby is due in six weeks; a meeting is needed now.'
const THATS_RIGHT = {
  'attest-needed': 'yes',
  chair: 'Head of Service',
  date: '2026-12-03',
  time: '10:00',
  reasons: REASONS,
  considered: 'Waiting for the review conference.',
}
const IN_SUPERVISION = { 'made-on': '2026-11-27', 'made-how': 'supervision' }
const BY_PHONE = { 'made-on': '2026-11-26', 'made-time': '21:10', 'made-how': 'telephone' }

/** Decisions made already, in supervision or by telephone, as people of one chat record them: the same scenarios for all three. */
export const describeAlreadyDecided = (name: string, newRig: () => ChatRig): void => {
  describe(`decisions already made, on ${name}`, { timeout: 30_000 }, () => {
    let rig: ChatRig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    beforeEach(async () => {
      rig = newRig()
      bot = await botOnChat(rig)
    })
    afterEach(() => bot.close())

    const seenBy = async (person: string): Promise<Shown> => {
      const last = (await rig.seenBy(person)).at(-1)
      if (!last) throw new Error('nothing was shown')
      return last
    }
    const cardOf = async (person: string): Promise<Shown> => {
      const card = (await rig.seenBy(person)).findLast(({ buttons }) => buttons.includes("That's right"))
      if (!card) throw new Error('there is no card to confirm')
      return card
    }
    const everything = async (person: string): Promise<string> =>
      (await rig.seenBy(person)).map(({ text }) => text).join('\n')
    const report = async (): Promise<Shown> => {
      await rig.say('sam', 'Anna agreed the LPM for F1882 by phone last night at 21:10')
      await rig.say('sam', '1 yes 2 yes 3 yes 4 yes 5 yes 6 PLO')
      await rig.press('sam', await seenBy('sam'), 'Record it', BY_PHONE)
      return cardOf('anna')
    }

    test('reported by the worker, it is not confirmed anywhere until whoever decided it says so', async () => {
      const card = await report()
      expect(await everything('sam')).toContain('not confirmed')
      expect(card.text).toContain('Sam Reed says that you decided this Thu 26 Nov 21:10 by telephone')
      expect(card.summary).not.toContain('F1882')
      await rig.say('sam', 'where is my request?')
      expect((await seenBy('sam')).text).toContain("It doesn't count yet")
      await rig.press('anna', card, "That's right", THATS_RIGHT)
      const news = await everything('sam')
      expect(news).toMatch(
        /Approved by Anna Bright.*decided Thu 26 Nov 21:10 by telephone, recorded Fri 27 Nov 12:38, the next day/s,
      )
      expect(news).toContain(REASONS)
    })

    test('nobody else can say what she decided', async () => {
      const card = await report()
      await rig.press('dev', card, "That's right", THATS_RIGHT)
      expect(await everything('dev')).toContain('Only Anna Bright can say what Anna Bright decided')
      expect([...bot.spine.state.requests.values()].at(0)?.status).toBe('open')
    })

    test('she says that it was not so, and the worker is told what to do now', async () => {
      const card = await report()
      await rig.press('anna', card, 'Not what I decided', {
        reasons: 'I said I would think about it overnight.',
      })
      const news = await everything('sam')
      expect(news).toContain('Anna Bright has not agreed')
      expect(news).toContain("If you've already acted on it, tell your manager now")
      expect([...bot.spine.state.requests.values()].at(0)?.status).toBe('withdrawn')
    })

    test('whoever decided it records it, with when and how, and it counts with the reasons', async () => {
      await rig.say('jo', 'I agreed a CIN plan for F2201 in supervision this morning')
      await rig.press('jo', await seenBy('jo'), 'Record it', { ...IN_SUPERVISION, reasons: REASONS })
      const everythingOfHers = await everything('jo')
      expect(everythingOfHers).toContain(
        'decided Fri 27 Nov in supervision, recorded Fri 27 Nov 12:38. Your reasons are with it. It counts now.',
      )
      expect(everythingOfHers).not.toContain('Not confirmed')
      expect((await rig.seenBy('jo')).flatMap(({ buttons }) => buttons)).not.toContain("That's right")
      expect([...bot.spine.state.requests.values()].at(0)?.status).toBe('approved')
    })

    test('without her reasons nothing is recorded; thin ones are said to be thin once, and then stand', async () => {
      await rig.say('jo', 'I agreed a CIN plan for F2201 in supervision this morning')
      const asked = await seenBy('jo')
      await rig.press('jo', asked, 'Record it', { ...IN_SUPERVISION, reasons: 'ok' })
      expect((await seenBy('jo')).text).toContain('It needs your reasons before it counts')
      expect(bot.spine.state.requests.size).toBe(0)
      await rig.press('jo', asked, 'Record it', { ...IN_SUPERVISION, reasons: 'agreed, safer' })
      expect((await seenBy('jo')).text).toContain('What did you weigh?')
      expect(bot.spine.state.requests.size).toBe(0)
      await rig.press('jo', await seenBy('jo'), 'Record it', { ...IN_SUPERVISION, reasons: 'agreed, safer' })
      expect(bot.spine.state.requests.size).toBe(1)
    })

    test('what she refused is recorded as refused', async () => {
      await rig.say('jo', 'I agreed a CIN plan for F2201 in supervision this morning')
      await rig.press('jo', await seenBy('jo'), 'I said no', { ...IN_SUPERVISION, reasons: REASONS })
      expect([...bot.spine.state.requests.values()].at(0)?.status).toBe('rejected')
    })

    test('of what is open with somebody else, it is recorded with that one, and its maker says whether it was then', async () => {
      await rig.say('sam', 'need LPM F1882 today, nothing shifting on the CP plan')
      await rig.say('sam', '1 yes 2 yes 3 yes 4 yes 5 PLO')
      const asked = await seenBy('sam')
      await rig.press('sam', asked, asked.buttons.find((label) => label.startsWith('Send')) ?? '')
      await rig.say('sam', 'Anna agreed the LPM for F1882 by phone last night at 21:10')
      await rig.press('sam', await seenBy('sam'), 'It is about the one sent on Fri 27 Nov')
      const card = await cardOf('anna')
      expect(card.text).toContain('Sam Reed says that you decided this Thu 26 Nov 21:10 by telephone')
      await rig.press('anna', card, "That's right", { ...THATS_RIGHT, reported: 'then' })
      expect(await everything('sam')).toContain(
        'decided Thu 26 Nov 21:10 by telephone, recorded Fri 27 Nov 12:38',
      )
      expect(bot.spine.state.requests.size).toBe(1)
    })

    test('that nobody was consulted first is recorded, and it does not count until they were', async () => {
      await rig.say(
        'sam',
        'Jo agreed a child protection plan for F2750 by phone last night at 21:10, he is 15',
      )
      await rig.press('sam', await seenBy('sam'), 'Record it', BY_PHONE)
      const jos = await cardOf('jo')
      await rig.press('jo', jos, "That's right", {
        reasons: REASONS,
        'consulted-0': 'no',
        'consulted-words-0': 'Ruth could not be reached last night.',
      })
      expect(await everything('jo')).toContain("your decision doesn't count yet")
      expect([...bot.spine.state.requests.values()].at(0)?.status).toBe('open')
    })

    test('money is never recorded afterwards', async () => {
      await rig.say('jo', 'I agreed £80 for gas for F2201 in supervision this morning')
      expect((await seenBy('jo')).text).toContain("Money can't be recorded after the event")
      expect(bot.spine.state.requests.size).toBe(0)
    })
  })
}
