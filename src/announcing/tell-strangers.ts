import { toldCard } from '../../cards/told-card.ts'
import type { Chat, Place, Platform } from '../chat/chat.ts'
import type { Directory } from '../people/directory.ts'
import { placesOfPerson, platformOf } from '../people/places.ts'
import type { Persist } from './persist.ts'
import type { Documents } from '../store/store.ts'
import { strangersRead } from '../words/strangers.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'

type Telling = {
  readonly documents: Documents
  readonly chats: ReadonlyMap<Platform, Chat>
  readonly persist: Persist
}

/**
 * Tells governance that people who don't belong there can read a post's channel, so that cards stay short in it: once for
 * the channel, and again only when who they are has changed. Undefined: the chat does not say who reads there.
 */
export const tellStrangers = async (
  place: Place,
  to: string,
  strangers: readonly string[] | undefined,
  directory: Directory,
  { documents, chats, persist }: Telling,
): Promise<void> => {
  if (place.kind !== 'channel') return
  const key = `readers ${place.platform} ${place.workspace} ${place.channel}`
  const now = strangers === undefined ? 'unknown' : strangers.toSorted().join(' ')
  const before = await documents.get('cursor', key)
  if (before === now || (before === undefined && now === '')) return
  await documents.put('cursor', key, now)
  if (now === '') return
  const title = directory.posts.get(to)?.title ?? directory.panels.get(to)?.title ?? to
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [
    strangersRead(title, strangers && namesOf(strangers, place, directory)),
  ])
  for (const { id, governance } of directory.people.values()) {
    const [own] = governance ? placesOfPerson(directory, id).filter((one) => chats.has(platformOf(one))) : []
    if (own) await persist({ kind: 'tell', request: '', about: 'readers', place: own, card })
  }
}

/** Names of those the council knows, and how many accounts it doesn't. */
const namesOf = (
  users: readonly string[],
  { platform }: Extract<Place, { kind: 'channel' }>,
  { people }: Directory,
): readonly string[] => {
  const known = users.flatMap(
    (user) =>
      [...people.values()].find(({ accounts }) =>
        accounts.some((one) => one.platform === platform && one.user === user),
      )?.name ?? [],
  )
  const others = users.length - known.length
  return [
    ...known,
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'account' : 'accounts'} I don't know`]),
  ]
}
