import type { Button } from '../../cards/card.ts'
import { PRESS_ACTS, type Command } from './command.ts'
import { penceTyped } from './used.ts'

type Answers = Readonly<Record<string, string>>

/** What the press of a request's button asks for; undefined where it is no command: a look, or the start of another request. */
export const commandOf = ({
  button,
  answers,
}: {
  readonly button: Button
  readonly answers: Answers
}): Command | undefined => {
  const { id: request, step, version, act } = button
  // "file:F2201-1" names the child on the button; else what was answered in the same act does.
  const [of, child = answers['child'] ?? ''] = act.split(':')
  if (of === 'file') return { kind: 'file', request, child, on: answers['on'] ?? '' }
  if (act === 'say-used') return { kind: 'say-used', request, used: penceTyped(answers['amount']) }
  if (act === 'accept-used' || act === 'keep-used')
    return { kind: 'answer-used', request, claim: step, accept: act === 'accept-used', answers }
  if (act === 'told-right') return { kind: 'tell-right', request }
  // "borrow:hos-cp,hos-frt" names whom to ask: what it may come to is worked out at the press like any answer.
  const [name, lenders] = act.split(':')
  const pressAct = PRESS_ACTS.find((one) => one === name)
  const given = pressAct === 'borrow' && lenders !== undefined ? { ...answers, lenders } : answers
  return pressAct && { kind: 'press', request, step, version, act: pressAct, answers: given }
}
