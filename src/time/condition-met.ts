import { holds } from '../people/directory.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { REASONS_LIMIT, typed } from '../request/reasons.ts'
import { openConditions } from '../request/time-state.ts'
import { ASKED } from '../words/field-questions.ts'

/** Marks a condition as met, in words. Whoever sees to it, whoever asked, or the post that made it can. */
export const conditionMet = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  const condition = openConditions(request).find(({ step }) => step === press.step)
  if (!condition) return { events: [], refused: { why: 'stale' } }
  const made = request.steps[condition.step]?.done?.post ?? ''
  const is = (id: string): boolean => id === given.by || holds(world.directory, id, given.by, world.today)
  if (![...request.requesters, condition.owner ?? '', made].some(is))
    return { events: [], refused: { why: 'not-yours', posts: [made] } }
  const words = typed(press.answers['words'])
  if (words === '') return { events: [], refused: { why: 'missing-answer', question: ASKED.whatWasDone } }
  if (words.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  return {
    events: [
      newEvent('condition-met', request.id, given, { sealed: { step: press.step }, private: { words } }),
    ],
  }
}
