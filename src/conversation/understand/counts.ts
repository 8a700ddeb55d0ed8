import type { FactDefinition, FactValue } from '../../policy/fact.ts'
import type { FactWords } from './fact-words.ts'
import { stemsOf, type Found } from './phrases.ts'
import { asDays, asWeeks, quantitiesIn, type Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'

type Counting = { readonly tokens: readonly Token[]; readonly words: FactWords }
type Fit = {
  readonly fact: FactDefinition
  readonly quantity: Quantity
  readonly value: number
  readonly fit: number
}

const REACH = 3

/** Numbers with a unit, each given to the fact whose words stand closest round it: weeks asked, weeks already had. */
export const countsIn = (
  definitions: readonly FactDefinition[],
  { tokens, words }: Counting,
): Record<string, FactValue> => {
  const counted = definitions.filter(({ kind }) => /^(?:weeks|days|hours|number)$/.test(kind))
  if (counted.length === 0) return {}
  const cues = words.cues.find(tokens)
  const quantities = quantitiesIn(tokens)
  const alone = quantities.filter((one) => asDays(one) !== undefined).length === 1
  const fits = quantities.flatMap((quantity) =>
    counted.flatMap((fact): readonly Fit[] => {
      const value = valueFor(fact, quantity)
      const cue = Math.max(
        0,
        ...cues.filter(({ means }) => means.fact === fact.id).map((one) => closeness(one, quantity)),
      )
      return value === undefined ||
        (cue === 0 && quantity.unit === 'none') ||
        isWorkedOut(fact, cue, quantity, { tokens, alone })
        ? []
        : [{ fact, quantity, value, fit: cue }]
    }),
  )
  const given = assign(fits)
  return { ...noneAtAll(counted, cues, tokens, given), ...given }
}

const DENIED = stemsOf('not no none never nobody nil zero')
const ANY = new Set(['any', 'none', 'nil', 'zero', 'no', 'all'])

// "The social worker won't be doing any of them": a number too, and it is nought.
const noneAtAll = (
  counted: readonly FactDefinition[],
  cues: readonly Found<{ readonly fact: string }>[],
  tokens: readonly Token[],
  given: Record<string, FactValue>,
): Record<string, FactValue> =>
  Object.fromEntries(
    counted.flatMap(({ id, kind, derived }) => {
      if (kind !== 'number' || derived || given[id] !== undefined) return []
      const denied = cues.some(({ means, clause }) => {
        const words = means.fact === id ? tokens.filter((token) => token.clause === clause) : []
        return words.some(({ stem }) => DENIED.has(stem)) && words.some(({ word }) => ANY.has(word))
      })
      return denied ? [[id, 0] as const] : []
    }),
  )

// A fact worked out from others is given outright only where its own words stand by, or by a plain length of time.
const isWorkedOut = (
  { derived }: FactDefinition,
  cue: number,
  { from }: Quantity,
  { tokens, alone }: { readonly tokens: readonly Token[]; readonly alone: boolean },
): boolean => {
  if (!derived) return false
  if (derived.kind !== 'days-between') return true
  const ahead = /^(?:in|next|within|aged)$/.test(tokens[from - 1]?.word ?? '')
  return cue === 0 && (ahead || !alone)
}

const valueFor = ({ kind, words }: FactDefinition, quantity: Quantity): number | undefined => {
  const { value, unit, per } = quantity
  switch (kind) {
    case 'hours':
      // "6 a week" beside hours; "2 hours a day" is not known until somebody says how many days.
      if (unit === 'hour') return per === undefined || per === 'week' ? value * 4 : undefined
      if (unit === 'none' && per === 'week') return value * 4
      return undefined
    case 'weeks':
      return per === undefined ? asWeeks(quantity) : undefined
    case 'days':
      if (words.some((word) => word.startsWith('working days')))
        return unit === 'working-day' ? value : undefined
      return asDays(quantity)
    case 'number':
      return unit === 'none' || words.some((word) => word.startsWith(unit)) ? value : undefined
    case 'money':
    case 'age':
    case 'date':
    case 'yes-no':
    case 'choice':
    case 'text':
      return undefined
  }
}

const closeness = (cue: Found<{ readonly fact: string }>, { from, to, clause }: Quantity): number => {
  if (cue.clause !== clause) return 0
  const apart = cue.from > to ? cue.from - to : from > cue.to ? from - cue.to : 0
  if (apart > REACH) return 0
  // The unit itself says little: "weeks" fits every fact that is counted in weeks.
  return apart === 0 && cue.length === 1 ? 0.5 : cue.length + (REACH - apart) / 10
}

const assign = (fits: readonly Fit[]): Record<string, FactValue> => {
  const taken = new Set<Quantity>()
  const facts: Record<string, FactValue> = {}
  for (const { fact, quantity, value } of fits.toSorted(
    (a, b) => b.fit - a.fit || a.quantity.from - b.quantity.from,
  )) {
    if (taken.has(quantity) || facts[fact.id] !== undefined) continue
    taken.add(quantity)
    facts[fact.id] = value
  }
  return facts
}
