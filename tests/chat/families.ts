import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'
const SAME = 'Same mother and same address, found by business support on the case system.'

/** Families through one chat: unknown, another team's, new, merged, handed over, and asked for on behalf of somebody. */
export const describeFamilies = (name: string, newRig: () => ChatRig): void => {
  describe(`families on ${name}`, { timeout: 60_000 }, () => {
    let rig: ChatRig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    beforeEach(async () => {
      rig = newRig()
      bot = await botOnChat(rig)
      // The first message of a process reads the whole policy; a chat that waits for it says so.
      await rig.say('sam', 'help')
    }, 60_000)
    afterEach(() => bot.close())

    const lastOf = (shown: readonly Shown[]): Shown => {
      const last = shown.at(-1)
      if (!last) throw new Error('nothing was shown')
      return last
    }
    const seenBy = async (person: string) => lastOf(await rig.seenBy(person))
    const cardIn = async (channel: string) => lastOf(await rig.postedIn(channel))
    /** Anna's card: in the heads' channel, or where others read along there, opened in private. */
    const annasCard = async () => {
      const card = await cardIn('heads')
      if (!card.buttons.includes('Open')) return card
      await rig.press('anna', card, 'Open')
      return seenBy('anna')
    }
    const press = async (person: string, label: string, answers: Readonly<Record<string, string>> = {}) => {
      const shown = await seenBy(person)
      await rig.press(person, shown, shown.buttons.find((one) => one.startsWith(label)) ?? label, answers)
    }
    const send = async (text: string): Promise<void> => {
      await rig.say('sam', text)
      await press('sam', 'Send')
    }
    const gas = (pounds: number, family: string, more = ''): string =>
      `need £${String(pounds)} for ${family} for gas${more}, DWP said no, food bank used`
    const approve = async (pounds: number): Promise<void> =>
      rig.press('jo', await cardIn('east-2'), `Approve £${String(pounds)}`, { reasons: REASONS })

    test('a reference that nobody knows may be a slip, and a new family is searched for before it is added', async () => {
      await rig.say('sam', gas(80, 'F2210'))
      expect((await seenBy('sam')).text).toContain("I don't know F2210. Did you mean F2201, one of yours?")
      await press('sam', "No, it's a new family")
      expect((await seenBy('sam')).text).toContain('has the case system been searched for the child')
      await press('sam', 'Not searched yet')
      expect((await seenBy('sam')).text).toContain('Please search the case system')
      expect(bot.spine.state.requests.size).toBe(0)
      await rig.say('sam', 'Leah Moss did')
      await press('sam', 'Send')
      expect((await cardIn('east-2')).text).toContain('Child and address searched by Leah Moss')
      expect((await cardIn('east-2')).text).toContain('Not confirmed yet')
    })

    test('another team’s family is asked about', async () => {
      await rig.say('sam', gas(80, 'F4410'))
      const shown = await seenBy('sam')
      expect(shown.text).toContain("F4410 isn't one of your families.")
      expect(shown.buttons).toContain("It's right: I'm covering")
    })

    test('two references found to be one family count together, and their line is told that a limit is passed', async () => {
      await send(gas(60, 'F2201'))
      await approve(60)
      await send(gas(70, 'F2750'))
      await approve(70)
      await rig.say('sam', 'merge F2750 into F2201')
      expect((await seenBy('sam')).text).toContain(
        "isn't yours to do, because it moves their totals. Jo Marsh",
      )
      expect((await seenBy('sam')).buttons).toEqual([])
      await rig.say('jo', 'merge F2750 into F2201')
      await press('jo', 'They are one family', { reasons: SAME })
      const told = (await rig.seenBy('jo')).map(({ text }) => text)
      expect(told.join('\n')).toMatch(/Together F2201 has had £130 .*more than £100/s)
      expect((await cardIn('east-2')).text).not.toContain('Together')
      await send(gas(20, 'F2750'))
      const card = await annasCard()
      expect(card.text).toContain('F2201')
      expect(card.text).toContain('Counted together with F2750, which was merged with it.')
      expect(card.text).toMatch(/£130.*£150/s)
      expect(card.text).toMatch(/£70 for gas, approved/)
    })

    test('a family is handed over with what is open, and neither worker may decide it', async () => {
      await send(gas(80, 'F2201'))
      await rig.say('sam', 'hand over F2201 to Dev')
      await press('sam', 'Hand over')
      expect((await seenBy('dev')).text).toContain('F2201 is yours now: Sam Reed handed it over.')
      const card = await cardIn('east-2')
      expect(card.text).toContain('now with Dev Shah')
      expect(card.buttons).toContain('Ask Dev')
      await approve(80)
      for (const worker of ['sam', 'dev'])
        expect((await rig.seenBy(worker)).map(({ text }) => text).join('\n')).toContain(
          'Approved by Jo Marsh',
        )
    })

    test('a family is not handed to whoever has something of it to decide', async () => {
      await send(gas(80, 'F2201'))
      await rig.say('sam', 'hand over F2201 to Jo')
      await press('sam', 'Hand over')
      expect((await seenBy('sam')).text).toContain('nobody decides what they ask for')
      await approve(80)
      expect((await cardIn('east-2')).text).toContain('Approved')
    })

    test('asked on behalf of somebody, neither decides it', async () => {
      await send(gas(80, 'F2201', ', on behalf of Jo Marsh'))
      // Jo is one of those who ask: her own channel doesn't get it to decide.
      const [request] = [...bot.spine.state.requests.values()]
      expect(request?.requesters).toEqual(['sam', 'jo'])
      expect(request?.steps[0]?.posts).not.toContain('tm-east-2')
    })
  })
}
