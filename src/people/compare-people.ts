import type { Directory, OnCall, Panel, Person, Post, Tenure } from './directory.ts'
import type { PeopleList } from './list.ts'

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
      readonly kind: 'recorder' | 'support' | 'governance' | 'administrator'
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
  /** Their first or last day here; `gives`: they are here on days on which they weren't. */
  | {
      readonly kind: 'first-day' | 'last-day'
      readonly person: string
      readonly day: string | undefined
      readonly gives: boolean
    }
  /** `gets`: whoever may come to be on call for it by what the rota says now; nobody where entries only went. */
  | { readonly kind: 'on-call'; readonly post: string; readonly gets: readonly string[] }
  /** Where the list is from, and how old it is. */
  | { readonly kind: 'list'; readonly was: PeopleList | undefined; readonly now: PeopleList | undefined }
  /** Anything else, by what it is of: another channel, a telephone, a team's service. */
  | { readonly kind: 'other'; readonly of: string; readonly what: OtherChange }

export type OtherChange =
  | 'post-new'
  | 'post-gone'
  | 'post-scope'
  | 'channel'
  | 'telephone'
  | 'outside'
  | 'name'
  | 'sittings'
  | 'panel-new'
  | 'panel-gone'
  | 'teams'
  | 'order'

export type PeopleDifferences = {
  readonly changes: readonly PeopleChange[]
  /** Who gets a post, cover, a panel to record, governance, an account, days here or days on call: person ids. */
  readonly gains: readonly string[]
  /** Every difference takes something from somebody, and there is at least one. */
  readonly onlyTakes: boolean
  /** The list is a newer one of the same source, and says nothing else, or otherwise only takes. */
  readonly newer?: 'alone' | 'and-takes'
}

/** How a part of something is compared; a part that it has and no table knows does not compile. */
type Compared<Whole> = {
  readonly [Part in keyof Required<Whole>]: (was: Whole, is: Whole) => readonly PeopleChange[]
}

const through = <Whole>(table: Compared<Whole>, was: Whole, is: Whole): readonly PeopleChange[] =>
  (Object.keys(table) as (keyof Whole)[]).flatMap((part) => table[part](was, is))

const nothing = (): readonly PeopleChange[] => []

/** Holds a list of people beside an older one. Pure: the same two always compare the same. */
export const comparePeople = (old: Directory, now: Directory): PeopleDifferences => {
  const changes = through(DIRECTORY, old, now)
  const onlyTake = (some: readonly PeopleChange[]): boolean =>
    some.length > 0 && some.every((change) => isTaken(change, now))
  const others = changes.filter((change) => !isNewer(change))
  const newer = others.length === 0 ? 'alone' : onlyTake(others) ? 'and-takes' : undefined
  return {
    changes,
    gains: [...new Set(changes.flatMap((change) => gainedBy(change, now)))],
    onlyTakes: onlyTake(changes),
    ...(others.length < changes.length && newer && { newer }),
  }
}

/** Nobody gets or loses anything by it. */
const isNewer = (change: PeopleChange): boolean => {
  if (change.kind !== 'list') return false
  const { was, now } = change
  return was !== undefined && was.source === now?.source && Date.parse(was.asAt) < Date.parse(now.asAt)
}

const DIRECTORY: Compared<Directory> = {
  // The digest of the file: it differs whatever differs.
  version: nothing,
  people: (was, is) => persons(was, is),
  posts: (was, is) => [...posts(was, is), ...order(was.posts, is.posts)],
  panels: (was, is) => panels(was, is),
  teams: (was, is) =>
    same([...was.teams.values()], [...is.teams.values()]) &&
    same([...was.services.values()], [...is.services.values()])
      ? []
      : [other('', 'teams')],
  services: nothing,
  list: ({ list: was }, { list: now }) => (same(was, now) ? [] : [{ kind: 'list', was, now }]),
}

/** Of two posts that could answer for a team, the first does. */
const order = (was: Directory['posts'], is: Directory['posts']): readonly PeopleChange[] => {
  const [before, after] = [[...was.keys()], [...is.keys()]]
  return same(
    before.filter((id) => is.has(id)),
    after.filter((id) => was.has(id)),
  )
    ? []
    : [other('', 'order')]
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
    case 'administrator':
    case 'account':
      return !change.now
    case 'first-day':
    case 'last-day':
      return !change.gives
    case 'on-call':
      return change.gets.length === 0
    case 'other':
      return change.what === 'post-gone' && !now.posts.has(change.of)
    case 'gets':
    case 'longer':
    case 'joins':
    case 'moves':
    case 'list':
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
    case 'administrator':
    case 'account':
      return change.now ? [change.person] : []
    case 'first-day':
    case 'last-day':
      return change.gives ? [change.person] : []
    case 'on-call':
      return change.gets
    // Whoever holds a post that now reaches further has more by it.
    case 'other':
      return change.what === 'post-scope'
        ? (now.posts.get(change.of)?.holders ?? []).map(({ person }) => person)
        : change.what === 'teams' || change.what === 'order'
          ? [...now.posts.values()].flatMap(({ holders }) => holders.map(({ person }) => person))
          : []
    case 'shorter':
    case 'loses':
    case 'support':
    case 'joins':
    case 'leaves':
    case 'moves':
    case 'list':
      return []
  }
}

const persons = (old: Directory, now: Directory): readonly PeopleChange[] => [
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

const posts = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.posts.values()].flatMap((post) =>
    now.posts.has(post.id) ? [] : [other(post.id, 'post-gone'), ...through(HELD, post, emptied(post))],
  ),
  ...[...now.posts.values()].flatMap((post) => {
    const was = old.posts.get(post.id)
    return was
      ? through(POST, was, post)
      : [other(post.id, 'post-new'), ...through(HELD, emptied(post), post)]
  }),
]

const emptied = (post: Post): Post => ({ ...post, holders: [], cover: [], support: [], rota: [] })

/** Who has to do with a post. */
const HELD: Compared<Pick<Post, 'id' | 'holders' | 'cover' | 'support' | 'rota'>> = {
  id: nothing,
  holders: (was, is) => held('holder', is.id, is.holders, was.holders),
  cover: (was, is) => held('cover', is.id, is.cover, was.cover),
  support: (was, is) => inOrOut('support', is.id, is.support, was.support),
  rota: (was, is) => rota(is.id, was.rota ?? [], is.rota ?? []),
}

const POST: Compared<Post> = {
  ...HELD,
  role: (was, is) =>
    same([was.role, was.scope, was.title], [is.role, is.scope, is.title]) ? [] : [other(is.id, 'post-scope')],
  scope: nothing,
  title: nothing,
  channels: (was, is) => (same(was.channels, is.channels) ? [] : [other(is.id, 'channel')]),
  phone: (was, is) => (was.phone === is.phone ? [] : [other(is.id, 'telephone')]),
  outside: (was, is) => (was.outside === is.outside ? [] : [other(is.id, 'outside')]),
  // Worked out from the rota for an instant; no file says it.
  onCall: nothing,
}

/** The first entry that covers an hour counts, so whoever stands from the first difference on may get something by it. */
const rota = (post: string, was: readonly OnCall[], now: readonly OnCall[]): readonly PeopleChange[] => {
  if (same(was, now)) return []
  const first = now.findIndex((entry, at) => !same(entry, was[at]))
  const gets = first < 0 ? [] : now.slice(first).map(({ person }) => person)
  return [{ kind: 'on-call', post, gets: [...new Set(gets)] }]
}

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
    return was
      ? through(PANEL, was, panel)
      : [other(panel.id, 'panel-new'), ...through(PANEL, { ...panel, recorders: [] }, panel)]
  }),
]

const PANEL: Compared<Panel> = {
  id: nothing,
  title: (was, is) => (was.title === is.title ? [] : [other(is.id, 'name')]),
  recorders: (was, is) => inOrOut('recorder', is.id, is.recorders, was.recorders),
  sittings: (was, is) =>
    same([was.sittings, was.papersDaysBefore], [is.sittings, is.papersDaysBefore])
      ? []
      : [other(is.id, 'sittings')],
  papersDaysBefore: nothing,
  channels: (was, is) => (same(was.channels, is.channels) ? [] : [other(is.id, 'channel')]),
}
