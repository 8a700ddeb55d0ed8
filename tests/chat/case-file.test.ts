import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import { castFamilies } from '../fixtures/cast.ts'
import type { ChatRig, Shown } from './chat-rig.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

const REASONS =
  'F2201-1 is a baby of six months and there is no gas; DWP refused and the food bank has no fuel.'

/** F2201 has two children, each with a file. */
const families = new Map(castFamilies)
const f2201 = castFamilies.get('F2201')
if (f2201) families.set('F2201', { ...f2201, children: ['F2201-1', 'F2201-2'] })

const RIGS: readonly (readonly [string, () => ChatRig])[] = [
  ['Slack', slackRig],
  ['Teams', teamsRig],
  ['the page', webRig],
]

describe.each(RIGS)('the case file on %s', { timeout: 30_000 }, (_, newRig) => {
  let rig: ChatRig
  let bot: Awaited<ReturnType<typeof botOnChat>>
  beforeEach(async () => {
    rig = newRig()
    bot = await botOnChat(rig, { families })
  })
  afterEach(() => bot.close())

  const lastOf = (shown: readonly Shown[]): Shown => {
    const last = shown.at(-1)
    if (!last) throw new Error('nothing was shown')
    return last
  }
  const seenBy = async (person: string) => lastOf(await rig.seenBy(person))
  const cardIn = async (channel: string) => lastOf(await rig.postedIn(channel))
  const cardOffering = async (person: string, button: string): Promise<Shown> => {
    const found = (await rig.seenBy(person)).findLast(({ buttons }) =>
      buttons.some((label) => label.startsWith(button)),
    )
    if (!found) throw new Error(`${person} has seen no ${button}`)
    return found
  }
  const ask = async (text: string): Promise<void> => {
    await rig.say('sam', text)
    const offered = await seenBy('sam')
    await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
  }
  const approved = async (): Promise<void> => {
    await ask('need £80 for F2201 for gas and food, DWP said no, food bank used')
    await rig.press('jo', await cardIn('east-2'), 'Approve less, or with conditions', {
      reasons: REASONS,
      conditions: 'Ask the fuel charity for the next top-up.',
      'condition-by': '2026-12-04',
      chronology: 'yes',
    })
  }

  test('each child has a note of their own, with the decider’s tick, and none names the other', async () => {
    await approved()
    const before = (await rig.seenBy('sam')).length
    await rig.press('sam', await cardOffering('sam', 'Copy the note'), 'Copy the note')
    const notes = (await rig.seenBy('sam')).slice(before).map(({ text }) => text)
    expect(notes).toHaveLength(2)
    expect(notes[0]).toContain('Decision about F2201-1 (family F2201), Fri 27 Nov 2026')
    expect(notes[1]).toContain('Decision about F2201-2 (family F2201), Fri 27 Nov 2026')
    expect(notes[1]).not.toContain('F2201-1')
    for (const note of notes) expect(note).toMatch(/Chronology Yes\./)
  })

  test('on one file with its day, then on the other: what is left is said each time', async () => {
    await approved()
    await rig.press('sam', await cardOffering('sam', "It's on file"), "It's on file", {
      child: 'F2201-2',
      on: '2026-11-27',
    })
    expect((await seenBy('sam')).text).toContain(
      "It is marked as on F2201-2's case file, Fri 27 Nov. It isn't on F2201-1's case file yet.",
    )
    for (const [person, words] of [
      ['sam', "not on F2201-1's case file"],
      ['jo', 'Sam Reed, East 2'],
      ['anna', 'Sam Reed, East 2'],
    ] as const) {
      await rig.say(person, "what isn't on file?")
      expect((await seenBy(person)).text, person).toContain(words)
    }
    await rig.say('sam', 'F2201-1 is on file')
    await rig.say('sam', "what isn't on file?")
    expect((await seenBy('sam')).text).toContain('Every decision that you asked for is on file.')
  })

  test('a condition has an owner and a day, stands on the family’s next card, and goes once it is met', async () => {
    await approved()
    await ask('£15 for F2201 for nappies, DWP said no, food bank used')
    expect((await cardIn('east-2')).text).toMatch(
      /Open conditions[^]*Ask the fuel charity for the next top-up[^]*Sam Reed, by Fri 4 Dec/,
    )
    await rig.press('sam', await cardOffering('sam', 'It is done'), 'It is done', {
      words: 'Charity paid £50.',
    })
    expect((await cardIn('east-2')).text).not.toContain('Open conditions')
  })

  test('a refusal and a decision that was taken back have a note too', async () => {
    await ask('need £80 for F3107 for gas and food, DWP said no, food bank used')
    await rig.press('jo', await cardIn('east-2'), 'Reject', { reasons: 'The landlord pays the gas today.' })
    await rig.press('sam', await cardOffering('sam', "It's on file"), "It's on file")
    expect((await seenBy('sam')).text).toContain("on F3107-1's case file")
    await rig.press('jo', await cardIn('east-2'), 'See the reasons')
    const reasons = await seenBy('jo')
    await rig.press('jo', reasons, reasons.buttons.find((label) => label.startsWith('Withdraw')) ?? '', {
      reasons: 'The landlord has not paid after all, so it is open again.',
    })
    await rig.press('sam', await cardOffering('sam', 'Copy the note'), 'Copy the note')
    expect((await seenBy('sam')).text).toContain('Withdrawn')
  })
})
