import type { OtherChange, PeopleChange } from '../people/compare/people-change.ts'
import type { Directory, Tenure } from '../people/directory.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
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
    case 'administrator':
      return change.now
        ? `${name(change.person)} may now say whose a chat account is`
        : `${name(change.person)} may no longer say whose a chat account is`
    case 'first-day':
      return change.day === undefined
        ? `${name(change.person)} has no first day any more, so is here already`
        : `${name(change.person)} is here from ${dayAndYear(change.day)}`
    case 'last-day':
      return change.day === undefined
        ? `${name(change.person)} has no last day any more, so stays until further notice`
        : `${name(change.person)} is here until ${dayAndYear(change.day)}`
    case 'on-call':
      return change.gets.length === 0
        ? `${title(change.post)} has fewer hours on call, and nobody new for them`
        : `${list(change.gets.map(name))} may be on call for ${title(change.post)} at other hours or on another number`
    case 'list':
      return listSaid(change)
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

const listSaid = ({ was, now }: Extract<PeopleChange, { kind: 'list' }>): string => {
  if (!now)
    return 'The list no longer says where it is from or how old it is, so it would never be too old to believe'
  const age = `from ${now.source}, as at ${dayAndYear(londonDate(now.asAt))}, ${londonTime(now.asAt)}`
  return was ? `The list is ${age}` : `The list says how old it is now: ${age}`
}

/** The number by which a list from HR knows somebody: whoever else has it is taken for them. */
export const employeeNumberSaid = (name: string): string => `${name} has another employee number`

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
  outside: (of) => `${of} is reached outside the chat, or no longer, or in another way`,
  name: (of) => `${of} has another name or title`,
  sittings: (of) => `${of} sits, or takes papers, on other days`,
  'panel-new': (of) => `${of} is a new panel`,
  'panel-gone': (of) => `${of} is no longer a panel`,
  order: () => 'The posts stand in another order, so another of two may be the one that is asked',
  teams: () => 'Teams or services are others, or belong together in another way',
}
