import type { Platform } from '../chat/chat.ts'
import type { EventOf } from '../request/event.ts'
import { moment } from '../words/grammar.ts'
import type { StoryLine, StoryNames } from './story-line.ts'

type PeopleEvent = EventOf<'account-linked' | 'account-unlinked' | 'list-confirmed' | 'list-warned'>

export const CHAT_NAMES: Readonly<Record<Platform, string>> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'the local page',
}

/** What the register says of accounts that were linked, and of the age of the list of people. */
export const peopleLine = (
  event: PeopleEvent,
  names: StoryNames,
): Pick<StoryLine, 'what' | 'words' | 'tone'> => {
  switch (event.type) {
    case 'account-linked':
      return {
        tone: 'noted',
        what: `Said that ${accountWords(event)} is ${names.person(event.sealed.person)}'s.`,
      }
    case 'account-unlinked':
      return {
        tone: 'noted',
        what: `Took back that ${accountWords(event)} is ${names.person(event.sealed.person)}'s.`,
      }
    case 'list-confirmed': {
      const words = event.private?.reasons.trim() ?? ''
      return {
        tone: 'noted',
        what: `Said that the list of people of ${moment(event.sealed.asAt, event.at)} still stands, for 24 hours.`,
        ...(words !== '' && { words }),
      }
    }
    case 'list-warned':
      return {
        tone: 'noted',
        what: `Told ${event.sealed.to.map((id) => names.person(id)).join(', ')} that the list of people will soon be too old.`,
      }
  }
}

const accountWords = ({ sealed: { account } }: EventOf<'account-linked' | 'account-unlinked'>): string =>
  `the account ${account.user} in ${CHAT_NAMES[account.platform]}`
