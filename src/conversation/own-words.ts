import type { Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { factsIn } from '../policy/condition.ts'
import { besideFact } from '../views/said.ts'
import type { Context } from './context.ts'
import { leaveOutNames } from './understand/names.ts'
import { readFactsFor } from './understand/understand.ts'
import { readReference } from './understand/reference.ts'
import { readNumbered } from './understand/yes-no.ts'

/**
 * The worker's own words beside each yes and no that a message gave: "DWP: said no", not "DWP: asked". Whoever decides
 * reads those. `asked` are the questions it answers; none where it opened the request.
 */
export const ownWords = (
  message: string,
  facts: Facts,
  asked: readonly string[],
  { resource, context }: { readonly resource: Resource; readonly context: Context },
): Facts => {
  const { text } = leaveOutNames(message)
  const yesNo = Object.keys(facts).filter((fact) => context.policy.facts.get(fact)?.kind === 'yes-no')
  const [only, ...others] = asked
  if (only !== undefined && others.length === 0 && yesNo.includes(only)) return besideFact(only, text)
  const read = (clause: string): Facts => readFactsFor(clause, resource, context.reading).facts
  const says = (fact: string, clause: string): boolean => read(clause)[fact] === facts[fact]
  const { answers, rest } = readNumbered(text, asked.length)
  // An answer with a number of its own ends where the next begins.
  const apart = [rest, ...new Set(answers.values())].join('\n')
  const found = clausesOf(apart, yesNo, asked.length > 0, says)
  const numbered = byNumber(answers, asked)
  return yesNo.reduce<Facts>((said, fact) => {
    const words = found.get(fact) ?? numbered.get(fact)
    if (words === undefined) return said
    const why = whyAsked(fact, resource, context)
    if (why === undefined) return { ...said, ...besideFact(fact, words) }
    return saysWhy(words) && facts[why] === undefined ? { ...said, [why]: words } : said
  }, {})
}

/** The words that a yes is asked to be explained in: "why it can't wait", where "nowhere to go" said that it can't. */
const whyAsked = (fact: string, { asks }: Resource, { policy }: Context): string | undefined =>
  asks.find(
    ({ fact: asked, when }) =>
      when !== undefined &&
      factsIn(when).join() === fact &&
      /^why/i.test(policy.facts.get(asked)?.label ?? '') &&
      policy.facts.get(asked)?.kind === 'text',
  )?.fact

const HURRY =
  /\b(?:tonight|tonite|today|2day|2nite|now|asap|urgent(?:ly)?|please|pls|same day|this (?:evening|afternoon|morning)|need(?:s|ed)?|has to be|must be|it'?s|is|can'?t wait|cannot wait|emergency)\b/gi

/** More than that it is in a hurry. */
const saysWhy = (words: string): boolean => /\p{L}+\W+\p{L}+/u.test(words.replace(HURRY, ' ').trim())

/** The clauses that say each fact, and whatever follows them in the same sentence without saying anything else. */
const clausesOf = (
  text: string,
  facts: readonly string[],
  answering: boolean,
  says: (fact: string, clause: string) => boolean,
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  sentencesOf(text).forEach((sentence, at) => {
    let last: readonly string[] = []
    sentence.split(/,\s+/).forEach((clause, i) => {
      // What names the family or opens the request is its heading, and nobody's words about one fact.
      if (!answering && at === 0 && i === 0) {
        const rest = afterHeading(clause)
        if (rest !== undefined) for (const fact of facts) if (says(fact, rest)) found.set(fact, rest)
        return
      }
      if (readReference(clause).kind !== 'none') return
      const own = facts.filter((fact) => says(fact, clause))
      if (own.length > 0) last = own
      for (const fact of last) {
        const before = found.get(fact)
        found.set(fact, before === undefined ? clause : `${before}${i === 0 ? '. ' : ', '}${clause}`)
      }
      if (!answering) last = []
    })
  })
  return found
}

const HEADING =
  /^.*\b[a-z][ -]?\d{3,6}\b[\s:,-]*(?:(?:aged? )?\d{1,2} ?(?:yo|yrs?(?: old)?|years? old)?\b(?! ?[a-z]*(?:week|hour|hr|night|day))[\s:,-]*)?/i

/** What is said after whose it is: "dad won't have him back" of "s20 tonight F2750 15yo dad won't have him back". */
const afterHeading = (clause: string): string | undefined => {
  const rest = clause.replace(HEADING, '').trim()
  return rest !== clause.trim() && /\p{L}+\W+\p{L}+/u.test(rest) && !/£/.test(rest) ? rest : undefined
}

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[.;!?]\s+|\n+/)
    .map((sentence) =>
      sentence
        .trim()
        .replace(/^\d{1,2}(?:\s*[-–]\s*\d{1,2})?[.):]?\s+/, '')
        .replace(/\.$/, ''),
    )
    .filter((sentence) => sentence !== '')

/** An answer that one number has to itself. "1-4 yes" is nobody's words about any one of them. */
const byNumber = (
  answers: ReadonlyMap<number, string>,
  asked: readonly string[],
): ReadonlyMap<string, string> => {
  const all = [...answers.values()]
  return new Map(
    [...answers].flatMap(([number, answer]) => {
      const fact = asked[number - 1]
      const shared = all.filter((one) => one === answer).length > 1
      return fact === undefined || shared ? [] : [[fact, answer] as const]
    }),
  )
}
