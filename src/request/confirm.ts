import { dayIn, missingIn, tooLongIn } from '../panel/answers.ts'
import { ownersFor } from '../panel/owners.ts'
import { ASKS } from '../words/panel.ts'
import type { CommandRefused } from './command.ts'
import type { Decided } from './decide.ts'
import type { EventOf } from './event.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { typed } from './reasons.ts'
import { sittingOf } from './sitting.ts'
import { ASKED } from '../words/field-questions.ts'

type Outcome = EventOf<'confirmed'>['sealed']['outcome']

const OUTCOMES: readonly Outcome[] = ['confirmed', 'confirmed-with-change', 'not-confirmed']

const outcomeOf = ({ act, answers }: Pressing['press']): Outcome | undefined => {
  if (act === 'confirm-change') return 'confirmed-with-change'
  if (act === 'not-confirm') return 'not-confirmed'
  return OUTCOMES.find((one) => one === answers['outcome'])
}

/**
 * Enters what a panel made of a decision taken outside it. Nothing is undone by itself: a change, or a no, has an owner,
 * a next act and a day, and stays open until the owner says that it is done.
 */
export const confirm = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  const outcome = outcomeOf(press)
  if (!outcome) return { events: [], refused: { why: 'missing-answer', question: ASKED.confirmed } }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const next = outcome === 'confirmed' ? NOTHING_LEFT : nextActOf(pressing)
  if ('why' in next) return { events: [], refused: next }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const contents = {
    sealed: { step: press.step, outcome, sitting: sitting.sitting ?? '', ...next.sealed },
    private: { reasons: reasons.reasons, considered: reasons.considered, ...next.private },
  }
  return { events: [newEvent('confirmed', request.id, given, contents, acting)] }
}

type NextAct = {
  readonly sealed: { readonly owner?: string; readonly due?: string }
  readonly private: { readonly next?: string }
}
const NOTHING_LEFT: NextAct = { sealed: {}, private: {} }

const nextActOf = ({ request, press: { answers }, world }: Pressing): NextAct | CommandRefused => {
  const owner = ownersFor(request, world).find((post) => post === answers['owner'])
  if (owner === undefined) return { why: 'missing-answer', question: ASKS.owner }
  const wrong = missingIn(answers, ['next']) ?? tooLongIn(answers, ['next'])
  if (wrong) return wrong
  const due = dayIn(answers['due'], world.today)
  if (due === undefined) return { why: 'missing-answer', question: ASKS.due }
  return { sealed: { owner, due }, private: { next: typed(answers['next']) } }
}
