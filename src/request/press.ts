import { agreeAlternative } from '../panel/agree-alternative.ts'
import { defer } from '../panel/defer.ts'
import { followUp } from '../panel/follow-up.ts'
import { givePaper } from '../panel/papers.ts'
import { rebook } from '../panel/rebook.ts'
import { approve } from './approve.ts'
import { askRequester } from './ask-requester.ts'
import type { Command, CommandRefused, Given, PressAct } from './command.ts'
import type { StepShown } from './event.ts'
import { denyReport } from './deny-report.ts'
import { confirm } from './confirm.ts'
import { pressInTime } from '../time/press-in-time.ts'
import type { Decided } from './decide.ts'
import { consult, endorse } from './endorse.ts'
import { isHoursAct, type HoursAct } from './hours/hours-acts.ts'
import { pressHours } from './hours/press-hours.ts'
import type { ActingAs } from './as-holder.ts'
import type { Made } from './made.ts'
import { mayAct } from './may-act.ts'
import { newEvent } from './new-event.ts'
import { recordReply } from './record-reply.ts'
import { recordTry } from './record-try.ts'
import { refer } from './refer.ts'
import { reject } from './reject.ts'
import type { Request } from './request.ts'
import { activeSteps } from './request.ts'
import { confirmsReport } from './report-decision.ts'
import { rerouted } from './reroute.ts'
import { withdrawDecision } from './withdraw-decision.ts'
import type { World } from './world.ts'

export type Press = Extract<Command, { kind: 'press' }>

/** A press that may be carried out: the request as it stands, the step, and the post the person acts for. */
export type Pressing = {
  readonly request: Request
  readonly press: Press
  readonly given: Given
  readonly acting: ActingAs
  readonly world: World
  /** What they were said to have decided, and say that they did: when and how. */
  readonly then?: Made
}

/**
 * Carries out a button of a card. Only its ids are believed: who pressed, whether they may, and where the request
 * should go are all worked out again. A refused press changes nothing and is itself recorded.
 */
export const press = (command: Press, given: Given, world: World): Decided => {
  const request = world.request(command.request)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  const decided = carryOut(request, command, given, world)
  return decided.refused && decided.events.length === 0
    ? { ...decided, events: [pressRefused(request, command, given, decided.refused)] }
    : decided
}

const pressRefused = (request: Request, { act }: Press, given: Given, { why }: CommandRefused) =>
  newEvent('press-refused', request.id, given, { sealed: { act, why }, private: {} })

const carryOut = (request: Request, command: Press, given: Given, world: World): Decided => {
  const ready = { request, press: command, given, world }
  if (command.act === 'withdraw-decision') return withdrawDecision(ready)
  if (command.act === 'spoke-to' || command.act === 'no-answer') return recordTry(ready)
  if (command.act === 'record-reply') return recordReply(ready)
  const inTime = pressInTime(ready)
  if (inTime) return inTime
  if (command.act === 'paper') return givePaper(ready)
  if (command.act === 'follow-up') return followUp(ready)
  if (isHoursAct(command.act)) return pressHours(ready, command.act)
  const refused = refuseByState(request, command)
  if (refused) return { events: [], refused }
  const then = confirmsReport(request, command, given.by)
  if (then && 'why' in then) return { events: [], refused: then }
  const acting = mayAct(request, command.step, given.by, world, then)
  if ('why' in acting) return { events: [], refused: acting }
  const changed = request.status === 'open' ? rerouted(request, given, world) : undefined
  if (changed) return changed
  return act({ ...ready, acting, ...(then && { then }) }, command.act)
}

const act = (pressing: Pressing, which: Exclude<PressAct, HoursAct>): Decided => {
  switch (which) {
    case 'approve':
    case 'approve-part':
      return approve(pressing)
    case 'reject':
      return reject(pressing)
    case 'endorse':
      return endorse(pressing)
    case 'consult':
      return consult(pressing)
    case 'ask':
      return askRequester(pressing)
    case 'refer':
      return refer(pressing)
    case 'confirm':
    case 'confirm-change':
    case 'not-confirm':
      return confirm(pressing)
    case 'defer':
      return defer(pressing)
    case 'alternative':
      return agreeAlternative(pressing)
    case 'rebook':
      return rebook(pressing)
    case 'deny-report':
      return denyReport(pressing)
    case 'paper':
    case 'follow-up':
    case 'spoke-to':
    case 'no-answer':
    case 'record-reply':
    case 'withdraw-decision':
    case 'ask-as-well':
    case 'give-longer':
    case 'condition-met':
    case 'goes-on':
    case 'has-ended':
    case 'used':
    case 'end-watch':
      return { events: [], refused: { why: 'stale' } }
  }
}

/** What a card drawn earlier can no longer do: decided, withdrawn, changed, or waiting for a step before it. */
const refuseByState = (request: Request, { step, version, act }: Press): CommandRefused | undefined => {
  const done = request.steps[step]?.done
  if (done) return { why: 'already-decided', outcome: done.outcome, by: done.by, at: done.at }
  if (request.status === 'withdrawn' || request.status === 'undone')
    return { why: 'already-decided', outcome: 'withdrew', by: request.by, at: request.at }
  if (request.status === 'rejected')
    return { why: 'already-decided', outcome: 'rejected', by: request.decision.by, at: request.decision.at }
  if (version !== request.version) return { why: 'stale' }
  const active = activeSteps(request)
  if (!active.includes(step))
    return { why: 'out-of-order', posts: active.flatMap((i) => request.steps[i]?.posts ?? []) }
  const shown = request.steps[step]?.shown
  if (!shown) return { why: 'stale' }
  const acts =
    request.made?.step === step
      ? actsOfMaker(shown)
      : [...actsOf(shown), ...(request.steps[step]?.reports ? (['deny-report'] as const) : [])]
  return acts.includes(act) ? undefined : { why: 'stale' }
}

/** What each kind of step can be answered with. A button says which act is wanted; whether the step has it is looked up here. */
const ACTS_OF: Readonly<Record<StepShown['act'], readonly PressAct[]>> = {
  decide: ['approve', 'approve-part', 'reject', 'ask', 'refer'],
  endorse: ['endorse', 'reject', 'ask', 'refer'],
  consult: ['consult', 'ask'],
  confirm: ['confirm', 'confirm-change', 'not-confirm'],
  notify: [],
}

/** Whoever decided it already can say what they decided, and nothing else. */
const actsOfMaker = ({ act }: StepShown): readonly PressAct[] =>
  act === 'endorse'
    ? ['endorse', 'reject', 'deny-report']
    : ['approve', 'approve-part', 'reject', 'deny-report']

/** What the recorder of a panel can enter besides, for something that comes before it. */
const AT_A_PANEL: readonly PressAct[] = ['defer', 'alternative', 'rebook']

const actsOf = ({ act, panel }: StepShown): readonly PressAct[] =>
  panel && (act === 'decide' || act === 'confirm') ? [...ACTS_OF[act], ...AT_A_PANEL] : ACTS_OF[act]
