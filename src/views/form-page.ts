import type { Directory } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { BoxHolds, FormBox, RequestItem } from '../policy/form.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import type { Request } from '../request/request.ts'
import { needed } from '../words/card.ts'
import { FORM } from '../words/form.ts'
import { capital } from '../words/grammar.ts'
import { dayAndYear, showFact } from './format.ts'
import { decisionItem, fieldValue, signature } from './form-decision.ts'
import { formFor } from './form-for.ts'
import { headingOf } from './heading.ts'
import { namesFrom, type Names } from './names.ts'
import { saidOf } from './said.ts'

/** A filled form, ready to be drawn: as a card, as a PDF, as a Word document. The same request gives the same page. */
export type FormPage = {
  readonly council: string
  readonly title: string
  /** "Appendix 1 of the policy on therapeutic interventions, December 2022". */
  readonly source: string
  readonly head: readonly string[]
  readonly parts: readonly { readonly title: string; readonly boxes: readonly PageBox[] }[]
  readonly notes: readonly string[]
  readonly reference: string
  readonly family: string
  /** The instant of the last thing on it, ISO in UTC: what the document is dated by. */
  readonly at: string
}

export type PageBox = {
  readonly label: string
  readonly width: 'half' | 'whole'
  readonly lines: number
  readonly content: BoxContent
}

export type BoxContent =
  /** Words that a person typed, or what the record says. Never markup. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'empty'; readonly says: string }
  /** For the pen. */
  | { readonly kind: 'pen' }

/** What a form is filled from. */
export type Filling = {
  readonly request: Request
  readonly resource: Resource
  readonly policy: Policy
  readonly directory: Directory
  readonly names: Names
}

/** Fills in the form of a request from the record. Undefined where its resource has left the policy. */
export const formPage = (request: Request, policy: Policy, directory: Directory): FormPage | undefined => {
  const resource = policy.resources.get(request.resource)
  if (!resource) return undefined
  const filling = { request, resource, policy, directory, names: namesFrom(directory, policy) }
  const form = formFor(resource, request.facts, policy)
  return {
    council: policy.name,
    title: form.title,
    source: form.source,
    head: form.head,
    parts: form.parts.map((part) => ({
      title: part.title,
      boxes: part.boxes.map((box) => pageBox(box, filling)),
    })),
    notes: [...ended(request), ...form.notes, ...(hasPen(form.parts) ? [FORM.penIsYours] : [])],
    reference: request.reference,
    family: request.family,
    at: lastAt(request),
  }
}

const hasPen = (parts: readonly { readonly boxes: readonly FormBox[] }[]): boolean =>
  parts.some(({ boxes }) => boxes.some(({ holds }) => holds.kind === 'pen'))

const ended = ({ status }: Request): readonly string[] => {
  if (status === 'withdrawn') return [FORM.withdrawn]
  return status === 'undone' ? [FORM.undone] : []
}

const lastAt = (request: Request): string => {
  const steps = request.steps.flatMap(({ done }) => done?.at ?? [])
  const end = request.status === 'withdrawn' || request.status === 'undone' ? [request.at] : []
  return [request.sentAt, ...steps, ...end].toSorted().at(-1) ?? request.sentAt
}

const pageBox = (box: FormBox, filling: Filling): PageBox => ({
  label: box.number === '' ? box.label : `${box.number}) ${box.label}`,
  width: box.width,
  lines: box.lines,
  content: contentOf(box.holds, filling),
})

const contentOf = (holds: BoxHolds, filling: Filling): BoxContent => {
  switch (holds.kind) {
    case 'facts':
      return answered(factsText(holds.facts, filling), FORM.notAnswered)
    case 'request':
      return answered(requestItem(holds.item, filling), FORM.notAnswered)
    case 'decision':
      return answered(decisionItem(holds.item, filling), decisionOf(filling) ? '' : FORM.notDecided)
    case 'field':
      return answered(fieldValue(holds.field, filling), decisionOf(filling) ? '' : FORM.notDecided)
    case 'pen':
      return { kind: 'pen' }
    case 'signed':
      return answered(signature(holds.by, filling), FORM.notAgreed)
  }
}

const decisionOf = ({ request }: Filling): boolean => 'decision' in request && request.decision !== undefined

const answered = (text: string, otherwise: string): BoxContent =>
  text.trim() === '' ? { kind: 'empty', says: otherwise } : { kind: 'answer', text }

/** One fact stands alone; of several each has its own label. */
const factsText = (facts: readonly string[], filling: Filling): string => {
  const known = facts.flatMap((id) => {
    const text = factText(id, filling)
    return text === undefined ? [] : [{ label: filling.policy.facts.get(id)?.label ?? id, text }]
  })
  return facts.length === 1
    ? (known[0]?.text ?? '')
    : known.map(({ label, text }) => `${label}: ${text}`).join('\n')
}

const factText = (id: string, { request, policy }: Filling): string | undefined => {
  const [value, definition] = [request.facts[id], policy.facts.get(id)]
  if (value === undefined || !definition) return undefined
  if (definition.kind === 'text') return String(value)
  const shown = definition.kind === 'date' ? dayAndYear(String(value)) : capital(showFact(value, definition))
  const said = saidOf(request.facts, id)
  return said === undefined ? shown : `${shown}. “${said}”`
}

const requestItem = (item: RequestItem, { request, resource, policy, directory, names }: Filling): string => {
  switch (item) {
    case 'family':
      return request.family
    case 'reference':
      return request.reference
    case 'what':
      return capital(headingOf(resource, request.facts, policy.facts))
    case 'asked-by':
      return request.requesters.map((id) => withTitle(id, directory, names)).join(' for ')
    case 'asked-on':
      return dayAndYear(londonDate(request.sentAt))
    case 'team':
      return directory.teams.get(request.team)?.name ?? request.team
    case 'when-needed':
      return capital(needed(request.urgency))
    case 'own-words':
      return request.words.join('\n')
  }
}

const withTitle = (id: string, { people }: Directory, names: Names): string => {
  const person = people.get(id)
  return person ? `${person.name}, ${person.title}` : names.person(id)
}
