import { action, requestButton } from '../../cards/request-button.ts'
import { replyQuestions } from '../../cards/reply-questions.ts'
import { toldCard } from '../../cards/told-card.ts'
import { rowOf } from '../policy/row-of.ts'
import type { EventOf } from '../request/event.ts'
import { openConsultations } from '../request/request.ts'
import { BUTTONS } from '../words/card.ts'
import * as outcome from '../words/outcome.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import { staysOpen } from '../words/outside.ts'
import type { Text } from '../words/text.ts'
import { actor } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'

/** Notices and consultations: whom the row has told or asked besides those who decide, on the chat and outside it. */

/** The posts on chat that the row tells: they read it in their own channel. */
export const noticesToPosts = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] =>
  view.request.steps.flatMap(({ shown, posts }, i) => {
    const [post] = posts
    if (shown.act !== 'notify' || shown.outside || post === undefined) return []
    const words = noticeWords(view, i)
    const told = outcome.notice({
      what: view.inSentence.includes(view.request.family)
        ? view.inSentence
        : `${view.inSentence}, ${view.request.family}`,
      by: actor(event, view),
      at: event.at,
      words,
    })
    return [{ to: { kind: 'post' as const, id: post }, card: toldCard(ON_A_LOCKED_TELEPHONE, [told]) }]
  })

/** Whoever is outside the chat is told by the worker: the words to send, and that it stays open until they replied. */
export const outsideNotices = (view: RequestView): readonly Text[] => {
  const told = wordsToSend(view)
  return told.length === 0 ? [] : [...told, staysOpen()]
}

const wordsToSend = (view: RequestView): readonly Text[] =>
  view.request.steps.flatMap(({ shown, posts }, i) => {
    if (shown.act !== 'notify' || !shown.outside) return []
    return [
      outcome.tellOutside({
        who: posts.map((id) => view.router.policy.deciders.get(id)?.says ?? id).join(' and '),
        words: noticeWords(view, i),
      }),
    ]
  })

/** Whoever is outside the chat and has to be asked first: the words to send, and a button that puts their reply on record. */
export const outsideConsultations = (view: RequestView): readonly Announcement[] =>
  openConsultations(view.request).flatMap((step) => {
    const { shown, posts } = view.request.steps[step] ?? { shown: undefined, posts: [] }
    if (!shown?.outside) return []
    const who = posts.map((id) => view.router.policy.deciders.get(id)?.says ?? id).join(' and ')
    const record = action(
      requestButton(view.request, step, 'record-reply'),
      BUTTONS.reply,
      'main',
      replyQuestions,
    )
    return toRequesters(view, [outcome.askOutside({ who, words: noticeWords(view, step) })], [record])
  })

const noticeWords = ({ request, resource, world }: RequestView, step: number): string => {
  const row = rowOf(resource, request.route.row)
  const steps =
    row?.answer.kind === 'steps'
      ? row.answer.steps.filter(({ when }) => world.router.holds(when, request.facts) !== false)
      : []
  return steps[step]?.words ?? ''
}
