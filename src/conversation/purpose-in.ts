import type { Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import { leaveOutNames } from './understand/names.ts'

const END = String.raw`(?=\s*(?:[,.;:!?\n(]|\s-\s|\bbecause\b|\bas (?:dwp|mum|dad|they|she|he)\b|\bdwp\b|\bfor (?=\p{Lu}|\[)|\[|$))`
const NOT_A_PURPOSE =
  /^(?:(?:the|a|this|that|my) )?(?:family|\p{L}[ -]?\d{3,6}|(?:\d+|one|two|three|four|five|six) (?:weeks?|days?|months?|nights?|years?|kids?|children)\b.*|mum|dad|tonight|today|now|tomorrow)$/iu
const REFERENCE = /\b(?:(?:for|to|family|fam)\s+)?[A-Za-z][ -]?\d{4,6}\b/gu

/**
 * What money is for, from the words around it: "80 quid for gas F2201" is for gas. Only for a text of the heading that
 * nothing else has read; whatever it takes is shown before anything is sent.
 */
export const purposeIn = (message: string, resource: Resource, policy: Policy, known: Facts): Facts => {
  const open = [...resource.heading.matchAll(/\{(\w+)\}/g)]
    .flatMap(([, fact = '']) => policy.facts.get(fact) ?? [])
    .filter(({ id, kind }) => kind === 'text' && known[id] === undefined)
  const [definition] = open
  if (!definition) return {}
  const cues = definition.words.toSorted((a, b) => b.length - a.length).join('|')
  const text = leaveOutNames(message).text.replaceAll(REFERENCE, ' ').replaceAll(/\s+/g, ' ')
  const found = [...text.matchAll(new RegExp(String.raw`\b(?:${cues})\s+([^,.;:!?\n(]{2,60}?)${END}`, 'giu'))]
  const [purpose] = found
    .map(([, words = '']) => words.trim())
    .filter((words) => words !== '' && !NOT_A_PURPOSE.test(words))
  return purpose === undefined ? {} : { [definition.id]: purpose }
}
