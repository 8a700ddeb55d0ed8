import { notBegun, payingPost, allowanceOf } from '../request/hours/figures.ts'
import type { Request } from '../request/request.ts'
import { gradeOf, lineAbove } from '../request/show-route.ts'
import { sentAbout } from '../request/time-state.ts'
import { usedConfirmers } from '../request/used.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { afterWait, keepsOfficeHours } from './spans.ts'

const RAISED_AT = 3

/** A question besides the request's own steps, put to posts that have not answered it. */
type Unanswered = {
  readonly about: 'claim' | 'recall' | 'talk'
  readonly since: string
  readonly posts: readonly string[]
}

/**
 * That less was used, hours that a lender wants back, a talk about hours that nobody has: whoever was asked is reminded, ever
 * less often, and then the line above is told. Nothing comes of silence: what counts goes on counting as it did.
 */
export const unansweredDue: Hook = (request, world) =>
  [claimOf(request, world), recallOf(request, world), talkOf(request, world)].flatMap((one) =>
    one === undefined || one.posts.length === 0 ? [] : [askedDue(request, one, world)],
  )

const claimOf = (request: Request, world: World): Unanswered | undefined => {
  const said = request.status === 'approved' ? request.saidUsed : undefined
  return said && !said.answered && said.at !== undefined
    ? { about: 'claim', since: said.at, posts: usedConfirmers(request, world) }
    : undefined
}

/** Weeks that have begun meanwhile can't go back: then there is nothing left to answer. */
const recallOf = ({ hours }: Request, { today }: World): Unanswered | undefined =>
  hours?.recall && hours.held?.kind === 'loan' && notBegun(hours.recall.lines, today).length > 0
    ? { about: 'recall', since: hours.recall.at, posts: [hours.held.borrower] }
    : undefined

const talkOf = (request: Request, world: World): Unanswered | undefined => {
  const talk = request.status === 'open' ? request.hours?.talk : undefined
  const rule = allowanceOf(request.resource, world)
  if (!talk || talk.outcome || !rule) return undefined
  const post = payingPost(request, rule, world)
  return { about: 'talk', since: talk.openedAt, posts: [...(post === undefined ? [] : [post]), talk.with] }
}

const askedDue = (request: Request, { about, since, posts }: Unanswered, world: World): Due => {
  const wait = world.router.policy.reminders.waits[about === 'claim' ? 'planned' : request.urgency]
  const sent = sentAbout(request, about, since)
  const count = sent.length + 1
  const above = count === RAISED_AT ? aboveAll(posts, request, world) : []
  const notice = {
    type: above.length > 0 ? ('raised' as const) : ('reminded' as const),
    about,
    key: since,
    count,
    to: [...posts, ...above],
  }
  const at = afterWait(sent.at(-1)?.at ?? since, wait, 2 ** sent.length)
  return noticeDue(request, notice, { at, office: keepsOfficeHours(wait) || count > RAISED_AT })
}

const aboveAll = (posts: readonly string[], request: Request, world: World): readonly string[] => {
  const { policy } = world.router
  const grades = posts.map((id) => gradeOf(policy, world.directory.posts.get(id)?.role ?? id))
  const above = lineAbove(Math.max(0, ...grades), request, world)
  return above && !posts.includes(above.id) ? [above.id] : []
}
