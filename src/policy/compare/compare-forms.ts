import type { FormDefinition } from '../form.ts'
import type { Policy } from '../policy.ts'

/** What changed in a council's own forms, a sentence each. */
export const formChangeLines = (old: Policy['forms'], now: Policy['forms']): readonly string[] => {
  const [before, after] = [byId(old), byId(now)]
  return [
    ...[...after.values()].flatMap((is) => {
      const was = before.get(is.id)
      if (!was) return [`${is.title}: a new form`]
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${is.title}: the form is another`]
    }),
    ...[...before.values()].flatMap(({ id, title }) => (after.has(id) ? [] : [`${title}: no longer a form`])),
  ]
}

const byId = (forms: Policy['forms']): ReadonlyMap<string, FormDefinition> =>
  new Map([...forms.values()].map((form) => [form.id, form]))
