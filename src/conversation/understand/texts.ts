import type { FactDefinition, FactValue } from '../../policy/fact.ts'
import type { FactWords } from './fact-words.ts'
import { leaveOutNames } from './names.ts'
import type { Token } from './tokens.ts'

const LONGEST = 80
const REFERENCE_FIRST = /^[a-z][ -]?\d{3,6}\b[ ,]*(?:for )?/i
const REFERENCE_AFTER = / (?:for )?[a-z][ -]?\d{3,6}\b.*$/i

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
const AFTER_SUM =
  /(?:£[\d.,]*\d|\d (?:quid|pounds))(?: |, )(?!for\b|not\b|instead\b|please\b|more\b|extra\b|another\b|a\b|per\b|plus\b|to\b|in\b|[a-z]?\d)/i

const afterWord = (text: string, word: string): readonly Said[] => {
  const cue = word.toLowerCase()
  const said = placesOf(cue, text).flatMap((at) => saidAt(text, at, cue.length + 1))
  const sum = cue === 'for' ? AFTER_SUM.exec(text) : null
  return [...said.slice(0, 1), ...(sum ? saidAt(text, sum.index, sum[0].length) : [])]
}

const placesOf = (cue: string, text: string): readonly number[] => {
  const lower = text.toLowerCase()
  const places: number[] = []
  for (let at = lower.indexOf(`${cue} `); at >= 0; at = lower.indexOf(`${cue} `, at + 1))
    if (!/[a-z0-9]/.test(lower[at - 1] ?? ' ')) places.push(at)
  return places
}

const saidAt = (text: string, at: number, length: number): readonly Said[] => {
  const said = firstWords(text.slice(at + length))
  return said === '' ? [] : [{ at, said }]
}

// A reference is no purpose: "for F2201, gas and food" is for gas and food, and so is "for gas and food for F2201".
const firstWords = (rest: string): string =>
  (rest.replace(REFERENCE_FIRST, '').split(/[,.;!?\n(]| - /)[0] ?? '')
    .replace(REFERENCE_AFTER, '')
    .slice(0, LONGEST)
    .trim()
