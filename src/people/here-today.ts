import type { LondonDate } from '../policy/london-date.ts'
import { isSameAccount, type Directory, type Person, type Tenure } from './directory.ts'
import type { Account } from '../chat/chat.ts'

/** The accounts that were linked in chat, of one person. */
export type LinksOf = (person: string) => readonly Account[]

/**
 * The directory of a day: accounts linked in chat added to those of the file, and whoever has not come yet or has left with
 * no account, no team, and no post after their last day. Nothing reaches them, and nothing is taken from them.
 */
export const hereToday = (directory: Directory, linksOf: LinksOf, today: LondonDate): Directory => {
  const linked = withLinks(directory, linksOf)
  const away = [...linked.people.values()].filter((person) => !isHere(person, today))
  if (away.length === 0) return linked
  const gone = new Map(away.map((person) => [person.id, { ...person, ...NOBODY }]))
  return {
    ...linked,
    people: new Map([...linked.people].map(([id, person]) => [id, gone.get(id) ?? person])),
    posts: new Map(
      [...linked.posts].map(([id, post]) => [
        id,
        { ...post, holders: within(post.holders, gone), cover: within(post.cover, gone) },
      ]),
    ),
    panels: new Map(
      [...linked.panels].map(([id, panel]) => [
        id,
        { ...panel, recorders: panel.recorders.filter((one) => !gone.has(one)) },
      ]),
    ),
  }
}

const NOBODY = { accounts: [], team: undefined, governance: false, administrator: false } as const

/** Whether somebody is here on a day, the first and the last included. */
export const isHere = ({ from, to }: Pick<Person, 'from' | 'to'>, on: LondonDate): boolean =>
  (from === undefined || from <= on) && (to === undefined || on <= to)

/** A post is held no longer than its holder is here, and by nobody who has not come yet. */
const within = (tenures: readonly Tenure[], gone: ReadonlyMap<string, Person>): readonly Tenure[] =>
  tenures.map((tenure) => {
    const { from = tenure.from, to } = gone.get(tenure.person) ?? {}
    return {
      ...tenure,
      from: from > tenure.from ? from : tenure.from,
      to: to !== undefined && (tenure.to === undefined || to < tenure.to) ? to : tenure.to,
    }
  })

/** The file comes first: an account that it gives to somebody is theirs, whatever was linked. */
const withLinks = (directory: Directory, linksOf: LinksOf): Directory => {
  const people = [...directory.people.values()]
  const linked = people.filter(({ id }) => linksOf(id).length > 0)
  if (linked.length === 0) return directory
  const written = people.flatMap(({ accounts }) => accounts)
  const more = linked.map((person) => {
    const theirs = linksOf(person.id).filter((one) => !written.some((other) => isSameAccount(one, other)))
    return [person.id, { ...person, accounts: [...person.accounts, ...theirs] }] as const
  })
  return { ...directory, people: new Map([...directory.people, ...more]) }
}

/** Whose account it was, who is not here on the day: they have left, or have not come yet. */
export const notHere = (
  directory: Directory,
  linksOf: LinksOf,
  account: Account,
  today: LondonDate,
): Person | undefined =>
  [...withLinks(directory, linksOf).people.values()].find(
    (person) => !isHere(person, today) && person.accounts.some((one) => isSameAccount(one, account)),
  )
