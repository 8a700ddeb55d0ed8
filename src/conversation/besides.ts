import type { Draft } from './turn.ts'
import type { Understood } from './understand/understand.ts'

/** "Also baby has no nappies, need £30": another need than the one that is half-finished, whoever it is for. */
export const isBesides = ({ finding, text }: Understood, { resource }: Draft): boolean =>
  /^\W*(?:and )?(?:also|another thing|plus)\b/i.test(text) &&
  finding.kind !== 'none' &&
  resource !== undefined &&
  finding.ranked.every((one) => one.resource.id !== resource)
