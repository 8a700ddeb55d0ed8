import { coveredOn } from '../people/cover.ts'
import { actingOn, isOnCall, withoutOnCall, type Post } from '../people/directory.ts'
import { addDays, isWorkingDay, type LondonDate } from '../policy/london-date.ts'
import { gradeOf, lineAbove } from '../request/show-route.ts'
import * as words from '../words/cover.ts'
import { away as isAway } from '../words/small.ts'
import { holderToday } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import { toHolders } from './to-whom.ts'

/** Who acts for each post on a day, first those who are asked first. A name alone is not enough: covering is another hand. Whoever is on call tonight is none. */
export type Hands = Readonly<Record<string, readonly string[]>>

/** As one line a person, so that two days can be compared: "dev covering". */
export const handsOf = (posts: Iterable<Post>, day: LondonDate): Hands =>
  Object.fromEntries(
    [...posts].map((post) => [
      post.id,
      actingOn(withoutOnCall(post), day).map(({ person, covering }) =>
        covering ? `${person} covering` : person,
      ),
    ]),
  )

/** The posts that other people act for than before. */
export const changedHands = (before: Hands, now: Hands): ReadonlySet<string> =>
  new Set(Object.keys(now).filter((post) => before[post]?.join() !== now[post]?.join()))

/**
 * What is said where a step waits for posts that changed hands: who has it now, until when its holder is away, or that
 * nobody holds it any more, to the worker and to the line above.
 */
export const handsNews = (
  view: RequestView,
  step: number,
  changed: ReadonlySet<string>,
): readonly Announcement[] => {
  const held = (view.request.steps[step]?.posts ?? []).flatMap((id) => view.directory.posts.get(id) ?? [])
  const [asked] = held
  if (!asked) return []
  const acting = held.find((post) => actingOn(post, view.world.today).length > 0)
  if (!acting) return nobody(asked, view)
  if (!changed.has(acting.id) && acting === asked) return []
  return awayNews(view, acting.id) ?? inPostNow(acting, view)
}

const nobody = (post: Post, view: RequestView): readonly Announcement[] => {
  const { request, router, inSentence, names } = view
  const above = lineAbove(gradeOf(router.policy, post.role), request, view.world)
  const who = above && holderToday(above.id, view)
  const said = who && `${who.name}, ${who.yours}${who.phone === undefined ? '' : `, on ${who.phone}`}`
  return [
    ...toRequesters(view, [words.nobodyNow(post.title, inSentence, said)]),
    ...(above
      ? toHolders(
          above.id,
          view,
          words.nobodyBelowYou(post.title, request.family, names.person(request.requesters[0] ?? '')),
        )
      : []),
  ]
}

const inPostNow = (post: Post, view: RequestView): readonly Announcement[] => {
  const who = holderToday(post.id, view)
  return toRequesters(view, [words.inPostNow(who.name, who.yours, view.inSentence)])
}

/** "Jo is away until Mon 30 Nov. Ruth Cole can agree this, so I've asked Ruth." Undefined where nobody covers the post. */
export const awayNews = (view: RequestView, id: string): readonly Announcement[] | undefined => {
  const { directory, world, names, inSentence } = view
  const post = directory.posts.get(id)
  const [first] = post ? actingOn(post, world.today) : []
  const away = post ? coveredOn(post, world.today) : []
  // On call is not away: whoever holds the post is there again in the morning.
  if (!post || !first?.covering || away.length === 0 || isOnCall(post, first.person)) return undefined
  const last = post.cover.find(
    ({ person, from, to }) => person === first.person && from <= world.today && world.today <= (to ?? from),
  )?.to
  const who = names.person(first.person)
  return toRequesters(view, [
    last === undefined
      ? words.inPostNow(who, holderToday(id, view).yours, inSentence)
      : isAway({
          who: { name: names.person(away[0] ?? '') },
          until: nextWorkingDay(last),
          instead: { name: who },
          what: inSentence,
        }),
  ])
}

/** The day that people are back: nobody is expected on a Saturday, or at Christmas. */
const nextWorkingDay = (last: LondonDate): LondonDate => {
  const next = addDays(last, 1)
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}
