import type { Card } from '../../cards/card.ts'
import { toldCard } from '../../cards/told-card.ts'
import type { Chat, Place, Platform } from '../chat/chat.ts'
import { listStandsAction } from '../conversation/hear-people.ts'
import { isSameAccount } from '../people/directory.ts'
import { standsUntil } from '../people/list.ts'
import { placesOfPerson, platformOf } from '../people/places.ts'
import type { Persist } from './persist.ts'
import type { Event, EventOf } from '../request/event.ts'
import type { World } from '../request/world.ts'
import { CHAT_NAMES } from '../views/story-people.ts'
import { anotherAccount, youAre } from '../words/accounts.ts'
import { soonTooOld } from '../words/people-list.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'

type PeopleEvent = EventOf<'account-linked' | 'account-unlinked' | 'list-confirmed' | 'list-warned'>
type Telling = {
  readonly chats: ReadonlyMap<Platform, Chat>
  readonly persist: Persist
  readonly now: () => string
}

export const isPeopleEvent = (event: Event): event is PeopleEvent =>
  event.type === 'account-linked' ||
  event.type === 'account-unlinked' ||
  event.type === 'list-confirmed' ||
  event.type === 'list-warned'

/**
 * Who hears of an account that was linked: its holder in it, and where they were known before. And governance, before the
 * list of people is too old. What was taken back or confirmed is answered to whoever said it.
 */
export const announcePeople = async (event: PeopleEvent, world: World, it: Telling): Promise<void> => {
  if (event.type === 'account-linked') await announceLinked(event, world, it)
  if (event.type === 'list-warned') await announceWarned(event, world, it)
}

const announceLinked = async (
  { by, sealed: { account, person } }: EventOf<'account-linked'>,
  { directory }: World,
  it: Telling,
): Promise<void> => {
  const name = directory.people.get(person)?.name ?? person
  const admin = directory.people.get(by)
  const told = { name: admin?.name ?? by, phone: admin?.phone }
  await postTo([{ kind: 'private', account }], toldCard(ON_A_LOCKED_TELEPHONE, [youAre(name, told.name)]), it)
  const before = placesOfPerson(directory, person).filter(
    (place) => place.kind === 'private' && !isSameAccount(place.account, account),
  )
  const notice = anotherAccount(CHAT_NAMES[account.platform], told)
  await postTo(before, toldCard(ON_A_LOCKED_TELEPHONE, [notice]), it)
}

const announceWarned = async (
  { sealed: { to } }: EventOf<'list-warned'>,
  { list, directory }: World,
  it: Telling,
): Promise<void> => {
  if (!list) return
  const said = soonTooOld(list.source, list.asAt, standsUntil(list), it.now())
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [said], [listStandsAction()])
  for (const person of to) await postTo(placesOfPerson(directory, person), card, it)
}

/** In the first of the places that the bot can reach. */
const postTo = async (places: readonly Place[], card: Card, { chats, persist }: Telling): Promise<void> => {
  const place = places.find((one) => chats.has(platformOf(one)))
  if (place) await persist({ kind: 'tell', request: '', about: 'people', place, card })
}
