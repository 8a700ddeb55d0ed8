import type { Decided } from '../request/decide.ts'
import { giveReasons } from '../request/give-reasons.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { typed } from '../request/reasons.ts'
import { chronologyTicked } from '../request/reject.ts'
import { sittingOf } from '../request/sitting.ts'
import { missingIn, tooLongIn } from './answers.ts'

/**
 * The panel did not agree what was asked and agreed something else, whose risk is shared: what, and by whom. What was
 * asked is rejected; what goes with the alternative is asked for on its own. Only for a panel that the policy lets do so.
 */
export const agreeAlternative = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  const panel = world.router.policy.deciders.get(acting.post)
  const { act } = request.steps[press.step]?.shown ?? {}
  if (panel?.kind !== 'panel' || !panel.alternative || act !== 'decide')
    return { events: [], refused: { why: 'stale' } }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const { answers } = press
  const refused = missingIn(answers, ['instead', 'sharedBy']) ?? tooLongIn(answers, ['instead', 'sharedBy'])
  if (refused) return { events: [], refused }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const under = { policy: world.router.policy.version, clauses: request.route.clauses }
  const event = newEvent(
    'rejected',
    request.id,
    given,
    {
      sealed: {
        step: press.step,
        thin: reasons.thin,
        alternative: true,
        ...under,
        ...sitting,
        ...chronologyTicked(press),
      },
      private: {
        reasons: reasons.reasons,
        considered: reasons.considered,
        instead: typed(answers['instead']),
        sharedBy: typed(answers['sharedBy']),
      },
    },
    acting,
  )
  return { events: [event] }
}
