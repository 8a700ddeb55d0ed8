import type { Action } from '../../cards/card.ts'
import { action } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import type { Event, EventOf } from '../request/event.ts'
import { coverOf } from '../request/cover.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/cover.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { Announcement } from './announcement.ts'

export type CoverEvent = EventOf<'cover-asked' | 'cover-reminded' | 'cover-set' | 'cover-ended'>

export const isCoverEvent = (event: Event): event is CoverEvent =>
  event.type === 'cover-asked' ||
  event.type === 'cover-reminded' ||
  event.type === 'cover-set' ||
  event.type === 'cover-ended'

/** Who hears about a cover: once, though it is recorded for each post. */
export const coverNews = (event: CoverEvent, world: World): readonly Announcement[] => {
  const { cover, post, person, away, from, to, asker } = event.sealed
  const days = { from, to }
  const all = coverOf(cover, world.directory, world.covers)
  const posts = all.map((one) => one.post)
  const isAccepted = all.some((one) => one.accepted === true)
  if (posts[0] !== post) return []
  const name = (id: string): string => world.directory.people.get(id)?.name ?? id
  const titles = [...new Set(posts.map((id) => world.directory.posts.get(id)?.title ?? id))]
  switch (event.type) {
    case 'cover-asked':
      if (asker !== undefined)
        return [
          told(person, words.willYouCoverFor(name(asker), name(away), titles, days), answers(cover)),
          told(away, words.arrangedForYou(name(asker), name(person), days)),
        ]
      return [told(person, words.willYouCover(name(away), titles, days), answers(cover))]
    case 'cover-reminded':
      return event.sealed.count === 1
        ? [told(person, words.stillToAnswer(name(away), titles, days), answers(cover))]
        : [told(away, words.notAnswered(name(person), days))]
    case 'cover-set':
      return [
        told(away, words.coverAccepted(name(person), days)),
        ...(asker === undefined ? [] : [told(asker, words.theyCover(name(person), name(away), days))]),
      ]
    case 'cover-ended': {
      const neverBegan = days.to < days.from
      if (event.by === person && neverBegan)
        return [
          told(away, words.coverDeclined(name(person), days.from)),
          ...(asker === undefined
            ? []
            : [told(asker, words.theyDeclined(name(person), name(away), days.from))]),
        ]
      if (event.by === away && !isAccepted) return [told(person, words.notAskedAnyMore(name(away)))]
      if (event.by === asker)
        return [person, away].map((id) => told(id, words.coverOver(name(person), name(away))))
      return [told(event.by === away ? person : away, words.coverOver(name(person), name(away)))]
    }
  }
}

const told = (id: string, text: Text, actions: readonly Action[] = []): Announcement => ({
  to: { kind: 'person', id },
  card: toldCard(ON_A_LOCKED_TELEPHONE, [text], actions),
})

const answers = (cover: string): readonly Action[] => [
  action({ on: 'draft', id: '', step: 0, version: 0, act: `cover-yes:${cover}` }, words.BUTTONS.yes, 'main'),
  action({ on: 'draft', id: '', step: 0, version: 0, act: `cover-no:${cover}` }, words.BUTTONS.no, 'plain'),
]
