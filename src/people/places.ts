import type { Place, Platform } from '../chat/chat.ts'
import { holdersOn, type Directory } from './directory.ts'

/** Where a person is told things in private: each of their accounts, in the order of the list. */
export const placesOfPerson = (directory: Directory, person: string): readonly Place[] =>
  (directory.people.get(person)?.accounts ?? []).map((account) => ({ kind: 'private', account }))

/** Where a post or a panel gets its cards: its channels, or else the private chats of whoever holds it today. */
export const placesOfPost = (directory: Directory, id: string, today: string): readonly Place[] => {
  const panel = directory.panels.get(id)
  if (panel)
    return panel.channels.length > 0
      ? panel.channels
      : panel.recorders.flatMap((person) => placesOfPerson(directory, person))
  const post = directory.posts.get(id)
  if (!post) return []
  return post.channels.length > 0
    ? post.channels
    : holdersOn(post, today).flatMap(({ person }) => placesOfPerson(directory, person))
}

/** Of those who can read a channel, whoever is neither holder, cover nor named support of the post: user ids. */
export const strangersIn = (
  directory: Directory,
  id: string,
  readers: readonly string[],
  place: Place,
  today: string,
): readonly string[] => {
  const platform = platformOf(place)
  const post = directory.posts.get(id)
  const entitled = new Set([
    ...(post ? [...holdersOn(post, today).map(({ person }) => person), ...post.support] : []),
    ...(directory.panels.get(id)?.recorders ?? []),
  ])
  const users = new Set(
    [...entitled]
      .flatMap((person) => directory.people.get(person)?.accounts ?? [])
      .filter((account) => account.platform === platform)
      .map(({ user }) => user),
  )
  return readers.filter((user) => !users.has(user))
}

/** The chat that a place is in. */
export const platformOf = (place: Place): Platform =>
  place.kind === 'channel' ? place.platform : place.account.platform
