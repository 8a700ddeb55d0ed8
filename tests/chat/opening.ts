import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newEvent } from '../../src/request/new-event.ts'
import type { OpeningLine } from '../../src/ledger/opening.ts'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'
const SOURCE = "Finance's list of 20 Nov 2026"

/** The time before the bot, through one chat: what a list says counts, and what nobody knows is asked. */
export const describeOpening = (name: string, newRig: () => ChatRig): void => {
  describe(`the time before the bot on ${name}`, { timeout: 60_000 }, () => {
    let rig: ChatRig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    beforeEach(async () => {
      rig = newRig()
      bot = await botOnChat(rig)
      // The first message of a process reads the whole policy; a chat that waits for it says so.
      await rig.say('sam', 'help')
    }, 60_000)
    afterEach(() => bot.close())

    const given = { by: 'bot', at: '2026-11-22T09:00:00Z', delivery: '' }
    /** As after `init` on 22 November. */
    const completeSince = (since: string, ledger = 's17') =>
      bot.spine.record([newEvent('complete-since', '', given, { sealed: { ledger, since }, private: {} })])
    const listed = (line: Partial<Extract<OpeningLine, { kind: 'money' }>> = {}) =>
      bot.spine.record([
        newEvent('opening-recorded', '', given, {
          sealed: {
            line: {
              kind: 'money',
              ledger: 's17',
              family: 'F2201',
              on: '2026-11-20',
              dated: false,
              pence: 6000,
              ...line,
            },
            digest: 'a'.repeat(64),
          },
          private: { source: SOURCE },
        }),
      ])
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
    const press = async (label: string) => {
      const shown = await seenBy('sam')
      await rig.press('sam', shown, shown.buttons.find((one) => one.startsWith(label)) ?? label)
    }
    const ask = (pounds: number) =>
      rig.say('sam', `need £${String(pounds)} for F2201 for gas, DWP said no, food bank used`)

    test('what a list says is counted, and stands on the card with its source', async () => {
      await completeSince('2026-11-22')
      await listed()
      await ask(80)
      expect((await seenBy('sam')).text).toContain('F2201 has had £60 so far this year')
      await press('Send')
      const card = await annasCard()
      expect(card.text).toContain(`£60 before the bot, from ${SOURCE}`)
      expect(card.text).toMatch(/£60.*£140/s)
    })

    test('a line that comes again corrects the first, and never doubles', async () => {
      await listed()
      await listed({ pence: 2000, on: '2026-11-21' })
      await ask(80)
      expect((await seenBy('sam')).text).toContain('F2201 has had £20 so far this year')
      await press('Send')
      expect((await cardIn('east-2')).text).toContain(`£20 before the bot, from ${SOURCE}`)
    })

    test('where nothing is known of the time before, the worker is asked, and their word counts', async () => {
      await completeSince('2026-11-22')
      await ask(80)
      const asked = await seenBy('sam')
      expect(asked.text).toContain('I have everything only since Sun 22 Nov.')
      expect(asked.buttons).toEqual(['None', 'Not sure'])
      await rig.say('sam', '£40')
      await press('Send')
      const card = await annasCard()
      expect(card.text).toContain("£40 more before Sun 22 Nov by Sam's word; not in this register")
      expect(card.text).toMatch(/£40.*£120/s)
    })

    test('none is an answer too, and is said', async () => {
      await completeSince('2026-11-22')
      await ask(80)
      await press('None')
      await press('Send')
      expect((await cardIn('east-2')).text).toContain("Nothing before Sun 22 Nov by Sam's word")
    })

    test('not sure goes to the higher post, which decides it', async () => {
      await completeSince('2026-11-22')
      await ask(80)
      await press('Not sure')
      expect((await seenBy('sam')).text).toContain('Anna Bright, your head of service, can agree this')
      await press('Send')
      const card = await annasCard()
      expect(card.text).toContain("Sam isn't sure what was agreed before Sun 22 Nov")
      expect(card.text).toContain('What was agreed before is not known.')
      await rig.press('anna', card, 'Approve £80', { reasons: REASONS })
      expect((await cardIn('heads')).text).toMatch(/Approved · (?:£80.*)?Anna Bright/s)
      // Only what was agreed here uses the ledger up.
      expect(bot.spine.state.entries.get('F2201 s17')?.map(({ pence }) => pence)).toEqual([8000])
    })

    test('the weeks of crisis hours before are asked for too, and the answer counts', async () => {
      await completeSince('2026-11-22', 'crisis-hours')
      await rig.say(
        'sam',
        'crisis support pls F2201 5 hrs a week 3 weeks from mon. mum says she wont have him',
      )
      expect((await seenBy('sam')).buttons).toEqual(['None', '1', '2', '3', 'Not sure'])
      await press('2')
      expect((await seenBy('sam')).text).toContain('F2201 and its children have used 2 of their 3 weeks.')
    })

    test('a register that goes back far enough asks nothing', async () => {
      await completeSince('2025-11-01')
      await ask(80)
      expect((await seenBy('sam')).buttons[0]).toContain('Send to Jo')
    })
  })
}
