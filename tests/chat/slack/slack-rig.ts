import type { Receive } from '../../../src/chat/chat.ts'
import type { SlackOptions } from '../../../src/chat/slack/slack-chat.ts'
import type { ChatRig, Shown } from '../chat-rig.ts'
import type { DrawnBlock } from './block-rules.ts'
import { type BotAtSlack, botAtSlack } from './bot-at-slack.ts'
import type { CardOnScreen } from './people.ts'
import { readMessage, readMarkup } from './read-blocks.ts'
import { channelId, type Posted, privateChannelOf, TEAM, userId } from './workspace.ts'

/** Slack, driven as people drive it. */
export const slackRig = (
  options: Partial<SlackOptions> = {},
): ChatRig & { readonly bot: () => BotAtSlack } => {
  const onScreen = new WeakMap<Shown, CardOnScreen>()
  let started: BotAtSlack | undefined
  const bot = (): BotAtSlack => {
    if (!started) throw new Error('Not started.')
    return started
  }

  const shown = (card: CardOnScreen, summary: string, address: Shown['address']): Shown => {
    const { text, live, buttons } = readMessage(card.blocks)
    const fallback = readMarkup(summary, false)
    const message: Shown = {
      text,
      summary: fallback.words,
      buttons,
      live: [...live, ...fallback.live],
      address,
    }
    onScreen.set(message, card)
    return message
  }
  const shownMessage = ({ channel, ts, blocks, text, onlyFor }: Posted): Shown => {
    const address = { platform: 'slack', workspace: TEAM, conversation: channel, message: ts } as const
    return shown({ channel, ts, blocks }, text, onlyFor === undefined ? address : undefined)
  }
  const shownHome = (blocks: readonly DrawnBlock[]): Shown =>
    shown({ channel: 'home', ts: '', blocks }, '', undefined)

  return {
    bot,
    start: async (receive: Receive) => {
      started = await botAtSlack(receive, options)
      return started.chat
    },
    stop: async () => started?.stop(),
    account: (person) => ({
      platform: 'slack',
      workspace: started?.slack.workspace.users.get(userId(person))?.team_id ?? TEAM,
      user: userId(person),
    }),
    channel: (name) => ({ kind: 'channel', platform: 'slack', workspace: TEAM, channel: channelId(name) }),

    say: async (person, text, { channel, files = false } = {}) => {
      const more = files ? { files: [{ id: 'F1', name: 'photo.jpg' }], subtype: 'file_share' } : {}
      if (channel === undefined) await bot().say(person, text, more)
      else await bot().mention(person, text, channelId(channel), more)
      await bot().settled()
    },
    press: async (person, card, label, answers = {}) => {
      const drawn = onScreen.get(card)
      if (!drawn) throw new Error('Nobody has seen that card.')
      await bot().press(person, drawn, label)
      await bot().settled()
      if (bot().modalOf(person)) await bot().submit(person, answers)
      else if (Object.keys(answers).length > 0) throw new Error('Nothing was asked.')
      await bot().settled()
      if (bot().modalOf(person)) throw new Error('The form is still open.')
    },
    open: async (person) => {
      await bot().openHome(person)
      await bot().settled()
    },
    redeliver: async () => {
      await bot().resendEvent()
      await bot().settled()
    },

    becomesGuest: (person) => {
      const id = userId(person)
      bot().slack.workspace.users.set(id, { id, team_id: TEAM, is_ultra_restricted: true })
    },

    seenBy: (person) => {
      const { posted, homes } = bot().slack.workspace
      const user = userId(person)
      const seen = posted.filter(
        ({ channel, onlyFor }) => onlyFor === user || channel === privateChannelOf(user),
      )
      const home = homes.get(user)
      return Promise.resolve([
        ...seen.map(shownMessage),
        ...(home?.type === 'home' ? [shownHome(home.blocks)] : []),
      ])
    },
    postedIn: (name) => {
      const { posted } = bot().slack.workspace
      const everybody = posted.filter(
        ({ channel, onlyFor }) => channel === channelId(name) && onlyFor === undefined,
      )
      return Promise.resolve(everybody.map(shownMessage))
    },
  }
}
