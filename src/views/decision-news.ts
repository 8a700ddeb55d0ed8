import type { Action } from '../../cards/card.ts'
import { readTheForm } from '../../cards/read-the-form.ts'
import { conditionActions } from '../../cards/condition-questions.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { BUTTONS } from '../words/card.ts'
import { decidedThen } from '../words/made.ts'
import * as outcome from '../words/outcome.ts'
import { actor } from './actor.ts'
import { toRequesters, toThoseWhoAgreed, type Announcement } from './announcement.ts'
import { appealNews } from './appeal-news.ts'
import { appealActions, appealWords } from './appeal-lines.ts'
import { approvedWords } from './approved-words.ts'
import { caseFileActions } from './case-file.ts'
import { conditionOwnerNews } from './condition-news.ts'
import { toArrange, whenItStops } from './hours-agreed.ts'
import { noticesToPosts, outsideNotices } from './notices.ts'
import { outsideActions } from './outside-news.ts'
import { nextActions } from './next-actions.ts'
import { alternativeAgreed, papersToGive } from './panel-news.ts'
import { sayUsedAction } from './used-news.ts'
import type { RequestView } from './request-view.ts'

/** What is said once it is decided: to whoever asked, agreed, or could not be reached. */

export const approved = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => [
  ...(appealNews(event, view) ?? toWorkersApproved(event, view)),
  ...noticesToPosts(event, view),
  ...conditionOwnerNews(event, view),
  ...toArrange(event, view),
]

const toWorkersApproved = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => [
  ...toRequesters(
    view,
    [approvedWords(event, view), ...whenItStops(event, view), ...outsideNotices(view), appealWords(view)],
    [...appealActions(view), ...afterDecision(view), ...sayUsedAction(view)],
  ),
  ...toThoseWhoAgreed(view, event.by, [approvedWords(event, view, 'others')]),
]

export const rejected = (event: EventOf<'rejected'>, view: RequestView): readonly Announcement[] =>
  event.sealed.alternative
    ? alternativeAgreed(event, view)
    : (appealNews(event, view) ?? toWorkersRejected(event, view))

const toWorkersRejected = (event: EventOf<'rejected'>, view: RequestView): readonly Announcement[] =>
  toRequesters(
    view,
    [outcome.rejected(decided(event, view)), appealWords(view)],
    [
      ...appealActions(view),
      action(requestButton(view.request, 0, 'again'), BUTTONS.again, 'main'),
      ...afterDecision(view),
    ],
  )

export const decided = (
  event: EventOf<'rejected' | 'referred' | 'decision-withdrawn'>,
  view: RequestView,
): outcome.Decided => ({
  by: actor(event, view),
  covering: event.covering ?? false,
  at: event.at,
  when: event.type === 'rejected' && event.sealed.made ? decidedThen(event.sealed.made, event.at) : undefined,
  what: view.inSentence,
  reasons: event.private?.reasons ?? '',
})

const afterDecision = (view: RequestView): readonly Action[] => {
  const { request } = view
  const [copy, onFile] = [caseFileActions(view).slice(0, 1), caseFileActions(view).slice(1)]
  return [
    ...conditionActions(view),
    ...outsideActions(view),
    ...copy,
    readTheForm(request, 0),
    ...onFile,
    ...papersToGive(view),
    ...nextActions(view),
  ]
}
