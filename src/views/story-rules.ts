import { ERASED } from '../words/small.ts'
import type { AdoptedSealed } from '../request/event.ts'
import type { RulesEvent } from '../request/fold-rules.ts'
import type { StoryNames, Told } from './story-line.ts'

/** How the register says that the rules changed, or that somebody put a change forward. */
export const rulesLine = (event: RulesEvent, names: StoryNames): Told => {
  switch (event.type) {
    case 'founded':
      return {
        tone: 'agreed',
        what: `Put the first rules in place, with ${names.person(event.sealed.second)} as the second person.`,
        ...why(event.private),
      }
    case 'change-proposed':
      return {
        tone: 'asked',
        what: `Put ${FILE[event.sealed.what]} forward${version(event)}`,
        ...why(event.private),
      }
    case 'change-declined':
      return {
        tone: 'refused',
        what:
          event.by === event.sealed.author
            ? `Took back ${FILE[event.sealed.what]} that they had put forward${version(event)}`
            : `Said no to ${FILE[event.sealed.what]} that ${names.person(event.sealed.author)} put forward${version(event)}`,
        ...why(event.private),
      }
    case 'adopted': {
      const { what, author, second, alone, saidBy } = event.sealed
      const by =
        author === undefined || author === event.by
          ? second === undefined
            ? ''
            : `, with ${names.person(second)} as the second person`
          : `, which ${names.person(author)} had put forward`
      const said = saidBy === undefined ? '' : ` The file says that ${names.person(saidBy)} took it.`
      const whyAlone = alone === undefined ? '' : ALONE[alone]
      return {
        tone: 'noted',
        what: `${ADOPTED[what]}${by}${version(event)}${whyAlone}${said}`,
        ...why(event.private),
      }
    }
  }
}

const version = ({ sealed }: Exclude<RulesEvent, { type: 'founded' }>): string =>
  ` (${sealed.digest.slice(0, 8)}).`

const why = (said: { readonly reasons?: string } | undefined) => {
  const words = said === undefined ? ERASED : (said.reasons ?? '')
  return words === '' ? {} : { words }
}

const ALONE: Readonly<Record<NonNullable<AdoptedSealed['alone']>, string>> = {
  'only-takes-away': ' It only takes away, so it needed no second person.',
  list: ' It is the same list, only newer.',
  families: '',
}

const FILE = {
  policy: 'a policy',
  forms: "the council's own forms",
  people: 'a list of people',
  families: 'a list of families',
} as const

const ADOPTED = {
  forms: "The council's own forms came into force",
  policy: 'A policy came into force',
  people: 'A list of people came into force',
  families: 'A list of families came into force',
} as const
