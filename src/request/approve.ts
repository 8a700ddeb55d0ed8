import type { Resource } from '../policy/policy.ts'
import type { CommandRefused } from './command.ts'
import type { Decided } from './decide.ts'
import { mustAnswer } from './decision-questions.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { isLastDecision, openConsultations } from './request.ts'
import { sittingOf } from './sitting.ts'

/**
 * Approves a step in full, in part or with conditions. Refuses while a consultation is open, while anything the decider
 * must be satisfied of is not answered "yes" (section 5.4), and without reasons (section 3).
 */
export const approve = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  const resource = world.router.policy.resources.get(request.resource)
  if (!resource) return { events: [], refused: { why: 'stale' } }
  const refused = consultationOpen(pressing) ?? notSatisfied(pressing, resource)
  if (refused) return { events: [], refused }
  const agreed = agreedAmount(pressing)
  if (typeof agreed === 'object') return { events: [], refused: agreed }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  const conditions = (press.answers['conditions'] ?? '').trim()
  const last = isLastDecision(request.steps, press.step)
  const event = newEvent(
    'approved',
    request.id,
    given,
    {
      sealed: {
        step: press.step,
        pence: agreed,
        ledger: last ? resource.ledger : undefined,
        inPart: agreed !== request.pence,
        withConditions: conditions !== '',
        chronology:
          press.answers['chronology'] === undefined
            ? resource.chronology
            : press.answers['chronology'] === 'yes',
        thin: reasons.thin,
        ...sitting,
      },
      private: {
        reasons: reasons.reasons,
        considered: reasons.considered,
        conditions,
        fields: Object.fromEntries(
          resource.fields.flatMap(({ id }) => (press.answers[id] ? [[id, press.answers[id]]] : [])),
        ),
        attested: Object.keys(press.answers).filter(
          (id) => id.startsWith('attest-') || id.startsWith('gap-'),
        ),
      },
    },
    acting,
  )
  return { events: [event] }
}

const consultationOpen = ({ request }: Pressing): CommandRefused | undefined => {
  const open = openConsultations(request)
  return open.length === 0
    ? undefined
    : { why: 'out-of-order', posts: open.flatMap((i) => request.steps[i]?.posts ?? []) }
}

const notSatisfied = (
  { request, press, world }: Pressing,
  resource: Resource,
): CommandRefused | undefined => {
  const facts = { ...request.facts, ...world.used(request.family) }
  const asked = isLastDecision(request.steps, press.step) ? mustAnswer(resource, facts, world.router) : []
  const unmet = asked.find(({ id }) => press.answers[id] !== 'yes')
  if (unmet)
    return {
      why: press.answers[unmet.id] === 'no' ? 'not-satisfied' : 'missing-answer',
      question: unmet.question,
    }
  const field = resource.fields.find(({ id, required }) => required && !press.answers[id]?.trim())
  return field && isLastDecision(request.steps, press.step)
    ? { why: 'missing-answer', question: field.label }
    : undefined
}

/** Pence agreed: what was asked, or the lower sum the decider wrote. Part without a sum or a condition is no part. */
const agreedAmount = ({ request, press }: Pressing): number | undefined | CommandRefused => {
  const { amount = '', conditions = '' } = press.answers
  if (press.act === 'approve' || (amount.trim() === '' && conditions.trim() !== '')) return request.pence
  if (request.pence === undefined)
    return { why: 'missing-answer', question: 'What are the conditions, or how much less?' }
  const pounds = /^£?(\d{1,7})(?:\.(\d{2}))?$/.exec(amount.trim().replace(/,(?=\d{3}\b)/g, ''))
  if (!pounds) return { why: 'not-an-amount' }
  const pence = Number(pounds[1]) * 100 + Number(pounds[2] ?? 0)
  return pence > 0 && pence <= request.pence ? pence : { why: 'not-an-amount' }
}
