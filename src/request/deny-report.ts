import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'

/** Whoever is said to have decided it says that they did not: nothing was agreed, and the request is over. */
export const denyReport = ({ request, press, given, acting, world }: Pressing): Decided => {
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const said = { sealed: { step: press.step }, private: { reasons: reasons.reasons } }
  return { events: [newEvent('report-denied', request.id, given, said, acting)] }
}
