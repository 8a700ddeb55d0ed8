import {
  ownPosts,
  postAbove,
  whyNotCover,
  type CannotCover,
  type Cover,
  type Covering,
  type CoversOf,
  type Days,
} from '../people/cover.ts'
import type { Directory, Post } from '../people/directory.ts'
import { addDays, daysBetween } from '../policy/london-date.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { CoverSealed, Event } from './event.ts'
import { newEvent } from './new-event.ts'
import type { World } from './world.ts'

/** Longer than any leave that is set in chat: who acts for longer is a holder of the post, in the people file. */
const LONGEST = 366

type Ask = Extract<Command, { kind: 'ask-cover' }>
type Answer = Extract<Command, { kind: 'answer-cover' }>
type End = Extract<Command, { kind: 'end-cover' }>

/** Everything recorded about one cover, post by post: it is for every post that whoever is away holds themselves. */
export const coverOf = (id: string, directory: Directory, coversOf: CoversOf): readonly Cover[] =>
  [...directory.posts.keys()].flatMap((post) => coversOf(post).filter((one) => one.id === id))

/**
 * Whoever is away, or somebody in the line above them, asks somebody to stand in for every post they hold in their own right on those days. What they only
 * cover themselves is not theirs to pass on, and nobody asks for what they would gain themselves.
 */
export const askCover = (command: Ask, given: Given, world: World): Decided => {
  const days: Days = { from: command.from, to: command.to }
  const before = command.instead === undefined ? [] : coverOf(command.instead, world.directory, world.covers)
  if (before.some(({ away }) => away !== given.by)) return refuse('gone', command.person)
  const others: CoversOf = (post) => world.covers(post).filter(({ id }) => id !== command.instead)
  const directory = withoutCover(before, world.directory)
  const covering = { ...coveringIn(world), directory, coversOf: others }
  if (coverOf(command.cover, world.directory, world.covers).length > 0) return { events: [] }
  if (!areDays(days, world.today)) return refuse('dates', command.person)
  const away = command.away ?? given.by
  const posts = ownPosts(directory, away, days)
  const above = away === given.by ? undefined : posts.map((post) => aboveBy(given.by, post, world))
  if (above && command.person === given.by) return refuse('gains', command.person)
  if (above?.includes(undefined)) return refuse('not-above', command.person)
  if (posts.length === 0) return refuse('no-post', command.person)
  const wrong = firstReason(posts, command.person, days, covering)
  if (wrong) return refuse(wrong.because, command.person, wrong.post)
  return {
    events: [
      ...endedEvents(before, given, world),
      ...posts.map(({ id: post }, i) =>
        newEvent(
          'cover-asked',
          '',
          given,
          {
            sealed: {
              cover: command.cover,
              post,
              person: command.person,
              away,
              ...days,
              ...(above && { asker: given.by }),
            },
            private: {},
          },
          { post: above?.[i] ?? post, covering: false },
        ),
      ),
    ],
  }
}

/** A cover that another takes the place of no longer stands in its way. */
const withoutCover = (before: readonly Cover[], directory: Directory): Directory => ({
  ...directory,
  posts: new Map(
    [...directory.posts].map(([id, post]) => [
      id,
      {
        ...post,
        cover: post.cover.filter(
          (one) =>
            !before.some(
              ({ post: covered, person, from, to }) =>
                covered === id && person === one.person && from === one.from && to === one.to,
            ),
        ),
      },
    ]),
  ),
})

const aboveBy = (person: string, post: Post, world: World): string | undefined =>
  postAbove(person, post, coveringIn(world), world.today)?.id

const coveringIn = ({ directory, router, covers }: World): Covering => ({
  directory,
  policy: router.policy,
  coversOf: covers,
})

const DAY = /^\d{4}-\d{2}-\d{2}$/

const areDays = ({ from, to }: Days, today: string): boolean =>
  DAY.test(from) &&
  DAY.test(to) &&
  today <= from &&
  from <= to &&
  daysBetween(from, to, 'calendar') <= LONGEST

const firstReason = (
  posts: readonly Post[],
  person: string,
  days: Days,
  covering: Covering,
): { readonly post: string; readonly because: CannotCover } | undefined =>
  posts
    .flatMap((post) => {
      const because = whyNotCover(person, post, days, covering)
      return because ? [{ post: post.id, because }] : []
    })
    .at(0)

const refuse = (
  because: Extract<CommandRefused, { why: 'cannot-cover' }>['because'],
  person: string,
  post?: string,
): Decided => ({ events: [], refused: { why: 'cannot-cover', because, person, post } })

/** Whoever was asked says yes or no. Only a yes gives power, and it is looked at again: much can change while it waits. */
export const answerCover = (command: Answer, given: Given, world: World): Decided => {
  const asked = coverOf(command.cover, world.directory, world.covers)
  const [one] = asked
  if (!one || one.person !== given.by) return refuse('gone', given.by)
  const wanted = command.accept ? 'set' : 'ended'
  if (asked.every(({ standing }) => standing === wanted)) return { events: [] }
  if (one.standing !== 'asked' || one.to < world.today) return refuse('gone', given.by)
  if (!command.accept)
    return { events: asked.map((cover) => coverEvent('cover-ended', cover, given, addDays(one.from, -1))) }
  const others: CoversOf = (post) => world.covers(post).filter(({ id }) => id !== command.cover)
  const covering = { ...coveringIn(world), coversOf: others }
  const posts = asked.flatMap(({ post }) => world.directory.posts.get(post) ?? [])
  const wrong = firstReason(posts, given.by, { from: laterOf(one.from, world.today), to: one.to }, covering)
  if (wrong) return refuse(wrong.because, given.by, wrong.post)
  return { events: asked.map((cover) => coverEvent('cover-set', cover, given, cover.to)) }
}

const laterOf = (one: string, other: string): string => (one < other ? other : one)

const coverEvent = (
  type: 'cover-set' | 'cover-ended',
  { id, post, person, away, from, asker }: Cover,
  given: Given,
  to: string,
) => {
  const sealed: CoverSealed = {
    cover: id,
    post,
    person,
    away,
    from,
    to,
    ...(asker !== undefined && { asker }),
  }
  return newEvent(type, '', given, { sealed, private: {} })
}

/** Ends a cover at once, or before it begins. Whoever is away can, whoever covers, and whoever asked for them; nobody else. */
export const endCover = ({ cover }: End, given: Given, world: World): Decided => {
  const all = coverOf(cover, world.directory, world.covers)
  const [one] = all
  if (!one || ![one.away, one.person, one.asker].includes(given.by)) return refuse('gone', given.by)
  return { events: endedEvents(all, given, world) }
}

const endedEvents = (all: readonly Cover[], given: Given, { today }: World): readonly Event[] => {
  const open = all.filter(({ standing, to }) => standing !== 'ended' && to >= today)
  return open.map((cover) =>
    coverEvent('cover-ended', cover, given, laterOf(addDays(cover.from, -1), addDays(today, -1))),
  )
}
