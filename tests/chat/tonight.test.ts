import { afterEach, describe, expect, test } from 'vitest'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

/** Section 20 on a Friday evening through each chat, with an Assistant Director whom nobody can reach. */
const RIGS: readonly (readonly [string, () => ChatRig])[] = [
  ['Slack', slackRig],
  ['Teams', teamsRig],
  ['the page', webRig],
]

describe.each(RIGS)('section 20 tonight on %s', (_, newRig) => {
  let close: () => Promise<void> = () => Promise.resolve()
  afterEach(() => close())

  test(
    'asked, agreed, rung twice in vain, and decided by the Service Director',
    { timeout: 30_000 },
    async () => {
      const rig = newRig()
      let time = '17:50'
      const bot = await botOnChat(rig, { now: () => `2026-11-27T${time}:00Z` })
      close = bot.close
      const lastOf = async (person: string): Promise<Shown> => {
        const shown = (await rig.seenBy(person)).at(-1)
        if (!shown) throw new Error(`${person} saw nothing`)
        return shown
      }
      const withButton = async (person: string, label: string): Promise<Shown> => {
        const shown = (await rig.seenBy(person)).findLast(({ buttons }) => buttons.includes(label))
        if (!shown) throw new Error(`${person} has no button "${label}"`)
        return shown
      }
      const press = async (person: string, label: string, answers: Readonly<Record<string, string>> = {}) =>
        rig.press(person, await withButton(person, label), label, answers)

      await rig.say('sam', 'need s20 tonight F2750 15yo dad wont have him back, nowhere to go')
      expect((await lastOf('sam')).text).toMatch(/^If anybody is in danger now, ring 999\./)
      await press('sam', "Tell Anna it's coming")
      expect((await lastOf('anna')).summary).toContain('A same-day request from East 2 is on its way')
      await rig.say(
        'sam',
        'uncle and nan no, mates parents had him last nite cant again. adolescent worker at house 4pm dad wouldnt open door. ART looking. no fgc or plan yet',
      )
      time = '17:54'
      await press('sam', 'Send to Anna now')

      time = '18:04'
      const forAnna = await withButton('anna', 'Agree')
      expect(forAnna.text).toContain('F2750')
      expect(forAnna.summary).not.toMatch(/F2750|15/)
      await press('anna', 'Agree', {
        reasons: 'Every option for tonight has been tried and he has nowhere safe to sleep.',
      })
      for (const minute of ['18:06', '18:17']) {
        time = minute
        await press('anna', 'No answer')
      }
      expect((await rig.seenBy('anna')).map(({ text }) => text).join()).toContain('Grace Holt')

      time = '18:29'
      const forGrace = await withButton('grace', 'Approve')
      expect(forGrace.text).toMatch(/Ian West.*was rung at 18:06 and 18:17, no answer/s)
      expect(forGrace.summary).toContain('or ring 07700 900111')
      await press('grace', 'Approve', {
        'attest-cannot-wait': 'yes',
        'attest-alternatives': 'yes',
        'gap-initialCarePlan': 'yes',
        reasons:
          "He has nowhere safe to sleep, every relative has been asked, and it can't wait until Wednesday.",
      })
      const told = (await rig.seenBy('sam')).map(({ text }) => text).join('\n')
      expect(told).toContain('Approved by Grace Holt')
      expect(told).toMatch(/Wed 2 Dec/)
      const [request] = bot.spine.state.requests.values()
      expect(request?.steps[1]?.tries).toMatchObject([
        { by: 'anna', person: 'ian', reached: false },
        { by: 'anna', person: 'ian', reached: false },
      ])
    },
  )
})
