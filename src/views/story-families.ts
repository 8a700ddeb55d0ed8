import type { EventOf } from '../request/event.ts'
import { list } from '../words/grammar.ts'
import { parted, partingAsked, putRight } from '../words/parted-told.ts'
import type { StoryNames } from './story-line.ts'

type FamilyStory = EventOf<
  | 'family-added'
  | 'family-confirmed'
  | 'families-merged'
  | 'parting-asked'
  | 'families-parted'
  | 'family-put-right'
  | 'handed-over'
  | 'requester-added'
>

/** Tells what happened to a family, for the register. */
export const familyTold = (event: FamilyStory, names: StoryNames): { readonly what: string } => {
  switch (event.type) {
    case 'family-added': {
      const { family, team, searched, searchedBy } = event.sealed
      const who = searchedBy === undefined ? (event.private?.searchedBy ?? '') : names.person(searchedBy)
      const by = who === '' ? '' : `, by ${who}`
      const match = {
        true: ` The case system was searched for the child and the address${by}.`,
        false: ' Nobody had searched the case system for it.',
        // Recorded before that was asked.
        undefined: '',
      }[`${searched}`]
      return { what: `${family} is new to the bot, and was added under ${names.team(team)}.${match}` }
    }
    case 'family-confirmed':
      return { what: `Confirmed that ${event.sealed.family} is no old family under another reference.` }
    case 'families-merged':
      return {
        what: `${event.sealed.from} was merged into ${event.sealed.into}: they count as one family from now on.`,
      }
    case 'parting-asked':
      return { what: partingAsked(event.sealed.from, event.sealed.into) }
    case 'families-parted':
      return {
        what: parted(event.sealed.from, event.sealed.into, names.person(event.sealed.asked)),
      }
    case 'family-put-right':
      return { what: putRight(event.sealed.was, event.sealed.family) }
    case 'handed-over': {
      const { to, families } = event.sealed
      const which = families.length === 0 ? 'Requests' : list(families.map(({ family }) => family))
      return { what: `${which} went to ${names.person(to)}.` }
    }
    case 'requester-added':
      return { what: `It went to ${names.person(event.sealed.person)} with the family.` }
  }
}
