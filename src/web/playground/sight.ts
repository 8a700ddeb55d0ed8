import type { WebChat } from '../../chat/web/web-chat.ts'
import { placesIn, readersOf, userOf } from '../../chat/web/places.ts'
import type { Directory } from '../../people/directory.ts'
import { londonDate, londonTime } from '../../policy/london-date.ts'
import { dayAndYear } from '../../views/format.ts'
import { CAST_GROUPS, type CastGroup, castGroup } from './cast-group.ts'

/** Somebody one can sit as. */
export type Seat = {
  readonly user: string
  readonly name: string
  readonly title: string
  readonly group: CastGroup
}

/** A conversation that the person who sits here can see. */
export type Visible = {
  readonly conversation: string
  readonly kind: 'private' | 'channel'
  readonly name: string
  /** Users who can read it, for saying who will see a card. */
  readonly readers: readonly string[]
  /** The order of its newest message, to tell what is new. */
  readonly newest: number
}

type Look = { readonly chat: WebChat; readonly directory: Directory; readonly now: string }

/** The ready-made cast, group by group, and within each in the order of the directory. */
export const cast = ({ chat, directory }: Look): readonly Seat[] =>
  [...directory.people.values()]
    .flatMap(({ id, name, title }) => {
      const user = userOf(directory, chat.workspace, id)
      return user === undefined ? [] : [{ user, name, title, group: castGroup(directory, id) }]
    })
    .toSorted((one, other) => CAST_GROUPS.indexOf(one.group) - CAST_GROUPS.indexOf(other.group))

/** Every conversation on the page with who can read it: where something new is waiting for somebody else, the page says so. */
export const everywhere = ({ chat, directory, now }: Look): readonly Visible[] =>
  [...placesIn(directory, chat.workspace).values()].map(({ conversation, kind, name }) => ({
    conversation,
    kind,
    name,
    readers: readersOf(directory, chat.workspace, conversation, londonDate(now)) ?? [],
    newest: chat.messages(conversation).at(-1)?.order ?? 0,
  }))

/** Whether somebody is in a conversation today. */
export const mayRead = (look: Look, user: string, conversation: string): boolean =>
  everywhere(look).some((place) => place.conversation === conversation && place.readers.includes(user))

/** "Fri 27 Nov 2026, 12:38". */
export const shownClock = (now: string): string => `${dayAndYear(londonDate(now))}, ${londonTime(now)}`
