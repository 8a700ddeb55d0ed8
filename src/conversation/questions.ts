import type { Action } from '../../cards/card.ts'
import type { FactDefinition } from '../policy/fact.ts'
import { WHICH_FAMILY } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital } from '../words/grammar.ts'
import type { Context } from './context.ts'
import { draftButton } from './message.ts'
import type { Doubt } from './understand/doubt.ts'

const MOST_BUTTONS = 5
// A yes-no fact may be asked as "What did DWP say?": its answer isn't a yes or a no, so it gets no such buttons.
const ASKS_YES_OR_NO =
  /(?:^|[.!?] )(?:is|are|was|were|has|have|had|will|would|does|do|did|can|could|might|should)\b[^.?]*\?$/i

const WANTS_WORDS = /^what\b/i

/** The question for a fact, or the doubt's own question where something was said that can't be taken as it stands. */
export const questionFor = (fact: string, doubts: readonly Doubt[], { policy }: Context): string => {
  const doubt = doubts.find((one) => one.fact === fact)
  if (doubt) return doubt.ask
  return fact === 'family' ? WHICH_FAMILY : (policy.facts.get(fact)?.ask ?? '')
}

/** Buttons for a fact with few answers; none where the question wants words. */
export const answerButtons = (fact: string, draft: string, { policy }: Context): readonly Action[] => {
  const definition = policy.facts.get(fact)
  const answers = definition ? answersOf(definition) : []
  return answers.length > MOST_BUTTONS
    ? []
    : answers.map(({ value, label }) => draftButton(draft, `fact:${fact}:${value}`, capital(label)))
}

/** A yes and a no to press, for a question that wanted words and got none that could be read. */
export const plainYesNo = (fact: string, draft: string, { policy }: Context): readonly Action[] => {
  const definition = policy.facts.get(fact)
  if (definition?.kind !== 'yes-no') return []
  const labelOf = (value: 'yes' | 'no'): string => {
    const label = definition.options.get(value)?.label ?? value
    return label === value ? BUTTONS[value] : capital(label)
  }
  return (['yes', 'no'] as const).map((value) => draftButton(draft, `fact:${fact}:${value}`, labelOf(value)))
}

/** The answers a fact can have, where they are few: what a button says and what it stands for. */
export const answersOf = (
  definition: FactDefinition,
): readonly { readonly value: string; readonly label: string }[] => {
  if (definition.kind === 'choice')
    return [...definition.options].map(([value, { label }]) => ({ value, label }))
  if (definition.kind !== 'yes-no') return []
  const options = ['yes', 'no'].map((value) => ({
    value,
    label: definition.options.get(value)?.label ?? value,
  }))
  const labelled = options.some(({ value, label }) => value !== label)
  return (labelled && !WANTS_WORDS.test(definition.ask)) || ASKS_YES_OR_NO.test(definition.ask) ? options : []
}
