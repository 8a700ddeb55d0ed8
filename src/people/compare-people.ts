import type { Directory, Person, Post, Tenure } from './directory.ts'

/** One difference between two lists of people. Ids, and the titles of the posts; `gives`: somebody gets something by it. */
export type PeopleChange =
  | {
      readonly kind: 'gets' | 'longer' | 'shorter' | 'loses'
      readonly as: 'holder' | 'cover'
      readonly person: string
      readonly post: string
      readonly tenures: readonly Tenure[]
    }
  | {
      readonly kind: 'recorder' | 'support' | 'governance'
      readonly person: string
      readonly of: string
      readonly now: boolean
    }
  | {
      readonly kind: 'account'
      readonly person: string
      readonly on: string
      readonly user: string
      readonly now: boolean
    }
  | { readonly kind: 'joins' | 'leaves'; readonly person: string }
  | { readonly kind: 'moves'; readonly person: string; readonly team: string | undefined }
  /** Anything else, by what it is of: another channel, a telephone, a team's service. */
  | { readonly kind: 'other'; readonly of: string; readonly what: OtherChange }

export type OtherChange =
  | 'post-new'
  | 'post-gone'
  | 'post-scope'
  | 'channel'
  | 'telephone'
  | 'name'
  | 'sittings'
  | 'panel-new'
  | 'panel-gone'
  | 'teams'

export type PeopleDifferences = {
  readonly changes: readonly PeopleChange[]
  /** Who gets a post, cover, a panel to record, governance, or an account: person ids. */
  readonly gains: readonly string[]
  /** Every difference takes something from somebody, and there is at least one. */
  readonly onlyTakes: boolean
}

/** Holds a list of people beside an older one. Pure: the same two always compare the same. */
export const comparePeople = (old: Directory, now: Directory): PeopleDifferences => {
  const changes = [
    ...persons(old, now),
    ...posts(old, now),
    ...panels(old, now),
    ...(same([...old.teams.values()], [...now.teams.values()]) &&
    same([...old.services.values()], [...now.services.values()])
      ? []
      : [other('', 'teams')]),
  ]
  const takes = changes.map((change) => isTaken(change, now))
  return {
    changes,
    gains: [...new Set(changes.flatMap((change) => gainedBy(change, now)))],
    onlyTakes: changes.length > 0 && takes.every((one) => one),
  }
}

const other = (of: string, what: OtherChange): PeopleChange => ({ kind: 'other', of, what })

const same = (one: unknown, another: unknown): boolean => JSON.stringify(one) === JSON.stringify(another)

const isTaken = (change: PeopleChange, now: Directory): boolean => {
  switch (change.kind) {
    case 'shorter':
    case 'loses':
    case 'leaves':
      return true
    case 'recorder':
    case 'support':
    case 'governance':
    case 'account':
      return !change.now
    case 'other':
      return change.what === 'post-gone' && !now.posts.has(change.of)
    case 'gets':
    case 'longer':
    case 'joins':
    case 'moves':
      return false
  }
}

const gainedBy = (change: PeopleChange, now: Directory): readonly string[] => {
  switch (change.kind) {
    case 'gets':
    case 'longer':
      return [change.person]
    case 'recorder':
    case 'governance':
    case 'account':
      return change.now ? [change.person] : []
    // Whoever holds a post that now reaches further has more by it.
    case 'other':
      return change.what === 'post-scope'
        ? (now.posts.get(change.of)?.holders ?? []).map(({ person }) => person)
        : change.what === 'teams'
          ? [...now.posts.values()].flatMap(({ holders }) => holders.map(({ person }) => person))
          : []
    case 'shorter':
    case 'loses':
    case 'support':
    case 'joins':
    case 'leaves':
    case 'moves':
      return []
  }
}

const persons = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.people.keys()]
    .filter((person) => !now.people.has(person))
    .map((person): PeopleChange => ({ kind: 'leaves', person })),
  ...[...now.people.values()].flatMap((is): readonly PeopleChange[] => {
    const was = old.people.get(is.id)
    return was
      ? samePerson(was, is)
      : [{ kind: 'joins', person: is.id }, ...governance(false, is), ...accounts([], is)]
  }),
]

const samePerson = (was: Person, is: Person): readonly PeopleChange[] => [
  ...governance(was.governance, is),
  ...accounts(was.accounts, is),
  ...(was.team === is.team ? [] : [{ kind: 'moves', person: is.id, team: is.team } as const]),
  ...(was.name === is.name && was.title === is.title ? [] : [other(is.id, 'name')]),
  ...(was.phone === is.phone ? [] : [other(is.id, 'telephone')]),
]

const governance = (was: boolean, { id, governance: now }: Person): readonly PeopleChange[] =>
  was === now ? [] : [{ kind: 'governance', person: id, of: id, now }]

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

const posts = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.posts.values()].flatMap((post) =>
    now.posts.has(post.id)
      ? []
      : [other(post.id, 'post-gone'), ...tenures({ ...post, holders: [], cover: [] }, post)],
  ),
  ...[...now.posts.values()].flatMap((post) => {
    const was = old.posts.get(post.id)
    if (!was)
      return [other(post.id, 'post-new'), ...tenures(post, { ...post, holders: [], cover: [], support: [] })]
    return [
      ...(same([was.role, was.scope, was.title], [post.role, post.scope, post.title])
        ? []
        : [other(post.id, 'post-scope')]),
      ...tenures(post, was),
      ...(same(was.channels, post.channels) ? [] : [other(post.id, 'channel')]),
      ...(was.phone === post.phone ? [] : [other(post.id, 'telephone')]),
    ]
  }),
]

const tenures = (now: Post, old: Post): readonly PeopleChange[] => [
  ...held('holder', now.id, now.holders, old.holders),
  ...held('cover', now.id, now.cover, old.cover),
  ...inOrOut('support', now.id, now.support, old.support),
]

const held = (
  as: 'holder' | 'cover',
  post: string,
  now: readonly Tenure[],
  old: readonly Tenure[],
): readonly PeopleChange[] =>
  [...new Set([...now, ...old].map(({ person }) => person))].flatMap((person): readonly PeopleChange[] => {
    const of = (all: readonly Tenure[]) => all.filter((one) => one.person === person)
    const [is, was] = [of(now), of(old)]
    if (same(is.map(days), was.map(days))) return []
    const change = (kind: 'gets' | 'longer' | 'shorter' | 'loses'): readonly PeopleChange[] => [
      { kind, as, person, post, tenures: is },
    ]
    if (was.length === 0) return change('gets')
    if (is.length === 0) return change('loses')
    return change(is.every((one) => was.some((before) => lies(one, before))) ? 'shorter' : 'longer')
  })

const days = ({ from, to }: Tenure) => [from, to]

/** On none of its days is there anything that wasn't there before. */
const lies = (one: Tenure, within: Tenure): boolean =>
  within.from <= one.from && (within.to === undefined || (one.to !== undefined && one.to <= within.to))

const inOrOut = (
  kind: 'recorder' | 'support',
  of: string,
  now: readonly string[],
  old: readonly string[],
): readonly PeopleChange[] => [
  ...now.filter((one) => !old.includes(one)).map((person) => ({ kind, person, of, now: true })),
  ...old.filter((one) => !now.includes(one)).map((person) => ({ kind, person, of, now: false })),
]

const panels = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.panels.keys()].flatMap((id) => (now.panels.has(id) ? [] : [other(id, 'panel-gone')])),
  ...[...now.panels.values()].flatMap((panel) => {
    const was = old.panels.get(panel.id)
    return [
      ...(was ? [] : [other(panel.id, 'panel-new')]),
      ...inOrOut('recorder', panel.id, panel.recorders, was?.recorders ?? []),
      ...(!was || same([was.sittings, was.papersDaysBefore], [panel.sittings, panel.papersDaysBefore])
        ? []
        : [other(panel.id, 'sittings')]),
      ...(!was || same(was.channels, panel.channels) ? [] : [other(panel.id, 'channel')]),
      ...(!was || was.title === panel.title ? [] : [other(panel.id, 'name')]),
    ]
  }),
]
