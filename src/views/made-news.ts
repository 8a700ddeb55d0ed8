import type { EventOf } from '../request/event.ts'
import { isUnconfirmed, type Made } from '../request/made.ts'
import { postsOf } from '../people/directory.ts'
import { activeSteps } from '../request/request.ts'
import {
  decidedThen,
  denied,
  deniedOpen,
  notConfirmed,
  notConfirmedYet,
  stillToConfirm,
} from '../words/made.ts'
import type { Who } from '../words/who.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { actor } from './actor.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { toPerson, whatAndFamily } from './to-whom.ts'

/** Whoever made a decision before it was recorded, for the post that they held then. */
export const makerOf = (made: Made, view: RequestView): Who => {
  const posts = view.request.steps[made.step]?.posts ?? []
  const held = postsOf(view.directory, made.by, view.world.today).find(({ id }) => posts.includes(id))
  return actor({ by: made.by, at: view.request.sentAt, post: held?.id }, view)
}

/** On every copy: that it is not confirmed; once it is, when it was decided and when recorded. */
export const madeLine = ({ request, names }: RequestView): string | undefined => {
  if (request.made && isUnconfirmed(request)) return notConfirmed(names.person(request.made.by))
  const done = request.steps.findLast((step) => step.done?.made)?.done
  return done?.made && decidedThen(done.made, done.at)
}

/** It was not so: whoever asked, and whoever reported it, hear what to do now. */
export const deniedNews = (event: EventOf<'report-denied'>, view: RequestView): readonly Announcement[] => {
  const { requesters, made } = view.request
  const words = [view.names.person(event.by), whatAndFamily(view), event.private?.reasons ?? ''] as const
  const said = made?.step === event.sealed.step ? denied(...words) : deniedOpen(...words, whoHasNow(view))
  const reportedBy = made?.reportedBy ?? event.by
  return [
    ...toRequesters(view, [said]),
    ...(requesters.includes(reportedBy) || reportedBy === event.by ? [] : [toPerson(reportedBy, [said], [])]),
  ]
}

const whoHasNow = ({ request, names }: RequestView): string =>
  activeSteps(request)
    .flatMap((step) => request.steps[step]?.posts.slice(0, 1) ?? [])
    .map(names.post)
    .join(' and ')

/** Nobody has confirmed it yet: said to its maker, and from the second time to whoever asked. */
export const madeReminded = (event: NoticeEvent, view: RequestView, made: Made): readonly Announcement[] =>
  event.sealed.to.map((id) =>
    id === made.by
      ? toPerson(id, [stillToConfirm(whatAndFamily(view), made)], [])
      : toPerson(id, [notConfirmedYet(makerOf(made, view), whatAndFamily(view))], []),
  )
