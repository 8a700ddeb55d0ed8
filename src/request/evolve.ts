import { londonDate } from '../policy/london-date.ts'
import { booked, followUpIn, putOff } from '../panel/panel-item.ts'
import type { ApprovedSealed, Event, EventOf, RouteShown } from './event.ts'
import type { Made } from './made.ts'
import { evolveHours, hoursAsked } from './hours/evolve-hours.ts'
import { type Decision, type Done, type Filing, type Request, type StepState } from './request.ts'
import { NO_TIME, withTime } from './time-state.ts'
import { usedOf } from './used.ts'

/**
 * Folds one event into its request. Total: an event that does not fit leaves the request as it was, and one whose
 * private line was erased folds to empty words, so that a record outlives what was lawfully removed from it.
 */
export const evolve = (
  request: Request | undefined,
  event: Event,
  reference: string,
): Request | undefined => {
  const after = withHours(request, event, reference)
  return after && withTime(request, after, event)
}

const withHours = (request: Request | undefined, event: Event, reference: string): Request | undefined => {
  if (event.type === 'submitted') return submitted(event, reference)
  if (event.type === 'watched') return watched(event, reference)
  if (!request) return undefined
  const next = changed(request, event)
  const hours = evolveHours(request.hours, event)
  return hours === request.hours ? next : { ...next, hours }
}

const changed = (request: Request, event: Exclude<Event, { type: 'submitted' | 'watched' }>): Request => {
  switch (event.type) {
    case 'corrected':
      return corrected(request, event)
    case 'rerouted':
      return {
        ...request,
        version: event.sealed.version,
        route: event.sealed.route,
        steps: event.sealed.route.steps.map(waiting),
      }
    case 'withdrawn':
      return {
        ...request,
        status: 'withdrawn',
        by: event.by,
        at: event.at,
        reasons: event.private?.reason ?? '',
        decision: undefined,
        ...(event.sealed.because && { because: event.sealed.because }),
      }
    case 'decision-withdrawn':
      return undone(request, event)
    case 'asked':
      return {
        ...request,
        questions: [
          ...request.questions,
          {
            step: event.sealed.step,
            by: event.by,
            at: event.at,
            question: event.private?.question ?? '',
            answer: undefined,
          },
        ],
      }
    case 'answered':
      return answered(request, event)
    case 'endorsed':
      return withStep(request, event.sealed.step, {
        done: { ...doneBy(event, 'agreed', event.private?.reasons ?? ''), ...madeIn(event) },
      })
    case 'consulted':
      return withStep(withWeeksConfirmed(request, event), event.sealed.step, {
        done: doneBy(event, 'answered', event.private?.view ?? ''),
      })
    case 'reply-recorded':
      return withStep(withWeeksConfirmed(request, event), event.sealed.step, {
        done: doneBy(event, 'answered', replyWords(event)),
      })
    case 'confirmed':
      return confirmed(request, event)
    case 'booked':
    case 'rebooked':
      return withStep(request, event.sealed.step, { item: booked(request.steps[event.sealed.step], event) })
    case 'deferred':
      return withStep(request, event.sealed.step, { item: putOff(request.steps[event.sealed.step], event) })
    case 'paper-given':
      return withPaper(request, event)
    case 'followed-up':
      return followedUp(request, event)
    case 'approved':
      return approved(request, event)
    case 'rejected':
      return rejected(request, event)
    case 'referred':
      return withStep(
        request,
        event.sealed.step,
        {
          posts: [event.sealed.to],
          referral: { by: event.by, from: event.post ?? '', reasons: event.private?.reasons ?? '' },
        },
        request.version + 1,
      )
    case 'passed-on':
      return withStep(
        request,
        event.sealed.step,
        event.sealed.to === undefined ? { skipped: true } : { posts: [event.sealed.to] },
        request.version + 1,
      )
    case 'tried': {
      const tries = request.steps[event.sealed.step]?.tries ?? []
      return withStep(request, event.sealed.step, {
        tries: [
          ...tries,
          {
            by: event.by,
            at: event.at,
            post: event.sealed.post,
            reached: event.sealed.reached,
            ...(event.sealed.person !== undefined && { person: event.sealed.person }),
          },
        ],
      })
    }
    case 'press-refused':
      return event.sealed.why === 'thin-reasons'
        ? { ...request, nudged: [...request.nudged, event.by] }
        : request
    case 'decision-reported':
      return withReport(request, event.sealed.made)
    case 'consultation-said':
      return withConsultation(request, event)
    case 'report-denied':
      if (request.made?.step !== event.sealed.step) return withoutReport(request, event)
      return {
        ...request,
        status: 'withdrawn',
        by: event.by,
        at: event.at,
        reasons: event.private?.reasons ?? '',
        decision: undefined,
        because: 'not-decided',
      }
    case 'filed':
      return { ...request, filed: event.at, filings: [...(request.filings ?? []), filing(event)] }
    case 'asked-as-well': {
      const asked = request.steps[event.sealed.step]?.askedAsWell ?? []
      return withStep(request, event.sealed.step, { askedAsWell: [...asked, event.sealed.to] })
    }
    case 'family-put-right':
      return { ...request, family: event.sealed.family, team: event.sealed.team ?? request.team }
    case 'requester-added':
      return withRequester(request, event)
    case 'watch-ended':
      return request.status === 'watching' ? { ...request, status: 'watched' } : request
    case 'appeal-right-told':
      return { ...request, toldRight: event.at }
    case 'given-to-send':
      return { ...request, givenToSend: { ...event.sealed, facts: event.private?.facts ?? {} } }
    case 'used-less-said':
      return { ...request, saidUsed: { ...event.sealed, by: event.by, at: event.at, answered: false } }
    case 'used-lower':
    case 'use-kept':
      return useAnswered(request, event)
    case 'reminded':
    case 'raised':
    case 'fell-due':
    case 'given-longer':
    case 'condition-met':
    case 'reviewed':
    case 'used-said':
    case 'appealed':
    case 'moving-considered':
    case 'hours-changed':
    case 'recall-asked':
    case 'recall-refused':
    case 'talk-opened':
    case 'talk-recorded':
    case 'service-stopped':
    case 'looked':
    case 'card-posted':
    case 'adopted':
    case 'exported':
    case 'account-linked':
    case 'account-unlinked':
    case 'list-confirmed':
    case 'retention-said':
    case 'hold-placed':
    case 'hold-lifted':
    case 'erased':
    case 'list-warned':
    case 'founded':
    case 'restored':
    case 'change-proposed':
    case 'change-declined':
    case 'family-added':
    case 'opening-recorded':
    case 'complete-since':
    case 'family-confirmed':
    case 'families-merged':
    case 'parting-asked':
    case 'families-parted':
    case 'handed-over':
    case 'agenda-published':
    case 'cover-asked':
    case 'cover-reminded':
    case 'cover-set':
    case 'cover-ended':
      return request
  }
}

/** Reported again, it is the last report that its maker is asked about. */
const withReport = (request: Request, made: Made): Request => {
  const reports = request.steps[made.step]?.reports ?? []
  return withStep(request, made.step, { reports: [...reports.filter(({ by }) => by !== made.by), made] })
}

/** Somebody did not decide what is open with others: it stays with them. */
const withoutReport = (request: Request, { by, sealed: { step } }: EventOf<'report-denied'>): Request =>
  withStep(request, step, { reports: (request.steps[step]?.reports ?? []).filter((one) => one.by !== by) })

/** Said to have taken place, by whoever decided and for no post; or that it did not, and whether it went on all the same. */
const withConsultation = (request: Request, event: EventOf<'consultation-said'>): Request => {
  const { step, took, goesOn = false } = event.sealed
  const words = event.private?.words ?? ''
  return took
    ? withStep(request, step, { done: { ...doneBy(event, 'answered', words), post: '' } })
    : withStep(request, step, { notConsulted: { by: event.by, at: event.at, words }, skipped: goesOn })
}

/** Whoever had it stays one who asked: neither of them may decide it. */
const withRequester = (request: Request, { sealed: { person } }: EventOf<'requester-added'>): Request =>
  request.requesters.includes(person)
    ? { ...request, handedTo: person }
    : { ...request, requesters: [...request.requesters, person], handedTo: person }

const useAnswered = (request: Request, { type, sealed }: EventOf<'used-lower' | 'use-kept'>): Request => {
  const saidUsed =
    request.saidUsed?.claim === sealed.claim ? { ...request.saidUsed, answered: true } : request.saidUsed
  if (type === 'use-kept') return { ...request, saidUsed }
  return { ...request, saidUsed, usedLower: usedOf(sealed) }
}

const filing = ({ sealed: { child, on, owed }, at, by }: EventOf<'filed'>): Filing => ({
  child,
  ...(owed && { owed }),
  on: on ?? londonDate(at),
  at,
  by,
})

export const waiting = (shown: RouteShown['steps'][number]): StepState => ({
  shown,
  posts: shown.posts,
  done: undefined,
  skipped: false,
  askedAsWell: [],
  tries: [],
  referral: undefined,
})

const submitted = (event: EventOf<'submitted'>, reference: string): Request => {
  const { resource, family, team, requesters, urgency, pence, route, ownDecision, made, from, hours } =
    event.sealed
  return {
    status: 'open',
    id: event.request,
    reference,
    resource,
    family,
    team,
    requesters,
    urgency,
    pence,
    route,
    ownDecision,
    ...(made && { made }),
    from,
    hours: hoursAsked(hours),
    facts: event.private?.facts ?? {},
    words: event.private?.words ?? [],
    note: event.private?.note ?? '',
    sentAt: event.at,
    version: 1,
    steps: route.steps.map(waiting),
    questions: [],
    filed: undefined,
    toldRight: undefined,
    saidUsed: undefined,
    usedLower: undefined,
    nudged: [],
    time: NO_TIME,
  }
}

const watched = (event: EventOf<'watched'>, reference: string): Request => ({
  ...submitted(
    {
      ...event,
      type: 'submitted',
      sealed: { ...event.sealed, urgency: 'planned', pence: undefined, ownDecision: false },
      private: { facts: event.private?.facts ?? {}, words: [], note: '' },
    },
    reference,
  ),
  status: 'watching',
})

/** What grew is asked again from the start; what shrank keeps the agreements it has. */
const corrected = (request: Request, event: EventOf<'corrected'>): Request => {
  const { route, version, pence, grew } = event.sealed
  const facts = event.private?.facts ?? request.facts
  const words = event.private?.reason ? [...request.words, event.private.reason] : request.words
  return {
    ...request,
    route,
    version,
    pence,
    facts,
    words,
    steps: grew ? route.steps.map(waiting) : request.steps,
  }
}

/** One answer answers the question that has waited longest, as the worker was shown it. */
const answered = (request: Request, event: EventOf<'answered'>): Request => {
  const open = request.questions.findIndex((one) => one.answer === undefined)
  const answer = { by: event.by, at: event.at, words: event.private?.answer ?? '' }
  return { ...request, questions: request.questions.map((one, i) => (i === open ? { ...one, answer } : one)) }
}

/** Where more weeks were confirmed than anybody said, they count from now on. */
const withWeeksConfirmed = (
  request: Request,
  { sealed }: EventOf<'consulted' | 'reply-recorded'>,
): Request => {
  if (!sealed.hours) return request
  const { fact, weeksUsed, ledger } = sealed.hours
  if (weeksUsed <= ledger.weeksUsed) return request
  const said = request.facts[fact]
  const weeks = typeof said === 'number' ? Math.max(said, weeksUsed) : weeksUsed
  return { ...request, facts: { ...request.facts, [fact]: weeks } }
}

const replyWords = (event: EventOf<'reply-recorded'>): string =>
  event.private ? `${event.private.from}: ${event.private.reply}` : ''

const doneBy = (event: Event, outcome: Done['outcome'], words: string): Done => ({
  by: event.by,
  post: event.post ?? '',
  covering: event.covering ?? false,
  at: event.at,
  words,
  outcome,
  conditions: '',
  sitting: undefined,
})

const madeIn = ({ sealed }: EventOf<'endorsed' | 'approved' | 'rejected'>): Pick<Done, 'made'> =>
  sealed.made ? { made: sealed.made } : {}

const withStep = (
  request: Request,
  step: number,
  change: Partial<StepState>,
  version = request.version,
): Request => ({
  ...request,
  version,
  steps: request.steps.map((one, i) => (i === step ? { ...one, ...change } : one)),
})

const confirmed = (request: Request, event: EventOf<'confirmed'>): Request => {
  const outcome = event.sealed.outcome === 'not-confirmed' ? 'not-confirmed' : 'confirmed'
  const followUp = followUpIn(event)
  const done: Done = {
    ...doneBy(event, outcome, event.private?.reasons ?? ''),
    sitting: event.sealed.sitting,
    ...(followUp && { followUp }),
  }
  return withStep(request, event.sealed.step, { done })
}

const followedUp = (request: Request, event: EventOf<'followed-up'>): Request => {
  const done = request.steps[event.sealed.step]?.done
  if (!done?.followUp) return request
  const by = { by: event.by, at: event.at, words: event.private?.words ?? '' }
  return withStep(request, event.sealed.step, {
    done: { ...done, followUp: { ...done.followUp, done: by } },
  })
}

/** A paper that is given again stands as it was given last. */
const withPaper = (request: Request, event: EventOf<'paper-given'>): Request => {
  const { paper, on } = event.sealed
  const given = { paper, on, title: event.private?.title ?? '', by: event.by, at: event.at }
  return { ...request, papers: [...(request.papers ?? []).filter((one) => one.paper !== paper), given] }
}

const approved = (request: Request, event: EventOf<'approved'>): Request => {
  const { step } = event.sealed
  const done = {
    ...doneBy(event, 'approved', event.private?.reasons ?? ''),
    conditions: event.private?.conditions ?? '',
    sitting: event.sealed.sitting,
    ...madeIn(event),
  }
  const next = withStep(request, step, { done })
  if (!event.sealed.last) return next
  return { ...next, status: 'approved', decision: decision(event, 'approved', event.sealed) }
}

const rejected = (request: Request, event: EventOf<'rejected'>): Request => {
  const { instead = '', sharedBy = '' } = event.private ?? {}
  const done: Done = {
    ...doneBy(event, 'rejected', event.private?.reasons ?? ''),
    sitting: event.sealed.sitting,
    ...madeIn(event),
    ...(event.sealed.alternative && { instead: { what: instead, sharedBy } }),
  }
  return {
    ...withStep(request, event.sealed.step, { done }),
    status: 'rejected',
    decision: decision(event, 'rejected', undefined),
  }
}

const decision = (
  event: EventOf<'approved'> | EventOf<'rejected'>,
  outcome: Decision['outcome'],
  sealed: ApprovedSealed | undefined,
): Decision => ({
  outcome,
  step: event.sealed.step,
  by: event.by,
  post: event.post ?? '',
  covering: event.covering ?? false,
  at: event.at,
  reasons: event.private && { reasons: event.private.reasons, considered: event.private.considered },
  ...(event.sealed.made && { made: event.sealed.made }),
  conditions: event.type === 'approved' ? (event.private?.conditions ?? '') : '',
  fields: event.type === 'approved' ? (event.private?.fields ?? {}) : {},
  ...(event.type === 'rejected' &&
    event.sealed.chronology !== undefined && { chronology: event.sealed.chronology }),
  approved: sealed,
})

const undone = (request: Request, event: EventOf<'decision-withdrawn'>): Request =>
  request.status === 'approved' || request.status === 'rejected'
    ? { ...request, status: 'undone', by: event.by, at: event.at, reasons: event.private?.reasons ?? '' }
    : request
