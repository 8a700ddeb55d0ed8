import type { FormBox, FormDefinition } from '../policy/form.ts'
import type { FactDefinition, Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import { FORM } from '../words/form.ts'

/** The form of a resource: the council's own, or a plain one of what is asked, what is known, and what was decided. */
export const formFor = (resource: Resource, facts: Facts, policy: Policy): FormDefinition =>
  policy.forms.get(resource.id) ?? plainForm(resource, facts, policy)

const plainForm = (resource: Resource, facts: Facts, policy: Policy): FormDefinition => ({
  id: resource.id,
  resources: [resource.id],
  title: resource.title,
  source: '',
  clauses: [],
  head: [],
  notes: [],
  parts: [
    { title: FORM.asked, boxes: [...PEOPLE, ...inHeading(resource).flatMap((id) => factBox(id, policy))] },
    { title: FORM.known, boxes: knownBoxes(resource, facts, policy) },
    { title: FORM.decision, boxes: DECISION },
  ],
})

const box = (label: string, holds: FormBox['holds'], width: FormBox['width'] = 'half'): FormBox => ({
  number: '',
  label,
  width,
  lines: 1,
  holds,
})

const PEOPLE: readonly FormBox[] = [
  box(FORM.name, { kind: 'pen', item: 'name' }),
  box(FORM.dateOfBirth, { kind: 'pen', item: 'date-of-birth' }),
  box(FORM.family, { kind: 'request', item: 'family' }),
  box(FORM.team, { kind: 'request', item: 'team' }),
  box(FORM.askedBy, { kind: 'request', item: 'asked-by' }),
  box(FORM.whenNeeded, { kind: 'request', item: 'when-needed' }),
]

const DECISION: readonly FormBox[] = [
  box(FORM.outcome, { kind: 'decision', item: 'outcome' }),
  box(FORM.decidedOn, { kind: 'decision', item: 'decided-on' }),
  box(FORM.reasons, { kind: 'decision', item: 'reasons' }, 'whole'),
  box(FORM.conditions, { kind: 'decision', item: 'conditions' }, 'whole'),
  box(FORM.askedBy, { kind: 'signed', by: 'requester' }, 'whole'),
  box(FORM.decidedBy, { kind: 'signed', by: 'decider' }, 'whole'),
]

const inHeading = ({ heading }: Resource): readonly string[] =>
  [...heading.matchAll(/\{(\w+)\}/g)].flatMap(([, fact]) => fact ?? [])

const knownBoxes = (resource: Resource, facts: Facts, policy: Policy): readonly FormBox[] => {
  const wanted = new Set([...resource.asks.map(({ fact }) => fact), ...Object.keys(facts)])
  return [
    ...[...wanted].filter((id) => !inHeading(resource).includes(id)).flatMap((id) => factBox(id, policy)),
    box(FORM.ownWords, { kind: 'request', item: 'own-words' }, 'whole'),
  ]
}

const factBox = (id: string, { facts }: Policy): readonly FormBox[] => {
  const fact = facts.get(id)
  return fact ? [box(fact.label, { kind: 'facts', facts: [id] }, isLong(fact) ? 'whole' : 'half')] : []
}

const isLong = ({ kind }: FactDefinition): boolean => kind === 'text'
