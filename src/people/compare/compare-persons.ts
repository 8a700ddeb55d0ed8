import type { Directory, Person } from '../directory.ts'
import { nothing, other, through, type Compared } from './part-by-part.ts'
import type { PeopleChange } from './people-change.ts'

/** Who came, who went, and what differs in whoever stayed. */
export const persons = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.people.keys()]
    .filter((person) => !now.people.has(person))
    .map((person): PeopleChange => ({ kind: 'leaves', person })),
  ...[...now.people.values()].flatMap((is): readonly PeopleChange[] => {
    const was = old.people.get(is.id)
    // Whoever is new is compared with somebody of the same name who has nothing.
    return was
      ? through(PERSON, was, is)
      : [
          { kind: 'joins', person: is.id },
          ...through(PERSON, { ...is, accounts: [], governance: false, administrator: false }, is),
        ]
  }),
]

const PERSON: Compared<Person> = {
  id: nothing,
  name: (was, is) => (was.name === is.name && was.title === is.title ? [] : [other(is.id, 'name')]),
  title: nothing,
  team: (was, is) => (was.team === is.team ? [] : [{ kind: 'moves', person: is.id, team: is.team }]),
  phone: (was, is) => (was.phone === is.phone ? [] : [other(is.id, 'telephone')]),
  accounts: (was, is) => accounts(was.accounts, is),
  governance: (was, is) => may('governance', is.id, was.governance, is.governance),
  administrator: (was, is) =>
    may('administrator', is.id, was.administrator === true, is.administrator === true),
  from: (was, is) => {
    const gives = is.from === undefined || (was.from !== undefined && is.from < was.from)
    return was.from === is.from ? [] : [{ kind: 'first-day', person: is.id, day: is.from, gives }]
  },
  to: (was, is) => {
    const gives = is.to === undefined || (was.to !== undefined && is.to > was.to)
    return was.to === is.to ? [] : [{ kind: 'last-day', person: is.id, day: is.to, gives }]
  },
}

const may = (
  kind: 'governance' | 'administrator',
  person: string,
  was: boolean,
  now: boolean,
): readonly PeopleChange[] => (was === now ? [] : [{ kind, person, of: person, now }])

const accounts = (was: Person['accounts'], { id, accounts: is }: Person): readonly PeopleChange[] => {
  const named = ({ platform, user }: Person['accounts'][number]): string => `${platform} ${user}`
  const of = (one: Person['accounts'][number], now: boolean): PeopleChange => ({
    kind: 'account',
    person: id,
    on: one.platform,
    user: one.user,
    now,
  })
  return [
    ...is.filter((one) => !was.some((before) => named(before) === named(one))).map((one) => of(one, true)),
    ...was.filter((one) => !is.some((after) => named(after) === named(one))).map((one) => of(one, false)),
  ]
}
