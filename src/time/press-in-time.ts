import type { PressAct } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import type { Pressing } from '../request/press.ts'
import { askAsWell, giveLonger } from './ask-as-well.ts'
import { conditionMet } from './condition-met.ts'
import { review } from './review.ts'
import { sayUsed } from './say-used.ts'
import { endWatch } from './watch.ts'

type Ready = Omit<Pressing, 'acting'>

const IN_TIME: Readonly<Partial<Record<PressAct, (ready: Ready) => Decided>>> = {
  'ask-as-well': askAsWell,
  'give-longer': giveLonger,
  'condition-met': conditionMet,
  'goes-on': review,
  'has-ended': review,
  used: sayUsed,
  'end-watch': endWatch,
}

/** The buttons of what time brought. None of them is a decision about the request; undefined for every other button. */
export const pressInTime = (ready: Ready): Decided | undefined => IN_TIME[ready.press.act]?.(ready)
