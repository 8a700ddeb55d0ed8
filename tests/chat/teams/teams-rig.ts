import type { Account, Address, Chat, Place, Receive } from '../../../src/chat/chat.ts'
import { TEAMS_SDKS, type TeamsSdk } from '../../../src/chat/teams/teams-config.ts'
import { faultsOf } from '../adaptive-card-rules.ts'
import type { ChatRig, Shown } from '../chat-rig.ts'
import { activityFrom, installed, people, personNamed, press, roomOfChannel, typed } from './activities.ts'
import { type BotAtTeams, botAtTeams, tenant } from './bot-at-teams.ts'
import { deliver } from './deliver.ts'
import { actionsOf, cardOf, labelOf, liveIn, pressOn, textOf } from './drawn.ts'
import type { Message } from './stand-in.ts'

type Seen = { readonly room: string; readonly message: string; readonly card: ReturnType<typeof cardOf> }

/** What Teams answers a press with, shown to the presser alone until the message itself is edited. */
type View = {
  readonly person: string
  readonly room: string
  readonly message: string
  readonly shown: Message
}

/** Who reads each channel. Nobody of the workspace reads a channel by being in Teams. */
const channels: Readonly<Record<string, readonly string[]>> = {
  'east-2': ['sam', 'jo'],
  heads: ['anna', 'dev', 'grace', 'jo', 'stranger', 'outsider'],
}

const asGuest = (activity: object): object =>
  'from' in activity ? { ...activity, from: { ...(activity.from as object), userRole: 'guest' } } : activity

/** Teams with people in it, over the stand-in, through the real adapter and Microsoft's SDK. */
export const teamsRig = (
  sdk: TeamsSdk = TEAMS_SDKS[0],
  options: { readonly patience?: number } = {},
): ChatRig & {
  readonly toasts: readonly string[]
  readonly bot: () => BotAtTeams
} => {
  const drawn = new WeakMap<Shown, Seen>()
  const views: View[] = []
  const guests = new Set<string>()
  const toasts: string[] = []
  let at: BotAtTeams | undefined
  let last: object = {}

  const bot = (): BotAtTeams => {
    if (at === undefined) throw new Error('The rig is not started.')
    return at
  }

  const accountOf = (name: string): Account => {
    const person = personNamed(name)
    return { platform: 'teams', workspace: person.tenant, user: person.guid }
  }

  const send = async (name: string, what: object, channel?: string) => {
    const activity = activityFrom(personNamed(name), bot().teams.serviceUrl, what, channel)
    last = guests.has(name) ? asGuest(activity) : activity
    return deliver(bot(), last)
  }

  const show = (room: string, message: string, shown: Message): Shown => {
    const address: Address = { platform: 'teams', workspace: tenant, conversation: room, message }
    const seen: Shown = {
      text: textOf(shown),
      summary: shown.summary ?? shown.text ?? '',
      buttons: actionsOf(cardOf(shown)).map(labelOf),
      live: liveIn(shown),
      address,
    }
    drawn.set(seen, { room, message, card: cardOf(shown) })
    return seen
  }

  const inRoom = (room: string): readonly Shown[] =>
    (bot().teams.rooms.get(room)?.messages ?? []).map(({ id, activity }) => show(room, id, activity))

  const viewedBy = (person: string, room: string, message: string): Shown | undefined => {
    const view = views.findLast(
      (one) => one.person === person && one.room === room && one.message === message,
    )
    return view && show(room, message, view.shown)
  }

  const keepAnswer = (person: string, { room, message }: Seen, text: string): void => {
    const body = JSON.parse(text) as { type: string; value: unknown }
    if (body.type !== 'application/vnd.microsoft.card.adaptive') {
      toasts.push(JSON.stringify(body.value))
      return
    }
    const [fault] = faultsOf(body.value)
    if (fault !== undefined) throw new Error(`Teams could not draw the answer: ${fault}`)
    views.push({
      person,
      room,
      message,
      shown: { attachments: [{ contentType: body.type, content: body.value }] },
    })
  }

  return {
    toasts,
    bot,
    start: async (receive: Receive): Promise<Chat> => {
      at = await botAtTeams(receive, { sdk, ...options })
      const { teams } = at
      const members = [...people.values()].map(({ name, guid, tenant: home }) => ({
        id: `29:${name}`,
        aadObjectId: guid,
        tenantId: home,
      }))
      for (const [channel, readers] of Object.entries(channels))
        teams.addRoom(
          roomOfChannel(channel),
          members.filter(({ id }) => readers.includes(id.slice(3))),
        )
      for (const member of members)
        teams.addPerson(member.tenantId, member, personNamed(member.id.slice(3)).room)
      teams.onUpdated((room, message) => {
        const kept = views.filter((view) => view.room !== room || view.message !== message)
        views.splice(0, views.length, ...kept)
      })
      return at.chat
    },
    stop: async () => bot().stop(),
    account: accountOf,
    channel: (name): Place => ({
      kind: 'channel',
      platform: 'teams',
      workspace: tenant,
      channel: roomOfChannel(name),
    }),
    say: async (person, text, where = {}) => {
      await send(person, typed(text, where), where.channel)
    },
    press: async (person, card, label, answers = {}) => {
      const seen = drawn.get(card)
      if (seen === undefined) throw new Error('Nobody saw that card here.')
      const data = pressOn(seen.card, label, answers)
      const channel = Object.keys(channels).find((name) => roomOfChannel(name) === seen.room)
      const { status, text } = await send(person, press(seen.message, data), channel)
      if (status === 200) keepAnswer(person, seen, text)
    },
    open: async (person) => {
      for (const sign of installed) await send(person, sign)
    },
    redeliver: async () => {
      await deliver(bot(), last)
    },
    becomesGuest: (person) => void guests.add(person),
    seenBy: (person) => {
      const { room } = personNamed(person)
      const own = inRoom(room).map((shown) => viewedBy(person, room, shown.address?.message ?? '') ?? shown)
      const elsewhere = views
        .filter((view) => view.person === person && view.room !== room)
        .flatMap((view) => viewedBy(person, view.room, view.message) ?? [])
      return Promise.resolve([...own, ...elsewhere])
    },
    /** Cards only: the one sentence that sends somebody to their private chat, Teams can show to nobody alone. */
    postedIn: (channel) =>
      Promise.resolve(inRoom(roomOfChannel(channel)).filter((shown) => drawn.get(shown)?.card !== undefined)),
  }
}
