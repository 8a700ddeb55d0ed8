import { didYouMean } from '../words/nearest-word.ts'
import { checkedYaml, type Mistake } from './checked-yaml.ts'
import type { BoxHolds, FormBox, FormDefinition } from './form.ts'
import { formsFile, type BoxFile, type FormFile } from './forms-file.ts'
import type { Policy } from './policy.ts'

export type ReadForms =
  | { readonly ok: true; readonly forms: Policy['forms'] }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

type Path = readonly (string | number)[]
type Problem = { readonly at: Path; readonly message: string }

/** Reads the text of a forms.yaml against its policy: every fact, role, field and resource that it names must be there. */
export const readForms = (text: string, policy: Policy): ReadForms => {
  const read = checkedYaml(text, formsFile)
  if (!read.ok) return read
  const all = Object.entries(read.value.forms)
  const problems = [...all.flatMap(([id, form]) => problemsIn(id, form, policy)), ...twice(all)]
  if (problems.length > 0)
    return { ok: false, mistakes: problems.map(({ at, message }) => read.at(at, message)) }
  const forms = all.flatMap(([id, form]) => {
    const built = buildForm(id, form)
    return form.for.map((resource) => [resource, built] as const)
  })
  return { ok: true, forms: new Map(forms) }
}

const problemsIn = (id: string, form: FormFile, policy: Policy): readonly Problem[] => [
  ...form.for.flatMap((resource, i) =>
    unknown('resource', resource, policy.resources.keys(), ['forms', id, 'for', i]),
  ),
  ...form.parts.flatMap(({ boxes }, part) =>
    boxes.flatMap((box, i) => boxProblems(box, form, policy, ['forms', id, 'parts', part, 'boxes', i])),
  ),
]

const boxProblems = (box: BoxFile, form: FormFile, policy: Policy, at: Path): readonly Problem[] => {
  const fields = form.for.flatMap((one) => policy.resources.get(one)?.fields.map(({ id }) => id) ?? [])
  const signing = ['requester', 'decider', ...policy.deciders.keys()]
  return [
    ...(box.fact === undefined ? [] : unknown('fact', box.fact, policy.facts.keys(), [...at, 'fact'])),
    ...(box.facts ?? []).flatMap((fact, i) =>
      unknown('fact', fact, policy.facts.keys(), [...at, 'facts', i]),
    ),
    ...(box.field === undefined
      ? []
      : unknown('field of that resource', box.field, fields, [...at, 'field'])),
    ...(box.signed === undefined ? [] : unknown('role', box.signed, signing, [...at, 'signed'])),
  ]
}

const unknown = (what: string, name: string, known: Iterable<string>, at: Path): readonly Problem[] => {
  const all = [...known]
  return all.includes(name)
    ? []
    : [{ at, message: `there is no ${what} "${name}" in the policy${didYouMean(name, all)}` }]
}

/** A resource has one form: which of two would be filled in is nobody's guess. */
const twice = (all: readonly (readonly [string, FormFile])[]): readonly Problem[] => {
  const named = all.flatMap(([id, form]) =>
    form.for.map((resource, i) => ({ resource, at: ['forms', id, 'for', i] })),
  )
  return named
    .filter(({ resource }, i) => named.findIndex((one) => one.resource === resource) !== i)
    .map(({ resource, at }) => ({ at, message: `"${resource}" has a form already` }))
}

const buildForm = (id: string, form: FormFile): FormDefinition => ({
  id,
  resources: form.for,
  title: form.title,
  source: form.source,
  clauses: form.clauses,
  head: form.head,
  notes: form.notes,
  parts: form.parts.map(({ title, boxes }) => ({ title, boxes: boxes.map(buildBox) })),
})

const buildBox = (box: BoxFile): FormBox => ({
  number: box.number ?? '',
  label: box.label,
  width: box.width,
  lines: box.lines,
  holds: holdsOf(box),
})

const holdsOf = ({ fact, facts, request, decision, field, pen, signed }: BoxFile): BoxHolds => {
  if (facts !== undefined) return { kind: 'facts', facts }
  if (fact !== undefined) return { kind: 'facts', facts: [fact] }
  if (request !== undefined) return { kind: 'request', item: request }
  if (decision !== undefined) return { kind: 'decision', item: decision }
  if (field !== undefined) return { kind: 'field', field }
  if (signed !== undefined) return { kind: 'signed', by: signed }
  return { kind: 'pen', item: pen ?? 'other' }
}
