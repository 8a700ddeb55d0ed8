import type { Decided } from '../request/decide.ts'
import type { Pressing } from '../request/press.ts'
import { askAsWell, giveLonger } from './ask-as-well.ts'
import { conditionMet } from './condition-met.ts'
import { review } from './review.ts'
import { sayUsed } from './say-used.ts'

/** The buttons of what time brought. None of them is a decision about the request; undefined for every other button. */
export const pressInTime = (ready: Omit<Pressing, 'acting'>): Decided | undefined => {
  switch (ready.press.act) {
    case 'ask-as-well':
      return askAsWell(ready)
    case 'give-longer':
      return giveLonger(ready)
    case 'condition-met':
      return conditionMet(ready)
    case 'goes-on':
    case 'has-ended':
      return review(ready)
    case 'used':
      return sayUsed(ready)
    default:
      return undefined
  }
}
