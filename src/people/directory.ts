import type { Account, Place, Platform } from '../chat/chat.ts'
import type { PeopleList } from './list.ts'

/** The people of an authority, the posts they hold, and its teams and services. Checked data; the functions beside it are pure. */
export type Directory = {
  /** Digest of the file it was read from. */
  readonly version: string
  readonly people: ReadonlyMap<string, Person>
  readonly posts: ReadonlyMap<string, Post>
  readonly teams: ReadonlyMap<string, Team>
  readonly services: ReadonlyMap<string, Service>
  readonly panels: ReadonlyMap<string, Panel>
  /** Where the list came from and the instant it was true at; left out: kept by hand, nothing expires. */
  readonly list?: PeopleList
}

export type Person = {
  readonly id: string
  readonly name: string
  /** What they are, in words: "social worker, East 2". */
  readonly title: string
  readonly team: string | undefined
  readonly phone: string | undefined
  /** Their immutable id on each platform they use. */
  readonly accounts: readonly Account[]
  /** Not a post of the matrix: may read the whole register, keep its families and opening figures, decide no request; changes of the rules need two of them. */
  readonly governance: boolean
  /** Not a post either: may say whose a chat account is. */
  readonly administrator?: boolean
  /** The first and the last day here, inclusive (London dates); left out: open. */
  readonly from?: string
  readonly to?: string
}

/** A role held for a scope, by people for a time. Allowances and channels belong to the post, not to who holds it. */
export type Post = {
  readonly id: string
  /** A role of the policy: "team-manager". */
  readonly role: string
  /** "Team Manager, East 2". */
  readonly title: string
  readonly scope:
    | { readonly kind: 'team'; readonly team: string }
    | { readonly kind: 'service'; readonly service: string }
    | { readonly kind: 'authority' }
  readonly holders: readonly Tenure[]
  readonly cover: readonly Tenure[]
  /** People who may read the channel without deciding: a named support worker. */
  readonly support: readonly string[]
  readonly channels: readonly Place[]
  readonly phone: string | undefined
  /** Nobody of it is on chat: how they are reached, in words. What they reply is put on record by whoever hears it. */
  readonly outside?: string
  /** Who is on call for it out of hours; left out where the council keeps no rota for it. */
  readonly rota?: readonly OnCall[]
  /** Whoever is on call at the instant that the directory was looked at, and the London day of it. */
  readonly onCall?: { readonly person: string; readonly phone: string | undefined; readonly day: string }
}

/** One entry of a rota, in London's time: a span, or days of the week (1 is Monday) with hours, which may run past midnight. */
export type OnCall = {
  readonly person: string
  /** Another number than their own: a duty telephone. */
  readonly phone: string | undefined
  readonly when:
    | { readonly kind: 'span'; readonly from: string; readonly to: string }
    | {
        readonly kind: 'weekly'
        readonly days: readonly number[]
        readonly from: string
        readonly to: string
      }
}

/** Somebody in a post, or covering it, from the first day to the last inclusive (London dates). */
export type Tenure = { readonly person: string; readonly from: string; readonly to: string | undefined }

export type Team = { readonly id: string; readonly name: string; readonly service: string }
export type Service = { readonly id: string; readonly name: string }

/** A body that meets. Its outcome is entered by its recorder after a dated sitting. */
export type Panel = {
  readonly id: string
  readonly title: string
  readonly recorders: readonly string[]
  readonly sittings: readonly string[]
  /** Days before a sitting by which papers must be in. */
  readonly papersDaysBefore: number
  readonly channels: readonly Place[]
}

const inTenure = ({ from, to }: Tenure, day: string): boolean =>
  from <= day && (to === undefined || day <= to)

export const isSameAccount = (one: Account, other: Account): boolean =>
  one.platform === other.platform && one.workspace === other.workspace && one.user === other.user

/** The person behind a chat account, or undefined for somebody the authority does not know. */
export const personOf = (directory: Directory, account: Account): Person | undefined =>
  [...directory.people.values()].find((person) => person.accounts.some((one) => isSameAccount(one, account)))

/** Who holds a post on a day, first those appointed to it, then those covering, then whoever is on call for it now. */
export const holdersOn = (
  post: Post,
  day: string,
): readonly { readonly person: string; readonly covering: boolean }[] => {
  const held = [
    ...post.holders.filter((one) => inTenure(one, day)).map(({ person }) => ({ person, covering: false })),
    ...post.cover.filter((one) => inTenure(one, day)).map(({ person }) => ({ person, covering: true })),
  ]
  const { onCall } = post
  return onCall?.day !== day || held.some(({ person }) => person === onCall.person)
    ? held
    : [...held, { person: onCall.person, covering: true }]
}

/** Who is asked first for a post on a day: whoever is on call for it now, then whoever covers it, since somebody is away then, and after them its holders. */
export const actingOn = (post: Post, day: string): ReturnType<typeof holdersOn> =>
  holdersOn(post, day).toSorted(
    (a, b) =>
      Number(isOnCall(post, b.person)) - Number(isOnCall(post, a.person)) ||
      Number(b.covering) - Number(a.covering),
  )

export const isOnCall = ({ onCall }: Pick<Post, 'onCall'>, person: string): boolean =>
  onCall?.person === person

/**
 * The number to ring somebody on for a post: of whoever is on call, the rota's or their own; else the post's, unless that is
 * the own number of somebody else who holds it.
 */
export const numberFor = (
  post: Post | undefined,
  person: Person | undefined,
  { people }: Pick<Directory, 'people'>,
): string | undefined => {
  if (post?.onCall && person && isOnCall(post, person.id))
    return post.onCall.phone ?? person.phone ?? post.phone
  const isAnothers = (post?.holders ?? []).some(
    (one) => one.person !== person?.id && people.get(one.person)?.phone === post?.phone,
  )
  return isAnothers ? (person?.phone ?? post?.phone) : (post?.phone ?? person?.phone)
}

/** The posts a person may act for on a day, in their own right or as recorded cover. */
export const postsOf = (directory: Directory, person: string, day: string): readonly Post[] =>
  [...directory.posts.values()].filter((post) =>
    holdersOn(post, day).some((holder) => holder.person === person),
  )

/** The post of a role that answers for a team: its own, its service's, or the authority's one. */
export const postFor = (directory: Directory, role: string, team: string | undefined): Post | undefined => {
  const service = team === undefined ? undefined : directory.teams.get(team)?.service
  return [...directory.posts.values()].find(
    (post) =>
      post.role === role &&
      (post.scope.kind === 'authority' ||
        (post.scope.kind === 'team' && post.scope.team === team) ||
        (post.scope.kind === 'service' && post.scope.service === service)),
  )
}

/** Every post of a role, whatever its scope. */
export const postsOfRole = (directory: Directory, role: string): readonly Post[] =>
  [...directory.posts.values()].filter((post) => post.role === role)

export const channelsOn = (places: readonly Place[], platform: Platform): readonly Place[] =>
  places.filter((place) => (place.kind === 'channel' ? place.platform : place.account.platform) === platform)

/** Whether a person may act for a post on a day, as its holder or its cover, or is a recorder of a panel. Takes either's id. */
export const holds = (directory: Directory, id: string, person: string, day: string): boolean => {
  const post = directory.posts.get(id)
  if (post) return holdersOn(post, day).some((holder) => holder.person === person)
  return directory.panels.get(id)?.recorders.includes(person) === true
}

/** The directory as it is for what can wait until the morning: nobody is asked for it because they are on call. */
export const inOfficeHours = (directory: Directory): Directory => ({
  ...directory,
  posts: new Map([...directory.posts].map(([id, post]) => [id, withoutOnCall(post)] as const)),
})

/** A post as its holders and their cover have it. */
export const withoutOnCall = (post: Post): Post => {
  if (!post.onCall) return post
  const held: { onCall?: Post['onCall'] } & Post = { ...post }
  delete held.onCall
  return held
}
