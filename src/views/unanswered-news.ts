import type { Action } from '../../cards/card.ts'
import { recordTalk } from '../../cards/hours-short-actions.ts'
import { allowanceOf } from '../request/hours/figures.ts'
import { lostByRecall } from '../request/hours/recall.ts'
import { currentStep } from '../request/request.ts'
import type { Text } from '../words/text.ts'
import * as words from '../words/unanswered.ts'
import { actor, holderOrTitle } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { recallAnswers } from './hours-news.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { discreet, toHolders, toPost } from './to-whom.ts'
import { claimAsked } from './used-news.ts'

type Asked = { readonly question: Text; readonly actions: readonly Action[] }

/** What somebody was asked besides a request's steps, put to them again with its buttons; then said to the line above. */
export const unansweredNews = (
  event: NoticeEvent,
  about: 'claim' | 'recall' | 'talk',
  view: RequestView,
): readonly Announcement[] => {
  const asked = askedAgain(about, view)
  if (!asked) return []
  const { key: since, to } = event.sealed
  const above = event.type === 'raised' ? to.at(-1) : undefined
  const posts = to.filter((id) => id !== above)
  const said = words.stillAsked(since, event.at, asked.question)
  const who = posts.map((id) => holderOrTitle(id, view, event.at))
  return [
    ...posts.flatMap((post) => toHolders(post, view, said, asked.actions)),
    ...(above === undefined
      ? []
      : [toPost(view, above, words.nobodySays(discreet(view), about, who, since, event.at))]),
  ]
}

const askedAgain = (about: 'claim' | 'recall' | 'talk', view: RequestView): Asked | undefined => {
  const { request, world } = view
  switch (about) {
    case 'claim':
      return claimAsked(view)
    case 'recall': {
      const recall = request.hours?.recall
      if (!recall) return undefined
      const question = words.recallWaits(actor(recall, view), request.family, {
        lines: recall.lines,
        loses: lostByRecall(request, world),
      })
      return { question, actions: recallAnswers(request) }
    }
    case 'talk': {
      const rule = allowanceOf(request.resource, world)
      const section = view.resource.rows.find(({ id }) => id === request.route.row)?.source.section ?? ''
      return rule && request.hours?.talk
        ? {
            question: words.talkWaits(request.family, section),
            actions: [recordTalk(request, currentStep(request) ?? 0)],
          }
        : undefined
    }
  }
}
