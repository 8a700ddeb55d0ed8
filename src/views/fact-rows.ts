import type { FactRow } from '../../cards/card.ts'
import type { FactDefinition, Facts, FactValue } from '../policy/fact.ts'
import { LABELS } from '../words/card.ts'
import { capital, inSentence } from '../words/grammar.ts'
import { say } from '../words/text.ts'
import { showFact } from './format.ts'
import { saidOf } from './said.ts'

/**
 * What is known, as people read it: the worker's own words where there are any, then everything else in the policy's.
 * Plain yeses stand together, and so do plain noes: a row each would be a form.
 */
export const factRows = (
  facts: Facts,
  wanted: readonly string[],
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly FactRow[] => {
  const known = wanted.flatMap((fact) => {
    const [value, definition] = [facts[fact], definitions.get(fact)]
    return value === undefined || !definition ? [] : [{ value, definition }]
  })
  const bare = known.filter(({ definition }) => isBare(definition, facts))
  const own = known.filter(({ definition }) => !isBare(definition, facts))
  return [...own.map(({ value, definition }) => rowOf(value, definition, facts)), ...bundles(bare)]
}

type Known = { readonly value: FactValue; readonly definition: FactDefinition }

const isBare = ({ id, kind, options }: FactDefinition, facts: Facts): boolean =>
  kind === 'yes-no' &&
  saidOf(facts, id) === undefined &&
  (['yes', 'no'] as const).every((key) => (options.get(key)?.label ?? key) === key)

const rowOf = (value: FactValue, definition: FactDefinition, facts: Facts): FactRow => {
  const { id, label, kind } = definition
  const said = saidOf(facts, id)
  if (kind === 'text') return { label, value: say`${String(value)}`, typed: true }
  return said === undefined
    ? { label, value: say`${capital(showFact(value, definition))}` }
    : { label, value: say`${withoutLabel(said, label)}`, typed: true }
}

// "DWP: DWP said no" is "DWP: said no".
const withoutLabel = (said: string, label: string): string =>
  said.toLowerCase().startsWith(`${label.toLowerCase()} `) ? said.slice(label.length + 1) : said

const bundles = (bare: readonly Known[]): readonly FactRow[] => {
  if (bare.length < 3)
    return bare.map(({ value, definition }) => ({
      label: definition.label,
      value: say`${value === true ? LABELS.yes : LABELS.no}`,
    }))
  return [true, false].flatMap((answer) => {
    const labels = bare.filter(({ value }) => value === answer).map(({ definition }) => definition.label)
    if (labels.length === 0) return []
    const listed = labels.map((label, i) => (i === 0 ? label : inSentence(label))).join('; ')
    return [{ label: answer ? LABELS.yes : LABELS.no, value: say`${listed}` }]
  })
}
