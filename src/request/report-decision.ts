import { ASKED } from '../words/field-questions.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { countsMoneyOrHours, isAhead, type CannotRecord, type Made } from './made.ts'
import { mayAct } from './may-act.ts'
import { newEvent } from './new-event.ts'
import type { Press } from './press.ts'
import { currentStep, type Request } from './request.ts'
import type { World } from './world.ts'

type Report = Extract<Command, { kind: 'report-decision' }>

/**
 * Puts on record that somebody is said to have decided what is open already, when and how. It agrees nothing, takes the
 * step from nobody, and gives its maker no power: they must have held a post of the step at that moment.
 */
export const reportDecision = ({ request: id, made: said }: Report, given: Given, world: World): Decided => {
  const request = world.request(id)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  if (request.status !== 'open') return { events: [], refused: { why: 'not-open', status: request.status } }
  const cannot = (because: CannotRecord): Decided => ({
    events: [],
    refused: { why: 'cannot-record', because, person: said.by },
  })
  const step = currentStep(request)
  const shown = step === undefined ? undefined : request.steps[step]?.shown
  if (step === undefined || !shown || shown.panel || shown.outside || request.made)
    return cannot('open-not-theirs')
  const resource = world.router.policy.resources.get(request.resource)
  const counted = resource && countsMoneyOrHours(resource, request.facts, world)
  if (counted) return cannot(counted)
  if (isAhead(said, given.at)) return cannot('not-yet')
  const made: Made = { ...said, reportedBy: given.by, step }
  const may = mayAct(request, step, said.by, world, made)
  if ('why' in may) return may.why === 'own-request' ? cannot('own-request') : cannot('open-not-theirs')
  return { events: [newEvent('decision-reported', id, given, { sealed: { made }, private: {} })] }
}

/** What somebody is said to have decided at a step that is open with others, while they have not said whether it was so. */
export const reportOf = (request: Request, step: number, person: string): Made | undefined =>
  request.steps[step]?.reports?.find(({ by }) => by === person)

const DECIDES: ReadonlySet<Press['act']> = new Set(['approve', 'approve-part', 'reject', 'endorse'])

/** The answer of a maker's card: it was decided then, as was reported, or only now. */
export const REPORTED = 'reported'

/**
 * Whether a press confirms, or denies, what somebody is said to have decided: only its maker's can. They say which it was,
 * then or now, because nobody else can know. Undefined for any other press.
 */
export const confirmsReport = (
  request: Request,
  { step, act, answers }: Press,
  person: string,
): Made | CommandRefused | undefined => {
  const report = reportOf(request, step, person)
  if (act === 'deny-report' && request.made?.step !== step) return report ?? { why: 'stale' }
  if (!report || !DECIDES.has(act)) return undefined
  if (answers[REPORTED] === 'then') return report
  return answers[REPORTED] === 'now' ? undefined : { why: 'missing-answer', question: ASKED.decidedThen }
}
