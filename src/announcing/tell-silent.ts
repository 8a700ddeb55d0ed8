import { toldCard } from '../../cards/told-card.ts'
import type { Chat, Place, Platform } from '../chat/chat.ts'
import { personOf } from '../people/directory.ts'
import { governanceOf } from '../people/governance.ts'
import { placesOfPerson, placesOfPost, platformOf } from '../people/places.ts'
import type { Persist } from './persist.ts'
import type { World } from '../request/world.ts'
import { placeName, type Sending } from './sending.ts'
import { cannotReach } from '../words/silent-places.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'

type Telling = { readonly chats: ReadonlyMap<Platform, Chat>; readonly persist: Persist }

/** Tells governance, once for the place, that it can't be reached: whose it is, and why in the chat's words. */
export const tellSilent = async (
  sending: Sending,
  why: string,
  world: World,
  { chats, persist }: Telling,
): Promise<void> => {
  const place = 'place' in sending ? sending.place : undefined
  if (!place) return
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [
    cannotReach(whoseIs(place, world), place.kind === 'channel', why),
  ])
  for (const { id } of governanceOf(world.directory)) {
    const [own] = placesOfPerson(world.directory, id).filter((one) => chats.has(platformOf(one)))
    if (own && placeName(own) !== placeName(place))
      await persist({ kind: 'tell', request: '', about: 'silent', place: own, card })
  }
}

/** The post or panel whose channel it is, or the person whose private chat. */
const whoseIs = (place: Place, { directory, today }: World): string => {
  if (place.kind === 'private') return personOf(directory, place.account)?.name ?? 'an account'
  const isTheirs = (id: string): boolean =>
    placesOfPost(directory, id, today).some((one) => placeName(one) === placeName(place))
  const post = [...directory.posts.values(), ...directory.panels.values()].find(({ id }) => isTheirs(id))
  return post?.title ?? place.channel
}
