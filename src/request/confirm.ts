import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { sittingOf } from './sitting.ts'

const OUTCOMES = ['confirmed', 'confirmed-with-change', 'not-confirmed'] as const

/** Enters what a panel made of a decision taken outside it. Nothing is undone by itself. */
export const confirm = (pressing: Pressing): Decided => {
  const { request, press, given, acting } = pressing
  const outcome = OUTCOMES.find((one) => one === press.answers['outcome'])
  if (!outcome) return { events: [], refused: { why: 'missing-answer', question: 'Was it confirmed?' } }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  const sealed = { step: press.step, outcome, sitting: sitting.sitting ?? '' }
  return {
    events: [
      newEvent(
        'confirmed',
        request.id,
        given,
        { sealed, private: { reasons: reasons.reasons, considered: reasons.considered } },
        acting,
      ),
    ],
  }
}
