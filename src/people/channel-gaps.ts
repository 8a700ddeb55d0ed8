import type { Place } from '../chat/chat.ts'
import { holdersOn, type Directory } from './directory.ts'
import type { PeopleGap } from './find-gaps.ts'

type Channel = Extract<Place, { kind: 'channel' }>

/** A channel of a post or a panel, and who has to be in it. */
export type Watched = {
  readonly id: string
  readonly title: string
  readonly place: Channel
  /** Any of them is enough. */
  readonly needed: readonly string[]
  /** Who else may read a whole card there. */
  readonly welcome: readonly string[]
}

/** Somebody who reads a channel as a guest, or from another tenant. `user` is the platform's id. */
export type GuestThere = { readonly user: string; readonly name: string; readonly is: 'guest' | 'outside' }

/** A channel with the platform's ids of those who can read it; undefined where the bot can't see it. */
export type Seen = Watched & {
  readonly members: readonly string[] | undefined
  /** Left out where the platform doesn't say who is a guest. */
  readonly guests?: readonly GuestThere[] | undefined
}

/** The channels that cards go to today. */
export const watchedChannels = ({ posts, panels }: Directory, today: string): readonly Watched[] => [
  ...[...posts.values()].flatMap((post) => {
    const needed = holdersOn(post, today).map(({ person }) => person)
    return channelsOf(post, needed, post.support)
  }),
  ...[...panels.values()].flatMap((panel) => channelsOf(panel, panel.recorders, [])),
]

type Owner = { readonly id: string; readonly title: string; readonly channels: readonly Place[] }

const channelsOf = (
  { id, title, channels }: Owner,
  needed: readonly string[],
  welcome: readonly string[],
): readonly Watched[] =>
  channels.flatMap((place) => (place.kind === 'channel' ? [{ id, title, place, needed, welcome }] : []))

/** What the chats themselves say is wrong with the channels. */
export const channelGaps = (seen: readonly Seen[], directory: Directory): readonly PeopleGap[] =>
  seen.flatMap(({ id, title, place, needed, welcome, members, guests = [] }): readonly PeopleGap[] => {
    const channel = `the ${place.platform} channel ${place.channel} of ${title}`
    if (!members)
      return [{ kind: 'bot-not-in-channel', id, says: `the bot can't see ${channel}: add it there` }]
    const usersOf = (people: readonly string[]): readonly string[] =>
      people.flatMap((person) => usersOn(place, person, directory))
    const others = members.filter((user) => !usersOf([...needed, ...welcome]).includes(user)).length
    return [
      ...(usersOf(needed).some((user) => members.includes(user))
        ? []
        : [
            {
              kind: 'nobody-in-channel',
              id,
              says: `nobody who acts for it is in ${channel}: add them`,
            } as const,
          ]),
      ...(others === 0
        ? []
        : [
            {
              kind: 'others-in-channel',
              id,
              says: `${String(others)} others can read ${channel}, so it gets short cards only`,
            } as const,
          ]),
      ...guests.map((guest): PeopleGap => ({
        kind: 'guest-in-channel',
        id,
        says: `${nameOf(guest, place, directory)} ${guest.is === 'guest' ? 'is a guest' : 'is from another organisation'} in ${channel} and never acts: take them out of the channel, or give them an account of your own`,
      })),
    ]
  })

/** As the list of people has them, where the account is somebody's there. */
const nameOf = ({ user, name }: GuestThere, place: Channel, directory: Directory): string =>
  [...directory.people.values()].find(({ id }) => usersOn(place, id, directory).includes(user))?.name ?? name

const usersOn = (
  { platform, workspace }: Channel,
  person: string,
  { people }: Directory,
): readonly string[] =>
  (people.get(person)?.accounts ?? [])
    .filter((account) => account.platform === platform && account.workspace === workspace)
    .map(({ user }) => user)
