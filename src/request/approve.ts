import type { Resource } from '../policy/policy.ts'
import type { CommandRefused } from './command.ts'
import type { Decided } from './decide.ts'
import { consultedThen, type ConsultedThen } from './consulted-then.ts'
import { mustAnswer } from './decision-questions.ts'
import { giveReasons, type GivenReasons } from './give-reasons.ts'
import type { Facts } from '../policy/fact.ts'
import { REASONS_LIMIT, typed } from './reasons.ts'
import { agreedHours, type Agreed } from './hours/agree-hours.ts'
import { madeBefore } from './made-before.ts'
import { newEvent } from './new-event.ts'
import type { ConditionTerms } from './notice.ts'
import type { Press, Pressing } from './press.ts'
import { isLastDecision, openConsultations } from './request.ts'
import { sittingOf } from './sitting.ts'
import { termsOf } from '../time/condition-terms.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * Approves a step in full, in part or with conditions. Refuses while a consultation is open, while anything the decider
 * must be satisfied of is not answered "yes" (section 5.4), and without reasons (section 3).
 */
export const approve = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  const resource = world.router.policy.resources.get(request.resource)
  if (!resource) return { events: [], refused: { why: 'stale' } }
  const consulted = saidOfConsultations(pressing)
  const refused = ('why' in consulted && consulted) || notSatisfied(pressing, resource)
  if (refused) return { events: [], refused }
  const pence = agreedAmount(pressing)
  if (typeof pence === 'object') return { events: [], refused: pence }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const conditions = typed(press.answers['conditions'])
  if (conditions.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  const terms = termsOf(pressing, conditions)
  if ('why' in terms) return { events: [], refused: terms }
  const last = isLastDecision(request.steps, press.step)
  const hours = last ? agreedHours(pressing) : undefined
  if (hours && 'why' in hours) return { events: [], refused: hours }
  const approval = {
    resource,
    pence,
    sitting,
    reasons,
    conditions,
    terms,
    last,
    hours,
  }
  const said = 'why' in consulted ? NOTHING_SAID : consulted
  if (said.missing.length > 0)
    return { events: said.events, refused: { why: 'not-consulted', posts: said.missing } }
  const approved = newEvent('approved', request.id, given, recorded(pressing, approval), acting)
  return { events: [...said.events, approved, ...(hours?.follows ?? [])] }
}

type Approval = {
  readonly resource: Resource
  readonly pence: number | undefined
  readonly sitting: { readonly sitting?: string }
  readonly reasons: GivenReasons
  readonly conditions: string
  readonly terms: { readonly condition?: ConditionTerms }
  readonly last: boolean
  readonly hours: Agreed | undefined
}

const recorded = (
  pressing: Pressing,
  { resource, pence, sitting, reasons, conditions, terms, last, hours }: Approval,
) => {
  const { request, press, world } = pressing
  const { chronology } = press.answers
  return {
    sealed: {
      step: press.step,
      last,
      policy: world.router.policy.version,
      clauses: request.route.clauses,
      pence,
      ledger: last ? resource.ledger : undefined,
      inPart: pence !== request.pence || hours?.inPart === true,
      withConditions: conditions !== '',
      ...terms,
      chronology: chronology === undefined ? resource.chronology : chronology === 'yes',
      thin: reasons.thin,
      ...sitting,
      ...madeBefore(pressing),
      ...(hours && { hours: hours.hours }),
    },
    private: {
      reasons: reasons.reasons,
      considered: reasons.considered,
      conditions,
      fields: filledIn(resource, press),
      attested: last ? mustAnswer(resource, factsOf(pressing), world.router).map(({ id }) => id) : [],
    },
  }
}

const filledIn = ({ fields }: Resource, { answers }: Press): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ id }): readonly (readonly [string, string])[] => {
      const answer = typed(answers[id])
      return answer === '' ? [] : [[id, answer]]
    }),
  )

const NOTHING_SAID: ConsultedThen = { events: [], missing: [] }

/** Whoever decided it already says what became of its consultations; for everybody else they must be answered. */
const saidOfConsultations = (pressing: Pressing): ConsultedThen | CommandRefused =>
  madeBefore(pressing).made ? consultedThen(pressing) : (consultationOpen(pressing) ?? NOTHING_SAID)

const consultationOpen = ({ request }: Pressing): CommandRefused | undefined => {
  const open = openConsultations(request)
  return open.length === 0
    ? undefined
    : { why: 'out-of-order', posts: open.flatMap((i) => request.steps[i]?.posts ?? []) }
}

const factsOf = ({ request, world }: Pressing): Facts => ({
  ...request.facts,
  ...world.used(request.family, request.facts),
})

/** What the last decision needs answered and filled in: the attestations, the gaps gone ahead without, the row's own fields. */
const notSatisfied = (pressing: Pressing, resource: Resource): CommandRefused | undefined => {
  const { request, press, world } = pressing
  if (!isLastDecision(request.steps, press.step)) return undefined
  const unmet = mustAnswer(resource, factsOf(pressing), world.router).find(
    ({ id }) => press.answers[id] !== 'yes',
  )
  if (unmet)
    return {
      why: press.answers[unmet.id] === 'no' ? 'not-satisfied' : 'missing-answer',
      question: unmet.question,
    }
  const empty = resource.fields.find(({ id, required }) => required && typed(press.answers[id]) === '')
  return empty && { why: 'missing-answer', question: empty.label }
}

/** Pence agreed: what was asked, or the lower sum the decider wrote. Part without a sum or a condition is no part. */
const agreedAmount = ({ request, press }: Pressing): number | undefined | CommandRefused => {
  const amount = typed(press.answers['amount'])
  const conditions = typed(press.answers['conditions'])
  if (press.act === 'approve' || request.hours || (amount === '' && conditions !== '')) return request.pence
  if (request.pence === undefined) return { why: 'missing-answer', question: ASKED.conditionsOrLess }
  const pounds = /^£?(\d{1,7})(?:\.(\d{2}))?$/.exec(amount.replace(/,(?=\d{3}\b)/g, ''))
  if (!pounds) return { why: 'not-an-amount' }
  const pence = Number(pounds[1]) * 100 + Number(pounds[2] ?? 0)
  return pence > 0 && pence <= request.pence ? pence : { why: 'not-an-amount' }
}
