import { channelsOn, type Directory, holdersOn, type Post } from '../../people/directory.ts'
import type { Place } from '../chat.ts'

/** A conversation on the page: somebody's own with the bot, or a channel of posts and panels. */
export type WebPlace = {
  readonly conversation: string
  readonly kind: 'private' | 'channel'
  readonly name: string
  /** Post and panel ids that the channel belongs to; for a private one, the person's id. */
  readonly of: readonly string[]
}

/** The name of a conversation, the same for the same place always: addresses are kept in the register. */
export const conversationOf = (place: Place): string =>
  place.kind === 'channel' ? `channel:${place.channel}` : `private:${place.account.user}`

/** Every conversation that the page has, people's own first. */
export const placesIn = (directory: Directory, workspace: string): ReadonlyMap<string, WebPlace> => {
  const places = new Map<string, WebPlace>()
  for (const person of directory.people.values()) {
    const user = userOf(directory, workspace, person.id)
    if (user === undefined) continue
    const conversation = `private:${user}`
    places.set(conversation, { conversation, kind: 'private', name: person.name, of: [person.id] })
  }
  for (const owner of [...directory.posts.values(), ...directory.panels.values()]) {
    for (const place of channelsOn(owner.channels, 'web')) {
      if (place.kind !== 'channel' || place.workspace !== workspace) continue
      const conversation = conversationOf(place)
      const of = [...(places.get(conversation)?.of ?? []), owner.id]
      places.set(conversation, { conversation, kind: 'channel', name: nameOf(directory, of), of })
    }
  }
  return places
}

/** A person's id on the page, or undefined for somebody who isn't on it. */
export const userOf = (directory: Directory, workspace: string, person: string): string | undefined =>
  directory.people
    .get(person)
    ?.accounts.find((account) => account.platform === 'web' && account.workspace === workspace)?.user

/** The user ids who can read a conversation on a day: holders, cover and named support, a panel's recorders, or the one person. */
export const readersOf = (
  directory: Directory,
  workspace: string,
  conversation: string,
  day: string,
): readonly string[] | undefined => {
  const place = placesIn(directory, workspace).get(conversation)
  if (place === undefined) return undefined
  const people = place.kind === 'private' ? place.of : place.of.flatMap((id) => peopleOf(directory, id, day))
  return [...new Set(people)]
    .map((person) => userOf(directory, workspace, person))
    .filter((user) => user !== undefined)
}

const peopleOf = (directory: Directory, id: string, day: string): readonly string[] => {
  const post = directory.posts.get(id)
  return post === undefined ? (directory.panels.get(id)?.recorders ?? []) : readersOfPost(post, day)
}

const readersOfPost = (post: Post, day: string): readonly string[] => [
  ...holdersOn(post, day).map(({ person }) => person),
  ...post.support,
]

/** Posts that the same people hold are one desk, and it goes by the name of the first. */
const nameOf = (directory: Directory, of: readonly string[]): string => {
  const desks = Map.groupBy(of, (id) => holdersKey(directory.posts.get(id)) ?? id)
  return [...desks.values()]
    .flatMap(([first]) => (first === undefined ? [] : [titleOf(directory, first)]))
    .join(' and ')
}

const holdersKey = (post: Post | undefined): string | undefined =>
  post?.holders
    .map(({ person }) => person)
    .toSorted()
    .join(' ')

const titleOf = ({ posts, panels }: Directory, id: string): string =>
  posts.get(id)?.title ?? panels.get(id)?.title ?? id
