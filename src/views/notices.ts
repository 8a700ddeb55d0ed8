import { action, requestButton } from '../../cards/request-button.ts'
import { readTheForm } from '../../cards/read-the-form.ts'
import { toldCard } from '../../cards/told-card.ts'
import { rowOf } from '../policy/row-of.ts'
import type { EventOf } from '../request/event.ts'
import { isConfirmedAt } from '../request/hours/confirm-hours.ts'
import { openConsultations } from '../request/request.ts'
import { BUTTONS } from '../words/card.ts'
import { withoutArticle } from '../words/grammar.ts'
import * as outcome from '../words/outcome.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import { pleaseConfirmHours, staysOpen } from '../words/outside.ts'
import type { Text } from '../words/text.ts'
import { actor } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { supportView } from './hours-support.ts'
import { howToReach, outsiders } from './outsiders.ts'
import { replyForm } from './reply-form.ts'
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
  view.request.steps.flatMap(({ shown }, i) => {
    if (shown.act !== 'notify' || !shown.outside) return []
    return [
      outcome.tellOutside({
        who: outsiders(i, view),
        words: noticeWords(view, i),
        how: howToReach(i, view),
      }),
    ]
  })

/** Whoever is outside the chat and has to be asked first: the words to send, and a button that puts their reply on record. */
export const outsideConsultations = (view: RequestView): readonly Announcement[] =>
  openConsultations(view.request).flatMap((step) => {
    if (!view.request.steps[step]?.shown.outside) return []
    const record = action(
      requestButton(view.request, step, 'record-reply'),
      BUTTONS.reply,
      'main',
      replyForm(view, step),
    )
    const hours = hoursToConfirm(view, step)
    const asked = {
      who: outsiders(step, view),
      words: noticeWords(view, step) || hours,
      how: howToReach(step, view),
    }
    const form = hours === '' ? [] : [readTheForm(view.request, step)]
    return toRequesters(view, [outcome.askOutside(asked)], [record, ...form])
  })

/** What is asked of whoever confirms hours, where the policy has no words for it: references and figures, and no story. */
const hoursToConfirm = (view: RequestView, step: number): string => {
  const hours = supportView(view)
  return hours && isConfirmedAt(view.request, step, hours.rule, view.world)
    ? pleaseConfirmHours(
        withoutArticle(view.resource.says),
        view.request.family,
        hours.asked.lines,
        view.names.post(hours.post),
      )
    : ''
}

const noticeWords = ({ request, resource, world }: RequestView, step: number): string => {
  const row = rowOf(resource, request.route.row)
  const steps =
    row?.answer.kind === 'steps'
      ? row.answer.steps.filter(({ when }) => world.router.holds(when, request.facts) !== false)
      : []
  return steps[step]?.words ?? ''
}
