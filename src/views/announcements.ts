import { rowOf } from '../policy/row-of.ts'
import type { Action, Card, Question } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { replyQuestions } from '../../cards/reply-questions.ts'
import { toldCard } from '../../cards/told-card.ts'
import { nextSitting } from '../people/directory.ts'
import { addDays, londonTime } from '../policy/london-date.ts'
import type { Event, EventOf } from '../request/event.ts'
import { currentStep, isAgreement, openConsultations, type Request } from '../request/request.ts'
import { postsToTry } from '../request/record-try.ts'
import type { World } from '../request/world.ts'
import { BUTTONS, LABELS } from '../words/card.ts'
import * as outcome from '../words/outcome.ts'
import { rerouted as reroutedWords } from '../words/refusals.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { actor, holderOrTitle } from './actor.ts'
import { approvedWords, toConfirm } from './approved-words.ts'
import { viewRequest, type RequestView } from './request-view.ts'

/** Something to be told in private to a person, or to a post in its channel, because of one event. */
export type Announcement = {
  readonly to: { readonly kind: 'person' | 'post'; readonly id: string }
  readonly card: Card
}

/**
 * Who must hear of an event, and in which words. The cards that people decide on are redrawn apart from this.
 * @param unreached posts that no card could be posted for: whoever asked is told, with a number to ring
 */
export const announcementsOf = (
  event: Event,
  request: Request,
  world: World,
  unreached: readonly string[],
): readonly Announcement[] => {
  const view = viewRequest(request, world)
  if (!view) return []
  return [
    ...newsOf(event, view),
    ...toRequesters(
      view,
      unreached.map((post) => outcome.couldNotReach(holderOrTitle(post, view, event.at))),
    ),
  ]
}

const newsOf = (event: Event, view: RequestView): readonly Announcement[] => {
  const { request } = view
  switch (event.type) {
    case 'submitted':
      return [...toRequesters(view, bookedFor(view)), ...outsideConsultations(view), ...ringing(view)]
    case 'asked':
      return toRequesters(
        view,
        [
          outcome.questionAsked({
            by: actor(event, view),
            question: event.private?.question ?? '',
            what: view.inSentence,
          }),
        ],
        [answerAction(view)],
      )
    case 'endorsed':
      return stepTaken(view, event, 'endorsed')
    case 'consulted':
      return stepTaken(view, event, 'consulted')
    case 'approved':
      return event.sealed.last ? approved(event, view) : stepTaken(view, event, 'endorsed')
    case 'rejected':
      return toRequesters(
        view,
        [outcome.rejected(decided(event, view))],
        [action(requestButton(request, 0, 'again'), BUTTONS.again, 'main'), ...afterDecision(view)],
      )
    case 'referred':
      return toRequesters(view, [
        outcome.referred({ ...decided(event, view), to: holderOrTitle(event.sealed.to, view, event.at) }),
      ])
    case 'passed-on':
      return passedOn(event, view)
    case 'confirmed':
      return toRequesters(view, [
        outcome.confirmed({
          panel: view.names.post(event.post ?? ''),
          on: event.sealed.sitting,
          outcome: event.sealed.outcome,
          reasons: event.private?.reasons ?? '',
        }),
      ])
    case 'decision-withdrawn':
      return toRequesters(view, [outcome.decisionWithdrawn(decided(event, view))])
    case 'rerouted':
      return toRequesters(
        view,
        [reroutedWords({ says: reroutedRule(view), now: nowWith(view, event.at) })],
        [],
      )
    case 'answered':
      return answered(event, view)
    case 'reply-recorded':
    case 'corrected':
    case 'withdrawn':
    case 'tried':
    case 'press-refused':
    case 'filed':
    case 'looked':
    case 'card-posted':
    case 'adopted':
    case 'family-added':
      return []
  }
}

const toRequesters = (
  { request }: RequestView,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): readonly Announcement[] =>
  paragraphs.every((text) => text.length === 0)
    ? []
    : request.requesters.map((id) => ({
        to: { kind: 'person', id },
        card: toldCard(ON_A_LOCKED_TELEPHONE, paragraphs, actions),
      }))

const decided = (
  event: EventOf<'rejected' | 'referred' | 'decision-withdrawn'>,
  view: RequestView,
): outcome.Decided => ({
  by: actor(event, view),
  covering: event.covering ?? false,
  at: event.at,
  what: view.inSentence,
  reasons: event.private?.reasons ?? '',
})

const approved = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => [
  ...toRequesters(view, [approvedWords(event, view), ...outsideNotices(view)], afterDecision(view)),
  ...toThoseWhoAgreed(view, event.by, [approvedWords(event, view, 'others')]),
  ...toThoseNotReached(event, view),
  ...noticesToPosts(event, view),
]

/** Whoever agreed an earlier step hears what came of it. */
const toThoseWhoAgreed = (
  { request }: RequestView,
  except: string | undefined,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): readonly Announcement[] => {
  const agreed = request.steps.flatMap(({ done, shown }) => (done && isAgreement(shown) ? [done.by] : []))
  return [...new Set(agreed)]
    .filter((id) => id !== except && !request.requesters.includes(id))
    .map((id) => ({
      to: { kind: 'person', id },
      card: toldCard(ON_A_LOCKED_TELEPHONE, paragraphs, actions),
    }))
}

const toWorkersAndAgreed = (
  view: RequestView,
  paragraphs: readonly Text[],
  actions: readonly Action[],
): readonly Announcement[] => [
  ...toRequesters(view, paragraphs, actions),
  ...toThoseWhoAgreed(view, undefined, paragraphs, actions),
]

/** Whoever was rung and not reached is told afterwards what was decided meanwhile, and by whom. */
const toThoseNotReached = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => {
  const tries = view.request.steps.flatMap(({ tries, done }) =>
    tries.some(({ reached }) => reached) ? [] : tries.filter(({ post }) => post !== done?.post),
  )
  return [...Map.groupBy(tries, ({ post }) => post)].map(([post, missed]) => ({
    to: { kind: 'post', id: post },
    card: toldCard(
      ON_A_LOCKED_TELEPHONE,
      [
        outcome.whileYouWereNotReached({
          times: missed.map(({ at }) => londonTime(at)),
          on: missed[0]?.at ?? event.at,
          by: actor(event, view),
          what: view.inSentence,
          at: event.at,
          ...toConfirm(view),
        }),
      ],
      [action(requestButton(view.request, 0, 'see-reasons'), BUTTONS.reasons, 'plain')],
    ),
  }))
}

/** The posts on chat that the row tells: they read it in their own channel. */
const noticesToPosts = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] =>
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

/** Whoever is outside the chat is told by the worker: the words to send. */
const outsideNotices = (view: RequestView): readonly Text[] =>
  view.request.steps.flatMap(({ shown, posts }, i) => {
    if (shown.act !== 'notify' || !shown.outside) return []
    return [
      outcome.tellOutside({
        who: posts.map((id) => view.router.policy.deciders.get(id)?.says ?? id).join(' and '),
        words: noticeWords(view, i),
      }),
    ]
  })

const noticeWords = ({ request, resource, world }: RequestView, step: number): string => {
  const row = rowOf(resource, request.route.row)
  const steps =
    row?.answer.kind === 'steps'
      ? row.answer.steps.filter(({ when }) => world.router.holds(when, request.facts) !== false)
      : []
  return steps[step]?.words ?? ''
}

const afterDecision = ({ request }: RequestView): readonly Action[] => [
  action(requestButton(request, 0, 'note'), BUTTONS.copy, 'plain'),
  action(requestButton(request, 0, 'file'), BUTTONS.file, 'plain'),
]

/** Agreed at one step, and who has it now: with the number to ring, and the buttons to record each try, when it is urgent. */
const stepTaken = (
  view: RequestView,
  event: EventOf<'endorsed' | 'consulted' | 'approved'>,
  act: 'endorsed' | 'consulted',
): readonly Announcement[] => {
  const now = nowWith(view, event.at)
  const booked = bookedFor(view)
  if (booked.length > 0 || !now)
    return toRequesters(view, [outcome.stepAgreed({ by: actor(event, view), at: event.at, act }), ...booked])
  const hurried = view.request.urgency === 'tonight' || view.resource.protective
  const told = toRequesters(
    view,
    [outcome.nextStep({ by: actor(event, view), at: event.at, act, next: now, urgent: hurried })],
    tryButtons(view),
  )
  const endorser: Announcement = {
    to: { kind: 'person', id: event.by },
    card: toldCard(
      ON_A_LOCKED_TELEPHONE,
      [outcome.nextStep({ by: actor(event, view), at: event.at, act, next: now, urgent: hurried })],
      tryButtons(view),
    ),
  }
  return tryButtons(view).length > 0 ? [...told, endorser] : told
}

const nowWith = (view: RequestView, at: string) => {
  const step = currentStep(view.request)
  const [post] = step === undefined ? [] : (view.request.steps[step]?.posts ?? [])
  return post === undefined ? undefined : holderOrTitle(post, view, at)
}

/** Answers in a box, for those who prefer one to typing the next message. */
const answerAction = ({ request }: RequestView): Action =>
  action({ on: 'draft', id: '', step: 0, version: 0, act: `answer:${request.id}` }, BUTTONS.answer, 'main', [
    { id: 'answer', kind: 'long', label: LABELS.answer, required: true },
  ])

/** Whoever is outside the chat and has to be asked first: the words to send, and a button that puts their reply on record. */
const outsideConsultations = (view: RequestView): readonly Announcement[] =>
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

/** The answer goes on the card; whoever asked is told that it is there. */
const answered = (event: EventOf<'answered'>, view: RequestView): readonly Announcement[] => {
  const question = view.request.questions.find(
    ({ answer }) => answer?.at === event.at && answer.by === event.by,
  )
  if (!question) return []
  const told = outcome.answered({ by: actor(event, view), at: event.at, answer: event.private?.answer ?? '' })
  return [{ to: { kind: 'person', id: question.by }, card: toldCard(ON_A_LOCKED_TELEPHONE, [told]) }]
}

/** A hurried request: whom to ring now, and the buttons that put each try on record. */
const ringing = (view: RequestView): readonly Announcement[] => {
  const buttons = tryButtons(view)
  const now = nowWith(view, view.request.sentAt)
  return buttons.length === 0 || !now || view.request.urgency === 'planned'
    ? []
    : toRequesters(view, [outcome.ringNow(now)], buttons)
}

/** Only where the policy lets the step pass on when nobody can be reached: each try is put on record, with whom it was to. */
const tryButtons = ({ request, world, names }: RequestView): readonly Action[] => {
  const step = currentStep(request)
  const posts = step === undefined || request.steps[step]?.shown.panel ? [] : postsToTry(request, step, world)
  if (step === undefined || posts.length === 0) return []
  const whom: Question = {
    id: 'post',
    kind: 'choice',
    label: LABELS.rung,
    required: true,
    options: posts.map((id) => ({ id, label: names.post(id) })),
  }
  const questions = posts.length === 1 ? [] : [whom]
  return [
    action(requestButton(request, step, 'spoke-to'), BUTTONS.spoke, 'plain', questions),
    action(requestButton(request, step, 'no-answer'), BUTTONS.noAnswer, 'plain', questions),
  ]
}

const passedOn = (event: EventOf<'passed-on'>, view: RequestView): readonly Announcement[] => {
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
  })
  return toWorkersAndAgreed(view, [words], tryButtons(view))
}

/** On a panel's agenda: the next sitting of its calendar and when papers must be in, or that there is no date. */
const bookedFor = (view: RequestView): readonly Text[] => {
  const step = currentStep(view.request)
  const panel =
    step === undefined ? undefined : view.directory.panels.get(view.request.steps[step]?.posts[0] ?? '')
  if (!panel) return []
  const on = nextSitting(panel, view.world.today)
  return [
    outcome.panelBooked({
      panel: panelInSentence(panel.id, view),
      on,
      papersBy: on === undefined ? undefined : addDays(on, -panel.papersDaysBefore),
    }),
  ]
}

// "The Care Planning Panel", and PASP: as the policy says it, without what it is.
const panelInSentence = (id: string, { router, names }: RequestView): string =>
  router.policy.deciders.get(id)?.says.split(',')[0] ?? names.post(id)

const reroutedRule = ({ request, resource }: RequestView): string =>
  rowOf(resource, request.route.row)?.rule ?? resource.gap.says
