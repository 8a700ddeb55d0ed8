import type { LondonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { holdersOn, type Directory, type Post, type Tenure } from './directory.ts'

/**
 * Somebody asked to stand in for a post, from the first day to the last inclusive. It gives power only once whoever is to
 * cover has accepted it ('set'), and only on its days.
 */
export type Cover = {
  readonly id: string
  readonly post: string
  /** Who covers. */
  readonly person: string
  /** Who is away: a holder of the post in their own right. */
  readonly away: string
  readonly from: LondonDate
  readonly to: LondonDate
  readonly standing: 'asked' | 'set' | 'ended'
  /** Whoever was asked said yes, whatever became of it since. */
  readonly accepted?: boolean
  /** Somebody above whoever is away, who asked in their place. */
  readonly asker?: string
  /** When it was asked for, and when it was reminded of since: instants. */
  readonly askedAt?: string
  readonly reminded?: readonly string[]
}

/** What was recorded in chat about a post's cover, oldest first. */
export type CoversOf = (post: string) => readonly Cover[]

export type Days = { readonly from: LondonDate; readonly to: LondonDate }

/**
 * The directory of a day with the cover that people set in chat laid over it. Cover whose person no longer holds a post of
 * the same grade or above in their own right gives no power, whatever was recorded; nor does cover for somebody who left.
 */
export const withCover = (
  directory: Directory,
  coversOf: CoversOf,
  { policy, today }: { readonly policy: Policy; readonly today: LondonDate },
): Directory => {
  const covered = [...directory.posts.values()].flatMap((post) => {
    const set = coversOf(post.id).filter((one) => one.standing === 'set')
    const standing = set.filter(
      ({ person, away }) =>
        holdsItself(post, away, day(today)) && isOfGrade(directory, policy, post, person, day(today)),
    )
    return standing.length === 0 ? [] : [{ ...post, cover: [...post.cover, ...standing.map(tenureOf)] }]
  })
  if (covered.length === 0) return directory
  return {
    ...directory,
    posts: new Map([...directory.posts, ...covered.map((post) => [post.id, post] as const)]),
  }
}

const day = (date: LondonDate): Days => ({ from: date, to: date })

const tenureOf = ({ person, from, to }: Cover): Tenure => ({ person, from, to })

export const overlaps = (
  one: Days,
  other: { readonly from: string; readonly to: string | undefined },
): boolean => one.from <= (other.to ?? one.from) && other.from <= one.to

const lasts = ({ from, to }: Tenure, days: Days): boolean =>
  from <= days.from && (to === undefined || days.to <= to)

/** Whether somebody holds a post themselves on all of the days: cover that they give is nothing of theirs to pass on. */
export const holdsItself = ({ holders }: Pick<Post, 'holders'>, person: string, days: Days): boolean =>
  holders.some((one) => one.person === person && lasts(one, days))

/** The posts somebody holds in their own right on all of the days. */
export const ownPosts = (directory: Directory, person: string, days: Days): readonly Post[] =>
  [...directory.posts.values()].filter((post) => holdsItself(post, person, days))

const gradeOfPost = (policy: Policy, { role }: Pick<Post, 'role'>): number | undefined => {
  const decider = policy.deciders.get(role)
  return decider?.kind === 'role' ? decider.grade : undefined
}

/** Same grade or above, by a post of their own: nobody covers upwards, and nobody on the strength of a cover. */
export const isOfGrade = (
  directory: Directory,
  policy: Policy,
  post: Pick<Post, 'role'>,
  person: string,
  days: Days,
): boolean => {
  const needed = gradeOfPost(policy, post)
  return (
    needed !== undefined &&
    ownPosts(directory, person, days).some((own) => (gradeOfPost(policy, own) ?? -1) >= needed)
  )
}

/** Why somebody can't cover a post on some days. */
export type CannotCover = 'holds-it' | 'below' | 'away' | 'covered-already'

export type Covering = {
  readonly directory: Directory
  readonly policy: Policy
  readonly coversOf: CoversOf
}

/** Whether somebody may stand in for a post on all of the days; undefined where they may. */
export const whyNotCover = (
  person: string,
  post: Post,
  days: Days,
  { directory, policy, coversOf }: Covering,
): CannotCover | undefined => {
  if (post.holders.some((one) => one.person === person && overlaps(days, one))) return 'holds-it'
  if (!isOfGrade(directory, policy, post, person, days)) return 'below'
  if (isAway(person, days, { directory, coversOf })) return 'away'
  return isCoveredThen(post, days, coversOf) ? 'covered-already' : undefined
}

/** Away on any of the days: cover for a post of theirs is asked for, set in chat, or written in the people file. */
export const isAway = (
  person: string,
  days: Days,
  { directory, coversOf }: Pick<Covering, 'directory' | 'coversOf'>,
): boolean =>
  [...directory.posts.values()].some(
    (post) =>
      coversOf(post.id).some(
        (one) => one.standing !== 'ended' && one.away === person && overlaps(days, one),
      ) ||
      (post.holders.some((one) => one.person === person && overlaps(days, one)) &&
        post.cover.some((one) => one.person !== person && overlaps(days, one))),
  )

const isCoveredThen = (post: Post, days: Days, coversOf: CoversOf): boolean =>
  coversOf(post.id).some((one) => one.standing === 'set' && overlaps(days, one)) ||
  post.cover.some((one) => overlaps(days, one))

/** Everybody who may stand in for all of some posts on all of the days: of the nearest grade first, then by name. */
export const mayCover = (posts: readonly Post[], days: Days, covering: Covering): readonly string[] => {
  const { directory, policy } = covering
  const grade = (person: string): number =>
    Math.min(...ownPosts(directory, person, days).map((post) => gradeOfPost(policy, post) ?? Infinity))
  return [...directory.people.values()]
    .filter(({ id }) => posts.length > 0 && posts.every((post) => !whyNotCover(id, post, days, covering)))
    .toSorted((a, b) => grade(a.id) - grade(b.id) || (a.name < b.name ? -1 : 1))
    .map(({ id }) => id)
}

/** Whom somebody stands in for: the holders of the post in their own right on a day. */
export const coveredOn = (post: Post, on: LondonDate): readonly string[] =>
  holdersOn(post, on).flatMap(({ person, covering }) => (covering ? [] : [person]))

/**
 * The post by which somebody is in the line above another post on a day, in their own right: of a higher grade, and for the
 * same service, or for the whole authority above all services. Undefined where they are not.
 */
export const postAbove = (
  person: string,
  post: Post,
  { directory, policy }: Pick<Covering, 'directory' | 'policy'>,
  on: LondonDate,
): Post | undefined => {
  const below = gradeOfPost(policy, post)
  const service = serviceOf(post, directory)
  if (below === undefined) return undefined
  return ownPosts(directory, person, day(on)).find(
    (own) =>
      (gradeOfPost(policy, own) ?? -1) > below &&
      ((own.scope.kind === 'authority' && (gradeOfPost(policy, own) ?? -1) > highestBelow(policy)) ||
        (own.scope.kind === 'service' && own.scope.service === service) ||
        (own.scope.kind === 'team' && post.scope.kind === 'team' && own.scope.team === post.scope.team)),
  )
}

const serviceOf = ({ scope }: Post, { teams }: Directory): string | undefined => {
  if (scope.kind === 'authority') return undefined
  return scope.kind === 'service' ? scope.service : teams.get(scope.team)?.service
}

/** The highest grade of a team or a service: a post of the whole authority at no more than that is there for one purpose. */
const highestBelow = ({ deciders }: Policy): number =>
  Math.max(
    0,
    ...[...deciders.values()].flatMap((one) =>
      one.kind === 'role' && one.scope !== 'authority' ? [one.grade] : [],
    ),
  )
