import type { Action, Question } from '../../cards/card.ts'
import type { FactDefinition, Facts, FactValue } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { WHICH_FAMILY } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital } from '../words/grammar.ts'
import { showFact } from '../views/format.ts'
import type { Context } from './context.ts'
import { withoutLedger } from './draft.ts'
import { draftButton } from './message.ts'
import { questionFor } from './questions.ts'
import type { Draft } from './turn.ts'
import { readReference } from './understand/reference.ts'
import type { Doubt } from './understand/doubt.ts'
import { readFact, together } from './read-fact.ts'

/** The whole request as a form, for people who prefer one: the same facts and the same questions. */
export const formAction = (
  draft: Draft,
  resource: Resource,
  missing: readonly string[],
  context: Context,
): Action =>
  draftButton(draft.id, 'form', BUTTONS.form, {
    questions: formFacts(draft, resource, missing, context).flatMap((fact) =>
      questionOf(fact, draft, context),
    ),
  })

const formFacts = (
  draft: Draft,
  resource: Resource,
  missing: readonly string[],
  { policy }: Context,
): readonly string[] => {
  const wanted = ['family', ...inHeading(resource), ...missing, ...Object.keys(draft.facts)]
  return [...new Set(wanted)].filter(
    (fact) => fact === 'family' || (policy.facts.get(fact)?.ask ?? '') !== '',
  )
}

const inHeading = (resource: Resource): readonly string[] =>
  [...resource.heading.matchAll(/\{(\w+)\}/g)].flatMap(([, fact]) => fact ?? [])

const questionOf = (fact: string, draft: Draft, context: Context): readonly Question[] => {
  if (fact === 'family')
    return [{ id: 'family', kind: 'line', label: WHICH_FAMILY, required: true, ...valued(draft.family) }]
  const definition = context.policy.facts.get(fact)
  return definition ? [asQuestion(definition, draft.facts[fact], questionFor(fact, [], context))] : []
}

const valued = (value: string | undefined): { readonly value?: string } =>
  value === undefined ? {} : { value }

const asQuestion = (definition: FactDefinition, value: FactValue | undefined, label: string): Question => {
  const base = { id: definition.id, label, required: false }
  const shown = value === undefined ? undefined : showFact(value, definition)
  switch (definition.kind) {
    case 'yes-no':
      return { ...base, kind: 'choice', options: yesNo(definition), ...valued(yesOrNo(value)) }
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        options: [...definition.options].map(([id, option]) => ({ id, label: capital(option.label) })),
        ...valued(value === undefined ? undefined : String(value)),
      }
    case 'date':
      return { ...base, kind: 'date', ...valued(value === undefined ? undefined : String(value)) }
    case 'text':
      return { ...base, kind: 'long', ...valued(shown) }
    case 'money':
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
    case 'hours':
      return { ...base, kind: 'line', ...valued(shown) }
  }
}

const yesOrNo = (value: FactValue | undefined): string | undefined =>
  value === undefined ? undefined : value === true ? 'yes' : 'no'

const yesNo = ({ options }: FactDefinition) =>
  ['yes', 'no'].map((id) => ({ id, label: capital(options.get(id)?.label ?? id) }))

/** What a form says, read like any answer: a line that can't be read is a doubt, never a guess. */
export const readForm = (
  answers: Readonly<Record<string, string>>,
  context: Context,
): { readonly facts: Facts; readonly family: string | undefined; readonly doubts: readonly Doubt[] } => {
  const filled = Object.entries(answers).filter(
    ([fact, answer]) => answer.trim() !== '' && context.policy.facts.has(fact),
  )
  const { facts, doubts } = together(filled.map(([fact, answer]) => readFact(fact, answer, context)))
  const reference = readReference(answers['family'] ?? '')
  return {
    facts: withoutLedger(facts, context.policy),
    family: reference.kind === 'reference' ? reference.reference : undefined,
    doubts,
  }
}
