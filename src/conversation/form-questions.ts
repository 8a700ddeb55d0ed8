import type { Question } from '../../cards/card.ts'
import type { FactDefinition, FactValue } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { showFact } from '../views/format.ts'
import { WHICH_FAMILY } from '../words/asking.ts'
import { capital } from '../words/grammar.ts'
import { ANYTHING_ELSE, HINTS, HOW_SOON, HURRIES, NO_NAMES } from '../words/whole-form.ts'
import type { Context } from './context.ts'
import type { Draft } from './turn.ts'

/** What is asked besides facts. No fact may be called these: one word can't have a hyphen, and a policy is refused a fact called family. */
export const FAMILY = 'family'
export const SOON = 'how-soon'
export const MORE = 'own-words'

/** The longest answer that one box takes. Characters. */
export const LONGEST_ANSWER = 4000

/** Every question of a resource's form: whose family it is, each fact it turns on or asks for, how soon, and what else. */
export const formQuestions = (draft: Draft, resource: Resource, context: Context): readonly Question[] => [
  {
    id: FAMILY,
    kind: 'line',
    most: LONGEST_ANSWER,
    label: WHICH_FAMILY,
    required: true,
    ...given(draft.unread[FAMILY]?.words ?? draft.family),
    ...problemOf(FAMILY, draft),
  },
  ...factsOfForm(draft, resource, context).map((fact) => factQuestion(fact, draft)),
  { id: SOON, kind: 'choice', label: HOW_SOON, required: false, options: HURRIES, ...given(draft.urgency) },
  {
    id: MORE,
    kind: 'long',
    most: LONGEST_ANSWER,
    label: ANYTHING_ELSE,
    required: false,
    hint: NO_NAMES,
    ...problemOf(MORE, draft),
  },
]

/** What stands in the heading first, then in the order in which it is asked, then whatever else decides. */
const factsOfForm = (
  draft: Draft,
  resource: Resource,
  { policy, reading }: Context,
): readonly FactDefinition[] => {
  const wanted = new Set([
    ...[...resource.heading.matchAll(/\{(\w+)\}/g)].flatMap(([, fact]) => fact ?? []),
    ...resource.asks.map(({ fact }) => fact),
    ...(reading.index.factsOf.get(resource.id) ?? []),
    ...Object.keys(draft.facts),
  ])
  return [...wanted].flatMap((id) => {
    const fact = policy.facts.get(id)
    return fact && fact.ask !== '' && !fact.derived ? [fact] : []
  })
}

const problemOf = (id: string, { unread }: Draft): { readonly problem?: string } => {
  const problem = unread[id]?.problem
  return problem === undefined ? {} : { problem }
}

const given = (value: string | undefined): { readonly value?: string } =>
  value === undefined ? {} : { value }

const hinted = ({ kind }: FactDefinition): { readonly hint?: string } => {
  const hint = HINTS[kind]
  return hint === undefined ? {} : { hint }
}

const factQuestion = (fact: FactDefinition, draft: Draft): Question => {
  const base = { id: fact.id, label: fact.ask, required: false, ...problemOf(fact.id, draft) }
  const value = draft.facts[fact.id]
  const typed = draft.unread[fact.id]?.words
  switch (fact.kind) {
    case 'yes-no':
      return { ...base, kind: 'choice', options: yesNo(fact), ...given(yesOrNo(value)) }
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        options: [...fact.options].map(([id, option]) => ({ id, label: capital(option.label) })),
        ...given(value === undefined ? undefined : String(value)),
      }
    case 'date':
      return { ...base, kind: 'date', ...given(value === undefined ? undefined : String(value)) }
    case 'text':
      return {
        ...base,
        kind: 'long',
        most: LONGEST_ANSWER,
        ...hinted(fact),
        ...given(typed ?? (value === undefined ? undefined : showFact(value, fact))),
      }
    case 'money':
    case 'hours':
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      // What can't be read as a figure is shown as it was typed, where a box for figures would be empty.
      return typed === undefined
        ? {
            ...base,
            kind: 'number',
            decimals: isParted(fact),
            ...hinted(fact),
            ...given(figures(value, fact)),
          }
        : { ...base, kind: 'line', most: LONGEST_ANSWER, ...hinted(fact), value: typed }
  }
}

const isParted = ({ kind }: FactDefinition): boolean => kind === 'money' || kind === 'hours'

/** Pence as pounds, quarter-hours as hours, in figures alone. */
const figures = (value: FactValue | undefined, { kind }: FactDefinition): string | undefined => {
  if (typeof value !== 'number') return undefined
  if (kind === 'money') return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2)
  return String(kind === 'hours' ? value / 4 : value)
}

const yesOrNo = (value: FactValue | undefined): string | undefined =>
  value === undefined ? undefined : value === true ? 'yes' : 'no'

const yesNo = ({ options }: FactDefinition) =>
  ['yes', 'no'].map((id) => ({ id, label: capital(options.get(id)?.label ?? id) }))
