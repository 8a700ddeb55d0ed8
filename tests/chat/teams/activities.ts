import { appId } from './microsoft-keys.ts'
import { otherTenant, tenant } from './bot-at-teams.ts'

/** Somebody in Teams. */
export type Person = {
  readonly name: string
  readonly guid: string
  readonly tenant: string
  readonly room: string
}

const names = ['sam', 'jo', 'anna', 'dev', 'grace', 'stranger', 'outsider'] as const

export const people: ReadonlyMap<string, Person> = new Map(
  names.map((name, i) => [
    name,
    {
      name,
      guid: `0000000${i}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`,
      tenant: name === 'outsider' ? otherTenant : tenant,
      room: `a:private-${name}`,
    },
  ]),
)

export const personNamed = (name: string): Person => {
  const person = people.get(name)
  if (person === undefined) throw new Error(`There is no ${name}.`)
  return person
}

export const bot = { id: `28:${appId}`, name: 'Who Agrees?' }
export const roomOfChannel = (channel: string): string => `19:${channel}@thread.tacv2`

let count = 0

/** What every activity from a person has, in their private chat or in a channel. */
export const activityFrom = (person: Person, serviceUrl: string, what: object, channel?: string): object => ({
  id: `${1_600_000_000_000 + (count += 1)}`,
  channelId: 'msteams',
  serviceUrl,
  timestamp: '2026-11-27T12:38:00.000Z',
  from: { id: `29:${person.name}`, name: person.name, aadObjectId: person.guid },
  recipient: bot,
  conversation:
    channel === undefined
      ? { id: person.room, conversationType: 'personal', tenantId: person.tenant }
      : { id: roomOfChannel(channel), conversationType: 'channel', tenantId: person.tenant, isGroup: true },
  channelData: { tenant: { id: person.tenant } },
  ...what,
})

/** Something typed: in a channel with the mention that calls the bot, as Teams writes it. */
export const typed = (
  text: string,
  { channel, files = false }: { channel?: string; files?: boolean } = {},
): object => ({
  type: 'message',
  textFormat: 'plain',
  text: channel === undefined ? text : `<at>${bot.name}</at>&nbsp;${text}\n`,
  ...(channel !== undefined && {
    entities: [
      { type: 'mention', text: `<at>${bot.name}</at>`, mentioned: bot },
      { type: 'clientInfo', locale: 'en-GB' },
    ],
  }),
  attachments: [
    { contentType: 'text/html', content: `<p>${text}</p>` },
    ...(files ? [{ contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/image' }] : []),
  ],
})

/** A press on a drawn card. */
export const press = (message: string, data: unknown, trigger?: string): object => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: message,
  value: { action: { type: 'Action.Execute', verb: 'x', data }, ...(trigger && { trigger }) },
})

/** The two signs that Teams sends of one installation. */
export const installed: readonly object[] = [
  { type: 'installationUpdate', action: 'add' },
  { type: 'conversationUpdate', membersAdded: [bot] },
]
