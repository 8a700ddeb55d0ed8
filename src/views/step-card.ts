import { rowOf } from '../policy/row-of.ts'
import { consultCard } from '../../cards/consult-card.ts'
import type { Card } from '../../cards/card.ts'
import { decisionCard } from '../../cards/decision-card.ts'
import { outcomeCard, type Outcome } from '../../cards/outcome-card.ts'
import { madeCard } from '../../cards/made-card.ts'
import { panelCard } from '../../cards/panel-card.ts'
import { withReports } from '../../cards/reported.ts'
import { shortCard } from '../../cards/short-card.ts'
import { holds } from '../people/directory.ts'
import { heldThen, type Made } from '../request/made.ts'
import { reportOf } from '../request/report-decision.ts'
import { rightUsed } from '../request/appeal.ts'
import { triesBefore } from '../request/not-reached.ts'
import { referTargets } from '../request/refer.ts'
import { activeSteps, isAgreement, type Decision, type Request, type StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { OUTCOMES as APPEALED } from '../words/appeal.ts'
import * as words from '../words/card.ts'
import { join, type Text } from '../words/text.ts'
import { FOLLOW_UPS, refusedAfter, STANDING } from '../words/panel.ts'
import { nameAndPost } from '../words/who.ts'
import { triedLines } from './tried-lines.ts'
import { appealedLine } from './appeal-lines.ts'
import { actor, holderToday } from './actor.ts'
import { familyBefore, type FamilyBefore } from './family-before.ts'
import { pounds } from './format.ts'
import { headingOf } from './heading.ts'
import { hoursNow } from './hours-now.ts'
import { hoursOutcome, hoursStepCard } from './hours-step-card.ts'
import { ledgerLines } from './ledger-lines.ts'
import { panelItemOf } from './panel-item-of.ts'
import { stillOpen } from './still-open.ts'
import { agreedFacts, viewRequest, type RequestView } from './request-view.ts'

/** What a family's cards are drawn beside: its other requests. */
export type Others = (family: string) => readonly Request[]

/** Who sees the place where a card stands: only those it is for, or others too. */
export type Seen = 'by-them-alone' | 'by-others'

export type StepCard = {
  readonly request: Request
  readonly step: number
  /** The post or panel it is for. */
  readonly to: string
  readonly world: World
  readonly others: Others
  readonly seen: Seen
}

/**
 * The card of one step for one post, as it stands now: what can be decided, or what became of it. A card that was sent
 * to a post which no longer has the step says who has it. Where others see it, it says nothing about the family.
 */
export const stepCard = (it: StepCard): Card | undefined => {
  const { request, step, to, world, seen } = it
  const view = viewRequest(request, world)
  if (!view) return undefined
  const state = request.steps[step]
  const over = state ? whatBecame(view, step, state, to) : moved(view)
  if (over) return outcomeCard(view, step, hoursOutcome(view, over), seen)
  if (seen === 'by-others') return shortCard(view, step, view.names.post(to))
  return state && wholeCard(it, view, state)
}

const wholeCard = (
  { request, step, to, world, others }: StepCard,
  view: RequestView,
  state: StepState,
): Card => {
  const before = beforeOf(view, others)
  const why = whyYou(view, step, state)
  const post = view.names.post(to)
  if (state.shown.panel) return panelItem(view, step, to, why, before)
  const made = request.made?.step === step ? request.made : reportOf(request, step, to)
  if (made) return madeCard({ view, step, made, post: heldPost(made, view, post), why, before })
  const hours = hoursStepCard({ view, step, post, why, before })
  if (hours) return hours
  if (state.shown.act === 'consult') return consultCard(view, step, post, why, before)
  const referTo = referTargets(request, step, to, world).map((id) => ({ id, label: view.names.post(id) }))
  const card = decisionCard({
    view,
    step,
    post,
    phone: agreedBy(view, step),
    why,
    ledger: ledgerLines(view),
    before,
    referTo,
  })
  const reports = state.reports ?? []
  const theirs = reports.filter(({ by }) => holds(world.directory, to, by, world.today))
  return withReports(card, { view, reports, theirs })
}

/** The post that somebody held when they decided it: a card for them alone is for no post of today. */
const heldPost = (made: Made, { request, names, world }: RequestView, post: string): string => {
  const posts = request.steps[made.step]?.shown.posts ?? []
  return request.made ? post : names.post(heldThen(made, posts, world)?.post ?? posts[0] ?? '')
}

/** The number of whoever agreed last before a step. */
const agreedBy = (view: RequestView, step: number): string | undefined => {
  const done = view.request.steps
    .slice(0, step)
    .flatMap((one) => (one.done && isAgreement(one.shown) ? [one.done] : []))
    .at(-1)
  return done && actor(done, view).phone
}

const beforeOf = (
  { request, resource: { ledger }, router, world }: RequestView,
  others: Others,
): FamilyBefore =>
  familyBefore(
    request,
    decidedOnTheirOwn([request.family, ...world.sameChildren(request.family)].flatMap(others)).map(
      (other) => {
        const resource = router.policy.resources.get(other.resource)
        return {
          request: other,
          countsWithIt:
            other.resource === request.resource || (ledger !== undefined && resource?.ledger === ledger),
          what: [
            resource ? headingOf(resource, agreedFacts(other), router.policy.facts) : other.resource,
            hoursNow(other) ?? [],
          ]
            .flat()
            .join(', '),
        }
      },
    ),
    world,
  )

/** Hours lent for a family are part of the request that they were lent for. */
const decidedOnTheirOwn = (others: readonly Request[]): readonly Request[] =>
  others.filter(({ from }) => from?.as !== 'loan')

const panelItem = (view: RequestView, step: number, to: string, why: Text, before: FamilyBefore): Card =>
  panelCard({ view, step, panel: view.names.post(to), why, before, ...panelItemOf(view, step, to) })

/** Why it came to this post: the row's rule, what was referred or could not be reached, and the step's own reason. */
export const whyYou = (view: RequestView, step: number, state: StepState): Text => {
  const { request, resource, names } = view
  const row = rowOf(resource, request.route.row)
  const tried = triesBefore(request, step)
  return join([
    row ? words.whyYou(row.rule, row.source.section) : [],
    state.referral
      ? words.referredBy(
          `${names.person(state.referral.by)}, ${names.post(state.referral.from)},`,
          state.referral.reasons,
        )
      : [],
    ...triedLines(tried, view),
    step > 0 && state.shown.act === 'confirm' ? words.decidedOutside() : [],
  ])
}

/** What became of a step, or undefined while it can still be taken by this post. */
const whatBecame = (view: RequestView, step: number, state: StepState, to: string): Outcome | undefined => {
  const { request, names } = view
  if (request.status === 'withdrawn')
    return {
      outcome: request.because === 'not-decided' ? 'Not decided' : 'Withdrawn',
      what: view.what,
      who: names.person(request.by),
      at: request.at,
      still: undefined,
    }
  if (request.status === 'undone')
    return {
      outcome: 'Decision withdrawn',
      what: view.what,
      who: names.person(request.by),
      at: request.at,
      still: undefined,
    }
  if (state.done) return stepOutcome(view, step, state.done)
  if (request.status === 'rejected')
    return {
      outcome: 'Rejected',
      what: view.what,
      who: names.acting(request.decision),
      at: request.decision.at,
      still: appealedLine(view),
    }
  if (!state.posts.includes(to) && !reportOf(request, step, to)) return moved(view)
  return activeSteps(request).includes(step) ? undefined : moved(view)
}

const OUTCOMES = {
  agreed: 'Agreed',
  answered: 'Answered',
  approved: 'Approved',
  rejected: 'Rejected',
  confirmed: 'Confirmed',
  'not-confirmed': 'Not confirmed',
} as const

// An approval that somebody else's decision comes after is an agreement to go on.
const isPassedOnAfter = ({ steps }: Request, step: number): boolean =>
  steps.some(({ shown, skipped }, i) => i > step && isAgreement(shown) && !skipped)

const ofAppeal = ({ request, world }: RequestView, decision: Decision | undefined): string | undefined => {
  if (!decision || !rightUsed(request, world)) return undefined
  return decision.outcome === 'approved' ? APPEALED.allowed : APPEALED.notAllowed
}

const stepOutcome = (view: RequestView, step: number, done: NonNullable<StepState['done']>): Outcome => {
  const { request, names } = view
  const decision = 'decision' in request ? request.decision : undefined
  const approved = decision?.step === step ? decision.approved : undefined
  const how = done.instead
    ? STANDING.alternative
    : done.followUp
      ? FOLLOW_UPS[done.followUp.kind]
      : approved?.inPart
        ? 'Approved in part'
        : approved?.withConditions
          ? 'Approved with conditions'
          : (ofAppeal(view, decision) ??
            OUTCOMES[isPassedOnAfter(request, step) && done.outcome === 'approved' ? 'agreed' : done.outcome])
  if (done.instead)
    return { outcome: how, what: done.instead.what, who: names.acting(done), at: done.at, still: undefined }
  const what =
    approved?.inPart && approved.pence !== undefined ? `${pounds(approved.pence)} of ${view.what}` : view.what
  return {
    outcome: how,
    what,
    who: names.acting(done),
    at: done.at,
    still: stillOpen(view) ?? refusedLater(view, step),
  }
}

/** Agreed here, and refused after it: whoever agreed reads that too. */
const refusedLater = ({ request, names }: RequestView, step: number): string | undefined => {
  if (request.status !== 'rejected' || request.decision.step === step) return undefined
  const instead = request.steps[request.decision.step]?.done?.instead
  const how = instead ? STANDING.alternative : OUTCOMES.rejected
  return refusedAfter(how, names.acting(request.decision), request.decision.at)
}

/** The step is with somebody else now, or with nobody. */
const moved = (view: RequestView): Outcome => {
  const { request, what } = view
  const with_ = activeSteps(request).flatMap((i) => request.steps[i]?.posts.slice(0, 1) ?? [])
  const who =
    with_.length === 0
      ? 'nobody in the matrix can agree it now'
      : `now with ${with_.map((post) => nameAndPost(holderToday(post, view))).join(' and ')}`
  return { outcome: 'Changed', what, who, at: undefined, still: undefined }
}
