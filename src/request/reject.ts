import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { letGo } from './hours/give-back.ts'
import { madeBefore } from './made-before.ts'
import { newEvent } from './new-event.ts'
import type { Press, Pressing } from './press.ts'
import { sittingOf } from './sitting.ts'

/** Rejects at a step, and with it the request. A refusal is a decision too: it needs its reasons (readings X5). */
export const reject = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const under = { policy: world.router.policy.version, clauses: request.route.clauses }
  const sealed = {
    step: press.step,
    thin: reasons.thin,
    ...under,
    ...sitting,
    ...chronologyTicked(press),
    ...madeBefore(pressing),
  }
  const event = newEvent(
    'rejected',
    request.id,
    given,
    { sealed, private: { reasons: reasons.reasons, considered: reasons.considered } },
    acting,
  )
  return { events: [event, ...letGo(request, { given, acting, world })] }
}

/** What the decider said of the chronology, where they were asked (readings P67). */
export const chronologyTicked = ({ answers }: Press): { readonly chronology?: boolean } => {
  const { chronology } = answers
  return chronology === 'yes' || chronology === 'no' ? { chronology: chronology === 'yes' } : {}
}
