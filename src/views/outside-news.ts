import type { Action } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { openOutside } from '../request/open-outside.ts'
import * as words from '../words/outside.ts'
import { noReplyYet } from '../words/time.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { outsiders } from './outsiders.ts'
import { replyForm } from './reply-form.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { toPerson, aWhatAndFamily } from './to-whom.ts'

/** After an approval: what puts each reply on record, and the proof that can be sent on. */
export const outsideActions = (view: RequestView): readonly Action[] => {
  const { request } = view
  const open = openOutside(request)
  const proof = request.steps.some(({ shown }) => shown.outside)
    ? [action(requestButton(request, 0, 'proof'), words.BUTTONS.proof, 'plain')]
    : []
  return [...open.map((step) => recordAction(view, step, open.length > 1)), ...proof]
}

const recordAction = (view: RequestView, step: number, named: boolean): Action =>
  action(
    requestButton(view.request, step, 'record-reply'),
    words.recordReply(named ? outsiders(step, view) : undefined),
    'plain',
    replyForm(view, step),
  )

/** A reply is on record: whoever asked hears of it, unless they put it there themselves. */
export const replyNews = (event: EventOf<'reply-recorded'>, view: RequestView): readonly Announcement[] =>
  toRequesters(view, [
    words.replied({
      from: event.private?.from ?? outsiders(event.sealed.step, view),
      by: view.names.person(event.by),
      what: aWhatAndFamily(view),
      reply: event.private?.reply ?? '',
      open: view.request.status === 'open',
    }),
  ]).filter(({ to }) => to.id !== event.by)

/** Nobody has said that they replied: said to whoever asked. */
export const outsideDueNews = ({ sealed, at }: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const step = Number(sealed.key)
  const { request } = view
  if (!openOutside(request).includes(step) || !('decision' in request) || !request.decision) return []
  const told = noReplyYet(outsiders(step, view), request.decision.at, at, aWhatAndFamily(view))
  return sealed.to.map((id) => toPerson(id, [told], outsideActions(view)))
}
