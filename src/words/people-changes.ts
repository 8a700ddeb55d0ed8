import type { OtherChange, PeopleChange } from '../people/compare-people.ts'
import type { Directory, Tenure } from '../people/directory.ts'
import { dayAndYear } from '../views/format.ts'
import { list } from './grammar.ts'

/** A change of a list of people, a sentence each: "Ruth Cole gets Head of Service, FRT, from Tue 1 Dec 2026". */
export const peopleChangeLines = (
  changes: readonly PeopleChange[],
  old: Directory,
  now: Directory,
): readonly string[] => {
  const name = (id: string): string => now.people.get(id)?.name ?? old.people.get(id)?.name ?? id
  const title = (id: string): string =>
    (now.posts.get(id) ?? old.posts.get(id) ?? now.panels.get(id) ?? old.panels.get(id))?.title ?? name(id)
  return changes.map((change) => sentence(change, { name, title, now }))
}

type Names = {
  readonly name: (id: string) => string
  readonly title: (id: string) => string
  readonly now: Directory
}

const sentence = (change: PeopleChange, { name, title, now }: Names): string => {
  switch (change.kind) {
    case 'gets':
    case 'longer':
    case 'shorter':
    case 'loses':
      return `${name(change.person)} ${HELD[change.as][change.kind]} ${title(change.post)}${periods(change.tenures)}`
    case 'recorder':
      return `${name(change.person)} ${change.now ? 'now records' : 'no longer records'} the outcomes of ${title(change.of)}`
    case 'support':
      return `${name(change.person)} ${change.now ? 'may now read' : 'may no longer read'} the channel of ${title(change.of)}`
    case 'governance':
      return change.now
        ? `${name(change.person)} is now in governance: reads the whole register, and can put forward and adopt changes of the rules`
        : `${name(change.person)} is no longer in governance`
    case 'account':
      return change.now
        ? `${name(change.person)} is now whoever uses the ${CHAT[change.on] ?? change.on} account ${change.user}`
        : `The ${CHAT[change.on] ?? change.on} account ${change.user} is no longer ${name(change.person)}`
    case 'joins':
      return `${name(change.person)}, ${now.people.get(change.person)?.title ?? ''}, is new on the list`
    case 'leaves':
      return `${name(change.person)} is no longer on the list`
    case 'moves':
      return change.team === undefined
        ? `${name(change.person)} is in no team now`
        : `${name(change.person)} is in ${now.teams.get(change.team)?.name ?? change.team} now`
    case 'other':
      return OTHER[change.what](change.of === '' ? '' : title(change.of))
  }
}

const CHAT: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams', web: 'local page' }

const HELD = {
  holder: { gets: 'gets', longer: 'has', shorter: 'has', loses: 'no longer has' },
  cover: { gets: 'covers', longer: 'covers', shorter: 'covers', loses: 'no longer covers' },
} as const

const periods = (tenures: readonly Tenure[]): string =>
  tenures.length === 0 ? '' : `, ${list(tenures.map(period))}`

const period = ({ from, to }: Tenure): string =>
  `from ${dayAndYear(from)} ${to === undefined ? 'until further notice' : `to ${dayAndYear(to)}`}`

const OTHER: Readonly<Record<OtherChange, (of: string) => string>> = {
  'post-new': (of) => `${of} is a new post`,
  'post-gone': (of) => `${of} is no longer a post`,
  'post-scope': (of) => `${of} is another role, reaches other teams, or has another title`,
  channel: (of) => `${of} is reached in another channel`,
  telephone: (of) => `${of} has another telephone number`,
  name: (of) => `${of} has another name or title`,
  sittings: (of) => `${of} sits, or takes papers, on other days`,
  'panel-new': (of) => `${of} is a new panel`,
  'panel-gone': (of) => `${of} is no longer a panel`,
  teams: () => 'Teams or services are others, or belong together in another way',
}
