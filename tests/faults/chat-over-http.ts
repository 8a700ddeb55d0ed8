import { hash } from 'node:crypto'
import type { Address, Chat, Place } from '../../src/chat/chat.ts'
import { conversationOf, nameOf, type Sending } from '../../src/announcing/sending.ts'
import type { TeamsSdk } from '../../src/chat/teams/teams-config.ts'
import { botAtSlack } from '../chat/slack/bot-at-slack.ts'
import type { Fault } from '../chat/slack/stand-in.ts'
import { BOT_USER, TEAM } from '../chat/slack/workspace.ts'
import { botAtTeams, tenant } from '../chat/teams/bot-at-teams.ts'
import type { WireFault } from '../chat/wire-fault.ts'
import { randomFrom } from '../store/faulty-files.ts'
import type { Failing, Played, Playing, Try } from './chat-that-fails.ts'
import { quiet } from './clock.ts'
import { askedOf, slackFault, teamsFault } from './faults-by-chance.ts'

/** One of a platform's channels, as the stand-in has it: what stands there now, and what becomes of the next call about it. */
type Room = {
  readonly place: Place
  readonly edited: Address
  readonly texts: () => readonly string[]
  /** Says what becomes of a call, and notes that it came. */
  answer: () => Fault | undefined
}

/** Long beside any answer that does come; nothing but a call that hangs takes so long. */
const PATIENCE = 4_000

/** Both platforms on this machine, behind the bot's own adapters and their SDKs. Any number of afternoons can be played there side by side. */
export const platforms = async (sdk: TeamsSdk) => {
  const nobody = () => Promise.resolve({ cards: [] })
  const slack = await botAtSlack(nobody, { patience: PATIENCE })
  const teams = await botAtTeams(nobody, { sdk, patience: PATIENCE })
  const rooms = new Map<string, Room>()
  slack.slack.failBy(({ given }) => rooms.get(given['channel'] ?? '')?.answer())
  // A refusal of Slack's own is only ever given for a channel of Slack's.
  teams.teams.failBy(
    ({ path }) => rooms.get(decodeURIComponent(path.split('/')[4] ?? ''))?.answer() as WireFault | undefined,
  )
  let count = 0

  const slackRoom = (): Room => {
    const channel = `C0ROOM${(count += 1)}`
    const { channels, posted } = slack.slack.workspace
    channels.set(channel, { id: channel, members: [BOT_USER], archived: false })
    const first = { channel, ts: `1600000000.${count}`, text: '', blocks: [] }
    posted.push(first)
    return {
      place: { kind: 'channel', platform: 'slack', workspace: TEAM, channel },
      edited: { platform: 'slack', workspace: TEAM, conversation: channel, message: first.ts },
      texts: () => posted.flatMap((one) => (one.channel === channel ? [one.text] : [])),
      answer: () => undefined,
    }
  }
  const teamsRoom = (): Room => {
    const channel = `19:room${(count += 1)}@thread.tacv2`
    teams.teams.addRoom(channel, [])
    const messages = teams.teams.rooms.get(channel)?.messages ?? []
    messages.push({ id: 'm1', activity: {} })
    return {
      place: { kind: 'channel', platform: 'teams', workspace: tenant, channel },
      edited: { platform: 'teams', workspace: tenant, conversation: channel, message: 'm1' },
      texts: () => messages.map(({ activity }) => activity.summary ?? ''),
      answer: () => undefined,
    }
  }

  /** Places of an afternoon, each in a channel of its own. */
  const play = (places: ReadonlyMap<string, Failing>, { now, random, version }: Playing): OverHttp => {
    const tries: Try[] = []
    const brought = new Map<string, { readonly at: number; readonly version: number }[]>()
    const underWay = new Set<Promise<void>>()
    const seen = { acts: 0, repliesLost: 0, twice: 0 }
    let isCalm = false
    const own = new Map(
      [...places.keys()].map((name) => {
        const isSlack = name.startsWith('slack')
        const room = isSlack ? slackRoom() : teamsRoom()
        rooms.set(room.edited.conversation, room)
        return [name, { ...room, room, chance: randomFrom(Math.floor(random() * 2 ** 31)) }]
      }),
    )

    const bring = async (sending: Sending): Promise<void> => {
      const conversation = conversationOf(sending)
      const [failing, channel] = [places.get(conversation), own.get(conversation)]
      if (!failing || !channel) throw new Error('nobody knows that place')
      const { place, edited, texts, chance, room } = channel
      const chat: Chat = conversation.startsWith('slack') ? slack.chat : teams.chat
      const [name, at, words] = [nameOf(sending), now(), wordsOf(sending, version())]
      const fault = conversation.startsWith('slack') ? slackFault : teamsFault
      let calls = 0
      room.answer = () => {
        calls += 1
        if (calls > 1) seen.twice += 1
        const lost = at < failing.lostUntil
        const found =
          lost || (!isCalm && chance() < failing.often) ? fault(chance, lost ? 'lost' : 'passing') : undefined
        const asked = askedOf(found)
        tries.push({ at, conversation, name, ...(asked !== undefined && { asked }) })
        if (found === 'reply lost' && sending.kind === 'tell') seen.repliesLost += 1
        return found
      }
      const before = timesIn(texts(), words)
      const card = { summary: words, elements: [{ kind: 'heading', text: words } as const], actions: [] }
      seen.acts += 1
      try {
        await (sending.kind === 'tell' ? chat.post(place, card) : chat.edit(edited, card))
      } finally {
        // What stands there now, whatever the bot was told.
        if (sending.kind === 'tell' ? timesIn(texts(), words) > before : timesIn(texts(), words) > 0)
          brought.set(name, [...(brought.get(name) ?? []), { at, version: version() }])
      }
    }
    return {
      tries,
      brought,
      seen,
      calmDown: () => void (isCalm = true),
      settled: async () => {
        while (underWay.size > 0) {
          await Promise.allSettled(underWay)
          await quiet()
        }
      },
      act: (sending) => {
        const going = bring(sending).finally(() => underWay.delete(going))
        underWay.add(going)
        return going
      },
    }
  }
  const stop = async () => {
    await Promise.all([slack.stop(), teams.stop()])
  }
  return { play, stop }
}

type OverHttp = Played & {
  /** How often the bot asked something of a platform, how often that came there a second time, and how often a notice was posted whose reply was lost. */
  readonly seen: { readonly acts: number; readonly twice: number; readonly repliesLost: number }
}

/** A notice is the same whenever it is told; a card says how things stood when it was drawn. */
const wordsOf = (sending: Sending, version: number): string =>
  `${sending.kind} ${hash('sha256', nameOf(sending)).slice(0, 16)}${sending.kind === 'tell' ? '' : ` at ${version}`}`

const timesIn = (texts: readonly string[], words: string): number =>
  texts.filter((text) => text === words).length
