import { approve } from './approve.ts'
import type { Command, Given, PressAct } from './command.ts'
import type { Decided } from './decide.ts'
import { endorse } from './endorse.ts'
import { evolve } from './evolve.ts'
import { mayAct } from './may-act.ts'
import type { Press, Pressing } from './press.ts'
import { reject } from './reject.ts'
import { openConsultations, type Request } from './request.ts'
import type { World } from './world.ts'

type Submit = Extract<Command, { kind: 'submit' }>

/** What whoever made a decision says of it as they record it: how it went, and everything their card would have asked. */
export type SaidAsMaker = {
  readonly act: Extract<PressAct, 'approve' | 'approve-part' | 'reject'>
  readonly answers: Readonly<Record<string, string>>
  /** They were told once that their reasons are thin: now these stand. */
  readonly nudged: boolean
}

/**
 * Whoever records a decision of their own has said so by recording it: nobody asks them again whether it is right. It
 * takes their reasons and everything else that a press takes, in the same act, or nothing is recorded. Where somebody has
 * to be asked before it can be decided, it waits for them as any request does.
 */
export const withOwnDecision = (decided: Decided, command: Submit, given: Given, world: World): Decided => {
  const { said, made } = command
  const submitted = decided.events.find(({ type }) => type === 'submitted')
  if (!said || made?.by !== given.by || !submitted) return decided
  const request = evolve(undefined, submitted, '')
  if (!request?.made || openConsultations(request).length > 0) return decided
  const result = decideAsMaker(said.nudged ? { ...request, nudged: [given.by] } : request, said, given, world)
  return result.refused ? result : { events: [...decided.events, ...result.events] }
}

const decideAsMaker = (
  request: Request,
  { act, answers }: SaidAsMaker,
  given: Given,
  world: World,
): Decided => {
  const step = request.made?.step ?? 0
  const acting = mayAct(request, step, given.by, world)
  if ('why' in acting) return { events: [], refused: acting }
  const press: Press = { kind: 'press', request: request.id, step, version: request.version, act, answers }
  const pressing: Pressing = { request, press, given, acting, world }
  if (act === 'reject') return reject(pressing)
  return request.steps[step]?.shown.act === 'endorse' ? endorse(pressing) : approve(pressing)
}
