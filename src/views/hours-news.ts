import type { Action, Question } from '../../cards/card.ts'
import { reasonsQuestion } from '../../cards/decision-questions.ts'
import { recordTalk } from '../../cards/hours-short-actions.ts'
import { readTheForm } from '../../cards/read-the-form.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { allowanceOf, payingPost } from '../request/hours/figures.ts'
import { isHoursEvent } from '../request/hours/hours-events.ts'
import { supportOf } from '../request/hours/lend-hours.ts'
import { lostByRecall } from '../request/hours/recall.ts'
import type { Event, EventOf } from '../request/event.ts'
import { currentStep, type Request } from '../request/request.ts'
import { capital } from '../words/grammar.ts'
import * as words from '../words/hours-news.ts'
import type { Who } from '../words/who.ts'
import { HOURS_BUTTONS } from '../words/hours-buttons.ts'
import { actor, holderOrTitle } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { hoursChangedNews } from './hours-changed-news.ts'
import { givenToSendNews } from './hours-given-news.ts'
import { supportView, type SupportView } from './hours-support.ts'
import { toHolders } from './to-whom.ts'
import { viewRequest, type RequestView } from './request-view.ts'
import { outsiders } from './outsiders.ts'
import { nowWith } from './step-news.ts'

/** Who hears of what happens to an allowance's hours. Undefined: the event says what it would of any request. */
export const hoursNews = (event: Event, view: RequestView): readonly Announcement[] | undefined => {
  if (!view.request.hours || !isHoursEvent(event)) return undefined
  switch (event.type) {
    case 'submitted':
      return view.request.hours.asked.kind === 'loan' ? asked(event, view) : undefined
    case 'consulted':
      return event.sealed.hours && confirmed(event, actor(event, view), view)
    case 'reply-recorded':
      return event.sealed.hours && confirmed(event, repliedBy(event, view), view)
    case 'approved':
      return view.request.hours.asked.kind === 'loan' ? lent(event, view) : undefined
    case 'rejected':
      return view.request.hours.asked.kind === 'loan' ? notLent(event, view) : undefined
    case 'withdrawn':
      return view.request.hours.asked.kind === 'loan' ? spared(event, view) : undefined
    case 'hours-changed':
      return hoursChangedNews(event, view)
    case 'recall-asked':
      return recallAsked(event, view)
    case 'recall-refused':
      return recallRefused(event, view)
    case 'talk-opened':
      return talkOpened(event, view)
    case 'talk-recorded':
      return talkRecorded(event, view)
    case 'service-stopped':
      return stopped(event, view)
    case 'given-to-send':
      return givenToSendNews(event, view)
    case 'corrected':
    case 'decision-withdrawn':
    case 'moving-considered':
    case 'rerouted':
      return undefined
  }
}

const openIt = (request: Request): Action =>
  action(requestButton(request, currentStep(request) ?? 0, 'open'), HOURS_BUTTONS.openIt, 'main')

/** Whoever confirmed the hours from outside the chat: their post, by whoever put it on record. */
const repliedBy = (event: EventOf<'reply-recorded'>, view: RequestView): Who => {
  const post = outsiders(event.sealed.step, view)
  return { name: event.private?.from ?? capital(post), post, yours: post, phone: undefined }
}

const confirmed = (
  event: EventOf<'consulted' | 'reply-recorded'>,
  by: Who,
  view: RequestView,
): readonly Announcement[] => {
  const hours = supportView(view)
  const next = nowWith(view, event.at)
  const { request } = view
  if (!hours || !next) return []
  const about = { by, at: event.at, family: request.family, asked: hours.asked.lines, short: hours.short }
  return [
    ...toRequesters(view, [words.hoursConfirmed({ by, at: event.at, next })]),
    ...toHolders(hours.post, view, words.confirmedForYou(about), [openIt(request)]),
  ]
}

/** What a loan is for, as it stands now. */
const borrowing = (
  view: RequestView,
): { readonly of: RequestView; readonly support: SupportView } | undefined => {
  const request = supportOf(view.request, view.world)
  const of = request && viewRequest(request, view.world)
  const support = of && supportView(of)
  return of && support && { of, support }
}

const asked = (event: EventOf<'submitted'>, view: RequestView): readonly Announcement[] => {
  const held = view.request.hours?.asked
  const loan = borrowing(view)
  if (held?.kind !== 'loan' || !loan) return []
  const together = askedTogether(event, loan.of)
  // Several who were asked in one act are one message, with the last of them.
  if (together.at(-1)?.id !== view.request.id) return []
  return toRequesters(loan.of, [
    words.askedColleagues({
      by: actor(event, view),
      at: event.at,
      family: view.request.family,
      lenders: together.flatMap(({ hours }) =>
        hours?.asked.kind === 'loan'
          ? { who: holderOrTitle(hours.asked.lender, view, event.at), lines: hours.asked.lines }
          : [],
      ),
    }),
  ])
}

/** The loans asked for in one act, for the same support. */
const askedTogether = (
  { at, by }: EventOf<'submitted'>,
  { request, world }: RequestView,
): readonly Request[] =>
  world
    .grownFrom(request.id)
    .filter(
      ({ hours, sentAt, requesters }) =>
        hours?.asked.kind === 'loan' && sentAt === at && requesters.includes(by),
    )

const lent = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => {
  const loan = borrowing(view)
  const { hours } = event.sealed
  if (!loan || hours?.kind !== 'loan') return []
  const said = words.lentToYou({
    by: actor(event, view),
    family: view.request.family,
    lines: hours.lines,
    reasons: event.private?.reasons ?? '',
    short: loan.support.short,
  })
  return toHolders(hours.borrower, view, said, [openIt(loan.of.request)])
}

const notLent = (event: EventOf<'rejected'>, view: RequestView): readonly Announcement[] => {
  const loan = borrowing(view)
  if (!loan) return []
  const said = words.notLentToYou({
    by: actor(event, view),
    family: view.request.family,
    reasons: event.private?.reasons ?? '',
    others: loan.support.colleagues.filter(({ stands }) => stands === 'free').map(({ who }) => who.name),
  })
  return toHolders(loan.support.post, view, said, [openIt(loan.of.request)])
}

/** A lender who was asked and doesn't have to answer any more; one who had the card and whose borrower let it go too. */
const spared = (event: EventOf<'withdrawn'>, view: RequestView): readonly Announcement[] => {
  const held = view.request.hours?.asked
  return held?.kind === 'loan'
    ? toHolders(
        held.lender,
        view,
        words.noLongerAsked(view.request.family, event.sealed.because ?? 'support-decided'),
      )
    : []
}

const answer = (request: Request, act: string, label: string, style: Action['style']): Action =>
  action(requestButton(request, 0, act), label, style, [reasonsQuestion] satisfies readonly Question[])

const recallAsked = (event: EventOf<'recall-asked'>, view: RequestView): readonly Announcement[] => {
  const held = view.request.hours?.asked
  if (held?.kind !== 'loan') return []
  const said = words.wantsBack({
    by: actor(event, view),
    family: view.request.family,
    lines: event.sealed.lines,
    loses: lostByRecall(view.request, view.world),
    reasons: event.private?.reasons ?? '',
  })
  return toHolders(held.borrower, view, said, recallAnswers(view.request))
}

/** What a borrower can answer a lender who wants hours back. */
export const recallAnswers = (request: Request): readonly Action[] => [
  answer(request, 'agree-recall', HOURS_BUTTONS.giveBack, 'plain'),
  answer(request, 'refuse-recall', HOURS_BUTTONS.keep, 'plain'),
]

const recallRefused = (event: EventOf<'recall-refused'>, view: RequestView): readonly Announcement[] => {
  const held = view.request.hours?.asked
  if (held?.kind !== 'loan') return []
  const said = words.keepsThem({
    by: actor(event, view),
    family: view.request.family,
    reasons: event.private?.reasons ?? '',
  })
  return toHolders(held.lender, view, said)
}

const talkOpened = (event: EventOf<'talk-opened'>, view: RequestView): readonly Announcement[] => {
  const { request, names } = view
  const by = actor(event, view)
  const { with: other, short } = event.sealed
  return [
    ...toRequesters(view, [
      words.talkingWorker({ by, at: event.at, family: request.family, other: names.post(other) }),
    ]),
    ...toHolders(other, view, words.talkWithYou({ by, family: request.family, short }), [
      recordTalk(request, currentStep(request) ?? 0),
      readTheForm(request, currentStep(request) ?? 0),
    ]),
  ]
}

const talkRecorded = (event: EventOf<'talk-recorded'>, view: RequestView): readonly Announcement[] => {
  const post = supportView(view)?.post
  const said = words.talkEnded({
    by: actor(event, view),
    family: view.request.family,
    outcome: event.sealed.outcome,
    reasons: event.private?.reasons ?? '',
  })
  return [
    ...toRequesters(view, [said]),
    ...(post === undefined || post === event.post ? [] : toHolders(post, view, said, [openIt(view.request)])),
  ]
}

const stopped = (event: EventOf<'service-stopped'>, view: RequestView): readonly Announcement[] => {
  const rule = allowanceOf(view.request.resource, view.world)
  const post = rule && payingPost(view.request, rule, view.world)
  const said = words.serviceStopped({
    by: actor(event, view),
    family: view.request.family,
    on: event.sealed.on,
    note: event.private?.note ?? '',
  })
  return [...toRequesters(view, [said]), ...(post === undefined ? [] : toHolders(post, view, said))]
}
