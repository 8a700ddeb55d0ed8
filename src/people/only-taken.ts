import type { PeopleFile, PerPlatform, PostFile, TenureFile } from './people-file.ts'

/**
 * The people file as it stands, with all that a newer one takes away and nothing that it gives: who has left, which tenures
 * end, and how old the list is. What a list gives waits for a second person; what it takes, and its age, need not wait with it.
 */
export const onlyTaken = (was: PeopleFile, is: PeopleFile): PeopleFile => ({
  ...was,
  ...(is.list && { list: is.list }),
  persons: inBoth(was.persons, is.persons, leftTo),
  posts: rotasLeft(inBoth(was.posts, is.posts, leftOf), is.posts),
  panels: Object.fromEntries(
    Object.entries(was.panels).map(([id, panel]) => {
      const now = is.panels[id]?.recorders
      return [id, now ? { ...panel, recorders: panel.recorders.filter((one) => now.includes(one)) } : panel]
    }),
  ),
})

type Person = PeopleFile['persons'][string]

const inBoth = <One>(
  was: Readonly<Record<string, One>>,
  is: Readonly<Record<string, One>>,
  left: (was: One, is: One) => One,
): Record<string, One> =>
  Object.fromEntries(
    Object.entries(was).flatMap(([id, before]) => {
      const now = is[id]
      return now === undefined ? [] : [[id, left(before, now)]]
    }),
  )

const leftTo = (was: Person, is: Person): Person => {
  const [from, to] = [later(was.from, is.from), earlier(was.to, is.to)]
  return {
    ...was,
    accounts: {
      slack: accountsLeft('slack', was, is),
      teams: accountsLeft('teams', was, is),
      web: accountsLeft('web', was, is),
    },
    governance: was.governance && is.governance,
    administrator: was.administrator && is.administrator,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

const accountsLeft = (on: keyof PerPlatform, was: Person, is: Person): string[] | undefined =>
  was.accounts[on]?.filter((account) => is.accounts[on]?.includes(account) ?? false)

const leftOf = (was: PostFile, is: PostFile): PostFile => ({
  ...was,
  holders: daysInBoth(was.holders, is.holders),
  cover: daysInBoth(was.cover, is.cover),
  support: was.support.filter((one) => is.support.includes(one)),
})

/** The days of a tenure on which both lists have it. */
const daysInBoth = (was: readonly TenureFile[], is: readonly TenureFile[]): TenureFile[] =>
  was.flatMap((before) =>
    is.flatMap((now) => {
      const [from, to] = [later(before.from, now.from), earlier(before.to, now.to)]
      if (before.person !== now.person || from === undefined || (to !== undefined && to < from)) return []
      return [{ person: before.person, from, ...(to !== undefined && { to }) }]
    }),
  )

/**
 * The first entry that covers an hour counts: only where the last ones went has nobody come to be on call instead. From
 * whoever holds no post any more on, nobody is on call; the holders are asked as ever.
 */
const rotasLeft = (left: PeopleFile['posts'], is: PeopleFile['posts']): PeopleFile['posts'] => {
  const holders = new Set(Object.values(left).flatMap((post) => post.holders.map(({ person }) => person)))
  return Object.fromEntries(
    Object.entries(left).map(([id, post]) => {
      const gone = post['on-call'].findIndex(({ person }) => !holders.has(person))
      const rota = gone < 0 ? post['on-call'] : post['on-call'].slice(0, gone)
      const now = is[id]?.['on-call'] ?? []
      return [id, { ...post, 'on-call': beginsWith(rota, now) ? now : rota }]
    }),
  )
}

const beginsWith = (whole: readonly unknown[], first: readonly unknown[]): boolean =>
  JSON.stringify(whole.slice(0, first.length)) === JSON.stringify(first)

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one
