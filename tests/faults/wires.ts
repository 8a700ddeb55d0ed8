import type { Address } from '../../src/chat/chat.ts'
import { TEAMS_SDKS, type TeamsSdk } from '../../src/chat/teams/teams-config.ts'
import type { ChatRig } from '../chat/chat-rig.ts'
import { slackRig } from '../chat/slack/slack-rig.ts'
import type { Fault } from '../chat/slack/stand-in.ts'
import { teamsRig } from '../chat/teams/teams-rig.ts'
import type { WireFault } from '../chat/wire-fault.ts'
import { slackFault, teamsFault } from './faults-by-chance.ts'

/** What the bot asks of a platform about a room, or about a message there. */
export type Asked = {
  readonly for: 'post' | 'edit' | 'members'
  readonly room: string
  readonly message: string
}

/** Something that passes; a room that can't be reached; a message that may not be changed any more; a reply that is lost. */
export type Wrong = 'passes' | 'away' | 'fixed' | 'reply lost'

/** A platform with people in it, and what it does wrong: the same for whichever it is. */
export type Wire = {
  readonly rig: ChatRig
  /** Says of every call from now on whether it goes wrong, and how; left out, none does. */
  readonly failBy: (plan?: (asked: Asked) => Wrong | undefined, chance?: () => number) => void
  /** Somebody takes a message away. */
  readonly remove: (message: Address) => void
}

/** Long beside any answer that does come. Milliseconds. */
const patience = 4_000

const SLACK_ASKS: Readonly<Record<string, Asked['for']>> = {
  'chat.postMessage': 'post',
  'chat.update': 'edit',
  'conversations.members': 'members',
}

const atSlack = (wrong: Wrong, chance: () => number): Fault => {
  if (wrong === 'fixed') return { ok: false, error: 'edit_window_closed' }
  return wrong === 'reply lost' ? wrong : slackFault(chance, wrong === 'away' ? 'lost' : 'passing')
}

const slackWire = (): Wire => {
  const rig = slackRig({ patience })
  return {
    rig,
    failBy: (plan, chance = Math.random) =>
      rig.bot().slack.failBy(({ method, given: { channel = '', ts = '' } }) => {
        const asks = SLACK_ASKS[method]
        const wrong = asks && plan?.({ for: asks, room: channel, message: ts })
        return wrong && atSlack(wrong, chance)
      }),
    remove: ({ conversation, message }) => {
      const { posted } = rig.bot().slack.workspace
      const at = posted.findIndex(({ channel, ts }) => channel === conversation && ts === message)
      posted.splice(at, 1)
    },
  }
}

const atTeams = (wrong: Wrong, chance: () => number): WireFault => {
  if (wrong === 'fixed') return { status: 400 }
  return wrong === 'reply lost' ? wrong : teamsFault(chance, wrong === 'away' ? 'lost' : 'passing')
}

const teamsAsks = (method: string, what: string): Asked['for'] | undefined => {
  if (what === 'pagedmembers') return 'members'
  if (what !== 'activities') return undefined
  return method === 'PUT' ? 'edit' : 'post'
}

const teamsWire = (sdk: TeamsSdk): Wire => {
  const rig = teamsRig(sdk, { patience })
  return {
    rig,
    failBy: (plan, chance = Math.random) =>
      rig.bot().teams.failBy(({ method, path }) => {
        const [room = '', what = '', message = ''] = path.split('/').slice(4).map(decodeURIComponent)
        const asks = teamsAsks(method, what)
        const wrong = asks && plan?.({ for: asks, room, message })
        return wrong && atTeams(wrong, chance)
      }),
    remove: ({ conversation, message }) => {
      const messages = rig.bot().teams.rooms.get(conversation)?.messages ?? []
      const at = messages.findIndex(({ id }) => id === message)
      messages.splice(at, 1)
    },
  }
}

/** Each platform, over each SDK that the bot can reach it by. */
export const WIRES: readonly (() => Wire)[] = [slackWire, ...TEAMS_SDKS.map((sdk) => () => teamsWire(sdk))]
