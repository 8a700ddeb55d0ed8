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
  if (cue !== 'for') return said.slice(0, 1)
  const sum = AFTER_SUM.exec(text)
  const afterSum = sum
    ? saidAt(text, sum.index, sum[0].length).filter((one) => !OTHER_HELP.test(one.said))
    : []
  return namedFirst(text, said) ?? [...said.slice(0, 1), ...afterSum]
}

// "£20, DWP refused" says what was tried.
const OTHER_HELP = /\b(?:refused|said|used|tried)\b/i

// "Nappies for Kayleigh Smith F2201 £20", "shoes F2201 £20": a few words, then whose, then how much.
const NAMED_FIRST =
  /^\W*(?:(?:please|pls|hi|hello|i|we|need|needs|want|some|new|can i have|can we have) )*(?<what>\p{L}[\p{L}' &-]{2,40}?) (?:for (?:\p{L}[\p{L}'-]* |\[name left out\] ?){0,3})?[a-z][ -]?\d{3,6},? £\d/iu
const NO_PURPOSE =
  /\b(?:for|section|money|cash|payment|request|family|case|ref|help|more|extra|another|new|spent|had|agreed|approved|refused|said|used|tried|no|not|hi|hello|thanks|should|correct|change|and|s|team|manager|urgent|today|tonight|mum|dad|nan|skint|broke|about|re|update)\b/i

/** What stands first, where nothing after it says what it is for. */
const namedFirst = (text: string, after: readonly Said[]): readonly Said[] | undefined => {
  const named = NAMED_FIRST.exec(text)
  const what = named?.groups?.['what']
  if (!named || what === undefined || NO_PURPOSE.test(what) || what.split(' ').length > 4) return undefined
  if (leaveOutNames(what).leftOut) return undefined
  return after.some(({ at }) => at >= named[0].length - 2) ? undefined : [{ at: 0, said: what }]
}

const placesOf = (cue: string, text: string): readonly number[] => {
  const lower = text.toLowerCase()
  const places: number[] = []
  for (let at = lower.indexOf(`${cue} `); at >= 0; at = lower.indexOf(`${cue} `, at + 1))
    if (!/[a-z0-9]/.test(lower[at - 1] ?? ' ')) places.push(at)
  return places
}

// "For F2201 £20" says how much, not what for.
const ONLY_A_SUM = /^£?\d[\d.,]*(?: ?(?:quid|pounds?))?$/i

const saidAt = (text: string, at: number, length: number): readonly Said[] => {
  const said = firstWords(text.slice(at + length))
  return said === '' || ONLY_A_SUM.test(said) ? [] : [{ at, said }]
}

// A reference is no purpose: "for F2201, gas and food" is for gas and food, and so is "for gas and food for F2201".
// "Food and £20 taxi" is for food and a taxi; the sums are the amount's.
const SUM_WITHIN = /£\d[\d.,]*\d?\s?/g

const firstWords = (rest: string): string =>
  (rest.replace(REFERENCE_FIRST, '').split(/[,.;!?\n(]| - /)[0] ?? '')
    .replace(REFERENCE_AFTER, '')
    .replace(SUM_WITHIN, '')
    .slice(0, LONGEST)
    .trim()
