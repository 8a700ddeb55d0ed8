import type { Action, Question } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { papersBy } from '../panel/calendar.ts'
import { papersMissing } from '../panel/papers.ts'
import { londonTime } from '../policy/london-date.ts'
import type { EventOf } from '../request/event.ts'
import { whomToTry, type ToTry } from '../request/record-try.ts'
import { currentStep, isAgreement } from '../request/request.ts'
import { BUTTONS, LABELS } from '../words/card.ts'
import { a } from '../words/grammar.ts'
import * as outcome from '../words/outcome.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { actor, holderOrTitle, whoToTry } from './actor.ts'
import { toOnCall, toRequesters, toWorkersAndAgreed, type Announcement } from './announcement.ts'
import { bookedOn } from './booked-on.ts'
import { papersToGive } from './panel-news.ts'
import { papersWanted } from '../words/panel.ts'
import { ringNow } from '../words/tonight.ts'
import { aboveOf } from './line-above-view.ts'
import type { RequestView } from './request-view.ts'

/** What is said while a request goes from step to step: who has it now, whom to ring, when a panel sits. */

/** Agreed at one step, and who has it now: with the number to ring, and the buttons to record each try, when it is urgent. */
export const stepTaken = (
  view: RequestView,
  event: EventOf<'endorsed' | 'consulted' | 'approved'>,
  act: 'endorsed' | 'consulted',
): readonly Announcement[] => {
  const now = nowWith(view, event.at)
  const booked = bookedFor(view)
  if (booked.length > 0 || !now)
    return toRequesters(
      view,
      [outcome.stepAgreed({ by: actor(event, view), at: event.at, act }), ...booked],
      papersToGive(view),
    )
  const hurried = view.request.urgency === 'tonight' || view.resource.protective
  const next = [outcome.nextStep({ by: actor(event, view), at: event.at, act, next: now, urgent: hurried })]
  const told = [
    ...toRequesters(view, next, tryButtons(view)),
    ...toOnCall(view, event.at, next, hurried ? tryButtons(view) : []),
  ]
  const endorser: Announcement = {
    to: { kind: 'person', id: event.by },
    card: toldCard(ON_A_LOCKED_TELEPHONE, next, tryButtons(view)),
  }
  return tryButtons(view).length > 0 ? [...told, endorser] : told
}

export const passedOn = (event: EventOf<'passed-on'>, view: RequestView): readonly Announcement[] => {
  const tries = view.request.steps[event.sealed.step]?.tries.filter(({ reached }) => !reached) ?? []
  const now = nowWith(view, event.at)
  if (!now) return []
  const [{ post } = { post: '' }] = tries
  const unreached = holderOrTitle(post, view, event.at)
  const words = outcome.passedOn({
    unreached,
    tries: tries.filter((one) => one.post === post).map(({ at }) => londonTime(at)),
    to: now,
    minutesApart: view.router.policy.tries.minutesApart,
    agreed: agreedBefore(view, event.sealed.step),
  })
  return [
    ...toWorkersAndAgreed(view, [words], tryButtons(view)),
    ...toOnCall(view, event.at, [words], tryButtons(view)),
  ]
}

/** "A head of service": who agreed last before a step, who may think that it is theirs to decide now. */
const agreedBefore = ({ request, directory, router }: RequestView, step: number): string | undefined => {
  const done = request.steps
    .slice(0, step)
    .flatMap((one) => (one.done && isAgreement(one.shown) ? [one.done] : []))
    .at(-1)
  const role = directory.posts.get(done?.post ?? '')?.role
  const title = role === undefined ? undefined : router.policy.deciders.get(role)?.title.toLowerCase()
  return title === undefined ? undefined : a(title)
}

/** A hurried request: whom to ring now, who else has to be tried, and the buttons that put each try on record. */
export const ringing = (view: RequestView): readonly Announcement[] => {
  const { request } = view
  const buttons = tryButtons(view)
  const step = currentStep(request)
  const now = nowWith(view, request.sentAt)
  if (buttons.length === 0 || !now || step === undefined || request.urgency === 'planned') return []
  const [first = ''] = request.steps[step]?.posts ?? []
  const onCall = view.world.directory.posts.get(first)?.onCall
  const others = whomToTry(request, step, view.world)
    .filter(({ post, person }) => (onCall ? person !== onCall.person : post !== first))
    .map((one) => whoToTry(one, request.sentAt, view))
  const words = [ringNow(now, others, aboveOf(request.steps[step]?.posts[0], view))]
  return [...toRequesters(view, words, buttons), ...toOnCall(view, request.sentAt, words, buttons)]
}

export const nowWith = (view: RequestView, at: string) => {
  const step = currentStep(view.request)
  const [post] = step === undefined ? [] : (view.request.steps[step]?.posts ?? [])
  return post === undefined ? undefined : holderOrTitle(post, view, at)
}

/** On a panel's agenda: the next sitting of its calendar and when papers must be in, or that there is no date. */
export const bookedFor = (view: RequestView): readonly Text[] => {
  const step = currentStep(view.request)
  const state = step === undefined ? undefined : view.request.steps[step]
  const panel = view.directory.panels.get(state?.posts[0] ?? '')
  // A panel without a calendar has no date: that is said too.
  const id = panel?.id ?? (state?.shown.panel ? state.posts[0] : undefined)
  if (id === undefined) return []
  const on = bookedOn(state, view.world)
  const missing = papersMissing(view.request, state, view.world)
  return [
    outcome.panelBooked({
      panel: panelInSentence(id, view),
      on,
      papersBy: on === undefined || !panel ? undefined : papersBy(panel, on),
    }),
    missing.length === 0 ? [] : papersWanted(missing.map(({ what }) => what)),
  ]
}

// "The Care Planning Panel", and PASP: as the policy says it, without what it is.
const panelInSentence = (id: string, { router, names }: RequestView): string =>
  router.policy.deciders.get(id)?.says.split(',')[0] ?? names.post(id)

/** Only where the policy lets the step pass on when nobody can be reached: each try is put on record, with whom it was to. */
const tryButtons = (view: RequestView): readonly Action[] => {
  const { request, world } = view
  const step = currentStep(request)
  const all = step === undefined || request.steps[step]?.shown.panel ? [] : whomToTry(request, step, world)
  if (step === undefined || all.length === 0) return []
  const whom: Question = {
    id: 'post',
    kind: 'choice',
    label: LABELS.rung,
    required: true,
    options: all.map((one) => ({ id: one.post, label: whoIsRung(one, view) })),
  }
  const questions = all.length === 1 ? [] : [whom]
  return [
    action(requestButton(request, step, 'spoke-to'), BUTTONS.spoke, 'plain', questions),
    action(requestButton(request, step, 'no-answer'), BUTTONS.noAnswer, 'plain', questions),
  ]
}

const whoIsRung = ({ post, person }: ToTry, { names }: RequestView): string =>
  person === undefined ? names.post(post) : `${names.person(person)}, ${names.post(post)}`
