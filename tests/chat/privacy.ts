import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'

/** Who reads what, and what is never kept, as people of one chat meet it: the same scenarios for all three. */
export const describePrivacy = (name: string, newRig: () => ChatRig): void => {
  describe(`privacy, on ${name}`, { timeout: 30_000 }, () => {
    let rig: ChatRig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    const open = async (options: Parameters<typeof botOnChat>[1] = {}): Promise<void> => {
      rig = newRig()
      bot = await botOnChat(rig, options)
    }
    beforeEach(() => open())
    afterEach(() => bot.close())

    const seenBy = async (person: string): Promise<Shown> => {
      const last = (await rig.seenBy(person)).at(-1)
      if (!last) throw new Error('nothing was shown')
      return last
    }
    const cardIn = async (channel: string): Promise<Shown> => {
      const last = (await rig.postedIn(channel)).at(-1)
      if (!last) throw new Error('nothing was posted')
      return last
    }
    const approved = async (): Promise<void> => {
      await rig.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
      const offered = await seenBy('sam')
      await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
      await rig.press('jo', await cardIn('east-2'), 'Approve £80', { reasons: REASONS })
    }

    test('the family’s team reads what it has had, and another service is refused', async () => {
      await approved()
      await rig.say('jo', 'what has F2201 had?')
      expect((await seenBy('jo')).text).toMatch(/F2201 has had £80/)
      await rig.say('dev', 'what has F2201 had?')
      expect((await seenBy('dev')).text).not.toContain('£80')
      expect((await seenBy('dev')).text).toContain('kept for its team')
    })

    test('"who agrees £80 for F2201" tells its total to nobody outside', async () => {
      await approved()
      await rig.say('dev', 'who agrees £80 for gas for F2201?')
      const said = (await rig.seenBy('dev')).map(({ text }) => text).join('\n')
      expect(said).toContain('Jo Marsh')
      expect(said).not.toMatch(/£160|£20|has had £|can have/)
    })

    test('whoever is above every service says why, once a look, and the family’s manager reads who looked', async () => {
      await approved()
      await rig.say('grace', 'what has F2201 had?')
      const asked = await seenBy('grace')
      expect(asked.text).toContain('Why do you need to see it?')
      expect(asked.text).not.toContain('£80')
      await rig.press('grace', asked, 'Show me', { why: 'A complaint from the family.' })
      expect((await seenBy('grace')).text).toMatch(/F2201 has had £80/)
      await rig.say('jo', 'who looked at F2201?')
      const looked = await seenBy('jo')
      expect(looked.text).toMatch(/Grace Holt.*looked at what it has had.*A complaint from the family/s)
      await rig.say('sam', 'who looked at F2201?')
      expect((await seenBy('sam')).text).toContain('for its team manager and for governance')
    })

    test('a decider who wrote a name sees what would stand before it counts', async () => {
      await rig.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
      const offered = await seenBy('sam')
      await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
      await rig.press('jo', await cardIn('east-2'), 'Approve £80', {
        reasons: 'Tyler is six months old, born 3 June 2026, and there is no heating.',
      })
      const check = await seenBy('jo')
      expect(check.text).toContain('Nothing has counted yet')
      expect(check.text).not.toMatch(/Tyler|3 June/)
      expect((await cardIn('east-2')).buttons).toContain('Approve £80')
      await rig.press('jo', check, 'Yes, record it like this')
      expect((await cardIn('east-2')).text).toContain('Approved')
      expect((await rig.seenBy('sam')).map(({ text }) => text).join('\n')).not.toMatch(/Tyler|3 June/)
    })

    test('asked in a channel it answers in private, and the channel reads nothing about a family', async () => {
      await approved()
      await rig.say('jo', 'what has F2201 had?', { channel: 'east-2' })
      expect((await rig.seenBy('jo')).map(({ text }) => text).join('\n')).toMatch(/F2201 has had £80/)
      const posted = (await rig.postedIn('east-2')).map(({ text }) => text).join('\n')
      expect(posted).not.toContain('has had')
    })

    test('a file is refused, and its title and date are asked for instead', async () => {
      await rig.say('sam', 'here is the assessment', { files: true })
      const said = (await rig.seenBy('sam')).map(({ text }) => text).join('\n')
      expect(said).toContain("I don't take files")
      expect(said).toContain('title and date')
    })

    test('governance hears once who reads a channel and does not belong there', async () => {
      await bot.close()
      await open({ support: [], governance: ['grace'] })
      const send = async (text: string): Promise<void> => {
        await rig.say('sam', text)
        const offered = await seenBy('sam')
        await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
      }
      await send('need £80 for F2201 for gas and food, DWP said no, food bank used')
      expect((await cardIn('east-2')).text).not.toContain('F2201')
      await send('need £30 for F3107 for nappies, DWP said no, food bank used')
      const told = (await rig.seenBy('grace')).filter(({ text }) => text.includes('can be read by'))
      expect(told).toHaveLength(1)
      expect(told[0]?.text).toContain('Sam Reed')
      expect((await rig.seenBy('jo')).map(({ text }) => text).join('\n')).not.toContain('can be read by')
    })
  })
}
