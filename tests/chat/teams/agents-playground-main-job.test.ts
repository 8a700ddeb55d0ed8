import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chat } from '../../../src/chat/chat.ts'
import { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { botOnChat, ON_CHAT } from '../../fixtures/bot-on-chat.ts'
import { personNamed } from './activities.ts'
import {
  agentsPlayground,
  group,
  privateChat,
  type AgentsPlayground,
  type Shown,
} from './agents-playground.ts'
import { serveBot, tenant } from './bot-at-teams.ts'
import { actionsOf, cardOf, labelOf, pressOn, textOf } from './drawn.ts'

/**
 * The main job in Microsoft's own client: the real bot behind the real adapter, nothing played by heart. Its group holds
 * all six people it can have, so each of them is known here, and reads along by name.
 */
describe.each(TEAMS_SDKS)('through %s', (sdk) => {
  let playground: AgentsPlayground
  let bot: Awaited<ReturnType<typeof botOnChat>>

  beforeAll(async () => {
    bot = await botOnChat(
      {
        account: (person) => ({
          platform: 'teams',
          workspace: tenant,
          user: personNamed(person === 'priya' ? 'stranger' : person).guid,
        }),
        channel: () => ({ kind: 'channel', platform: 'teams', workspace: tenant, channel: group }),
        start: async (receive) => {
          const chats: Chat[] = []
          playground = await agentsPlayground(async (cloud) => {
            const served = await serveBot(receive, cloud, { sdk })
            chats.push(served.chat)
            return served
          })
          const [chat] = chats
          if (!chat) throw new Error('the bot was not opened')
          return chat
        },
        stop: () => playground.stop(),
      },
      { support: ['sam', 'anna', 'dev', 'grace', 'priya'], known: [...ON_CHAT, 'priya'] },
    )
  }, 60_000)
  afterAll(() => bot.close())

  const showing = async (conversation: string, isIt: (shown: Shown) => boolean): Promise<Shown> => {
    const found = (await playground.until(conversation, (shown) => shown.some(isIt))).filter(isIt).at(-1)
    if (!found) throw new Error('it was there and is gone')
    return found
  }

  const reading =
    (words: string) =>
    ({ message }: Shown) =>
      textOf(message).includes(words)
  const offering =
    (label: string) =>
    ({ message }: Shown) =>
      actionsOf(cardOf(message)).map(labelOf).includes(label)

  const press = (
    person: string,
    shown: Shown,
    label: string,
    answers: Readonly<Record<string, string>> = {},
  ) => playground.press(person, shown, pressOn(cardOf(shown.message), label, answers))

  test(
    'asked in private, the card in the group, refused to the wrong person, approved by the right one, edited for everybody',
    { timeout: 60_000 },
    async () => {
      await playground.install()
      await playground.say(privateChat, 'need £80 for F2201 for gas and food, DWP said no, food bank used')
      const offered = await showing(privateChat, offering('Send to Jo, needed today'))
      await press('sam', offered, 'Send to Jo, needed today')
      const card = await showing(group, reading('£80 for gas and food'))
      await press('anna', card, 'Approve £80', {
        reasons: 'The need is plain and everything else was tried.',
      })
      expect(bot.spine.state.entries.get('F2201 s17')).toBeUndefined()
      await press('jo', card, 'Approve £80', {
        reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.',
      })
      const decided = await showing(group, reading('Approved'))
      expect(decided.id).toBe(card.id)
      expect(actionsOf(cardOf(decided.message)).map(labelOf)).toEqual(['See the reasons', 'Read the form'])
      await showing(privateChat, reading('Approved by Jo Marsh'))
      expect(bot.spine.state.entries.get('F2201 s17')).toHaveLength(1)
    },
  )
})
