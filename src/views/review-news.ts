import type { Action, Question } from '../../cards/card.ts'
import { reasonsQuestion } from '../../cards/decision-questions.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import type { ReviewRule } from '../policy/timing.ts'
import type { EventOf } from '../request/event.ts'
import { decidingPost, reviewKey, reviewsOf } from '../time/reviews-due.ts'
import { day } from './format.ts'
import * as words from '../words/time.ts'
import { TIME_BUTTONS, TIME_LABELS } from '../words/time.ts'
import { actor, holderOrTitle } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { discreet, partsOf, toPerson, toPost, whatAndFamily } from './to-whom.ts'

/** A review that is due: the post that agreed it says whether it goes on; whoever asked may say that it has ended. */
export const reviewNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const due = reviewsOf(view.request, view.world).find(
    ({ rule, on }) => reviewKey(rule.id, on) === event.sealed.key,
  )
  if (!due) return []
  const { rule, on } = due
  const it = { what: rule.what, on, section: rule.source.section }
  const decides = decidingPost(view.request)
  const decider = holderOrTitle(decides, view, event.at)
  const { people, posts } = partsOf(event.sealed.to, view)
  const ended = press('has-ended', TIME_BUTTONS.hasEnded, 'plain', event.sealed.key, view)
  const goesOn = press('goes-on', TIME_BUTTONS.goesOn, 'main', event.sealed.key, view)
  return [
    ...posts.map((id) =>
      id === decides
        ? toPost(view, id, words.reviewDue(discreet(view), it), [goesOn, ended])
        : toPost(view, id, words.reviewNotHeld(discreet(view), it, decider)),
    ),
    ...people.map((id) => toPerson(id, [words.reviewDueToWorker(whatAndFamily(view), it, decider)], [ended])),
  ]
}

const press = (
  act: 'goes-on' | 'has-ended',
  label: string,
  style: Action['style'],
  key: string,
  view: RequestView,
): Action => {
  const { step } = 'decision' in view.request ? (view.request.decision ?? { step: 0 }) : { step: 0 }
  const questions = [...whichReview(key, view), reasonsQuestion]
  return action(requestButton(view.request, step, act), label, style, questions)
}

/** Asked only where more than one is held: a button carries no more than which request it is of. */
const whichReview = (key: string, view: RequestView): readonly Question[] => {
  const open = reviewsOf(view.request, view.world)
  if (open.length < 2) return []
  const label = ({ what }: ReviewRule, on: string): string => `${what}, ${day(on)}`
  const options = open.map(({ rule, on }) => ({ id: reviewKey(rule.id, on), label: label(rule, on) }))
  return [
    { id: 'review', kind: 'choice', label: TIME_LABELS.whichReview, required: true, options, value: key },
  ]
}

/** What a review came to, and when the next is due. */
export const reviewedNews = (event: EventOf<'reviewed'>, view: RequestView): readonly Announcement[] => {
  const rule = view.resource.reviews.find(({ id }) => id === event.sealed.review)
  const next = reviewsOf(view.request, view.world).find((one) => one.rule.id === event.sealed.review)
  const told = words.reviewed({
    by: actor(event, view),
    what: rule?.what ?? '',
    heading: whatAndFamily(view),
    goesOn: event.sealed.goesOn,
    reasons: event.private?.reasons ?? '',
    next: next?.on,
  })
  const decider = 'decision' in view.request ? view.request.decision?.by : undefined
  const toDecider = decider === undefined || decider === event.by ? [] : [toPerson(decider, [told], [])]
  return [...toRequesters(view, [told]), ...toDecider]
}
