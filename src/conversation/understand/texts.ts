import type { FactDefinition, FactValue } from '../../policy/fact.ts'
import type { FactWords } from './fact-words.ts'
import { leaveOutNames } from './names.ts'
import type { Token } from './tokens.ts'

const LONGEST = 80
const REFERENCE = /(?:^| )(?:for )?[a-z][ -]?\d{3,6}\b.*$/i

type Texts = { readonly text: string; readonly tokens: readonly Token[]; readonly words: FactWords }

/** Facts in people's own words: what stands after the fact's words, to the end of the clause. Only the first such fact takes it. */
export const textsIn = (
  definitions: readonly FactDefinition[],
  { text }: Texts,
): Record<string, FactValue> => {
  const facts: Record<string, FactValue> = {}
  const taken = new Set<number>()
  for (const { id, words } of definitions.filter(({ kind }) => kind === 'text')) {
    const found = words.flatMap((word) => afterWord(text, word)).toSorted((a, b) => a.at - b.at)[0]
    if (!found || taken.has(found.at)) continue
    taken.add(found.at)
    facts[id] = leaveOutNames(found.said).text
  }
  return facts
}

type Said = { readonly at: number; readonly said: string }

// "£60 gas and leccy": what stands after the sum is what it is for.
const AFTER_SUM = /(?:£[\d.,]*\d|\d (?:quid|pounds))(?: |, )(?!for\b|a\b|per\b|plus\b|to\b|in\b|[a-z]?\d)/i

const afterWord = (text: string, word: string): readonly Said[] => {
  const cue = word.toLowerCase()
  const at = text.toLowerCase().search(new RegExp(`\\b${escaped(cue)} `))
  const said = at < 0 ? '' : firstWords(text.slice(at + cue.length + 1))
  if (said !== '') return [{ at, said }]
  const sum = cue === 'for' ? AFTER_SUM.exec(text) : null
  const bought = sum ? firstWords(text.slice(sum.index + sum[0].length)) : ''
  return sum && bought !== '' ? [{ at: sum.index, said: bought }] : []
}

const escaped = (cue: string): string => cue.replace(/[^a-z0-9 ]/g, '\\$&')

// A reference is no purpose: "for F2201, gas and food" is for gas and food.
const firstWords = (rest: string): string =>
  rest
    .split(/[,.;!?\n(]| - /)
    .map((clause) => clause.replace(REFERENCE, '').slice(0, LONGEST).trim())
    .slice(0, 2)
    .find((clause) => clause.length > 1) ?? ''
