import { readReference } from './reference.ts'

/** What somebody says of a family itself, rather than asks for it. Names are as they were typed. */
export type FamiliesSaid =
  /** `into`: it was said that the first goes into the other. */
  | { readonly kind: 'merge'; readonly one: string; readonly other: string; readonly into: boolean }
  /** `everythingOf`: a name, or '' for whoever says it. */
  | {
      readonly kind: 'hand-over'
      readonly families: readonly string[]
      readonly everythingOf: string | undefined
      readonly to: string
      /** "F2750 is Mia Dunn now": only where somebody has that name. */
      readonly ifAnybody?: true
    }
  /** A merge of the two was wrong. */
  | { readonly kind: 'part'; readonly one: string; readonly other: string }
  | { readonly kind: 'is-new'; readonly family: string }

const POLITE = String.raw`^(?:hi |hello |please |can you |could you |can i |i'd like to |i want to |i need to )*`
const MERGE = new RegExp(
  String.raw`${POLITE}(?:merge|join) (\S+(?: \d+)?) (and|with|into|to) (\S+(?: \d+)?)[.! ]*(?:please)?$`,
  'i',
)
// "F9912 is not a new family, its F2201", "F9912 is the same as F2201", "it's" and "it is" as people type them.
const IS_ANOTHER =
  /^(\S+) (?:is not|isn['’]?t|is no|not) (?:a |the )?(?:new|another|different)?(?: family| one)?[,;:.]?(?: but)? (?:it['’]?s|it is|its|is|that['’]?s)(?: really| actually| the)?(?: same as| old)? (\S+?)[.! ]*$/i
const PART = new RegExp(
  String.raw`${POLITE}(?:part|un-?merge|split|separate) (\S+) (?:and|from) (\S+?)(?: again)?[.! ]*(?:please)?$`,
  'i',
)
const ARE_TWO =
  /^(\S+) and (\S+) (?:are (?:two|different|not one|not the same)|aren['’]?t (?:one|the same))(?: (?:different|separate))? (?:family|families)[.! ]*$/i
const SAME_AS =
  /^(\S+)(?: is|['’]s)?(?: really| actually)?(?: the)? same(?: family| one)? (?:as|with) (\S+?)[.! ]*$/i
const SAME = /^(\S+) and (\S+) are (?:the same|one) family[.! ]*$/i
// Why it is handed over is nobody's name: "to Lee because Sam is leaving", "to Lee, Sam is off sick".
const WHY = String.raw`(?:,|;|\.| -| because| cos| since| while| when)\s.+`
const HAND = new RegExp(
  String.raw`${POLITE}(?:hand|handing|pass|passing)(?: over)? (.+?)(?: over)? to ([\p{L}][\p{L}' -]+?)(?:${WHY})?[.! ]*(?:please)?$`,
  'iu',
)
const OVER = /\b(?:hand(?:ing)? (?:over|.+ over)|pass(?:ing)? over)\b/i
// "Everything", "all my families", "Sam's cases", "all of Sam's families", "all families of Sam".
const EVERYTHING =
  /^(?=.*\b(?:everything|all|families|cases|work)\b)(?:everything|all (?:of )?my|all(?: of)?|my)? ?(?:families|cases|work)?(?: of)? ?(?:(?!(?:of|the|his|her|their|families|cases|work)\b)([\p{L}][\p{L}' -]*?)(?:'s|’s)?)?(?: (?:families|cases|work))?$/iu
const NEW = /^(\S+) is (?:a )?new(?: family| one)?[.! ]*$/i

const IS_NOW =
  /^(\S+(?: \d+)?) (?:is|has gone to|went to|has moved to|goes to) (?:now )?(?:with )?([\p{L}][\p{L}'-]+(?: [\p{L}][\p{L}'-]+)?)(?:'s|’s)?(?: now| from now(?: on)?)[.! ]*$/iu

/** Hears merging, handing over, and that a family is new; undefined for anything else. */
export const readFamiliesSaid = (message: string): FamiliesSaid | undefined => {
  const text = message.replaceAll(/\s+/g, ' ').trim()
  if (text.length > 140) return undefined
  return readPart(text) ?? readMerge(text) ?? readHandOver(text) ?? readIsNow(text) ?? readNew(text)
}

const readMerge = (text: string): FamiliesSaid | undefined => {
  const found = MERGE.exec(text)
  const another = IS_ANOTHER.exec(text) ?? SAME_AS.exec(text)
  const same = found ? undefined : (another ?? SAME.exec(text))
  const one = referenceOf(found?.[1] ?? same?.[1])
  const other = referenceOf(found?.[3] ?? same?.[2])
  if (one === undefined || other === undefined) return undefined
  return { kind: 'merge', one, other, into: another !== null || /^(?:into|to)$/i.test(found?.[2] ?? '') }
}

const readPart = (text: string): FamiliesSaid | undefined => {
  const found = PART.exec(text) ?? ARE_TWO.exec(text)
  const [one, other] = [referenceOf(found?.[1]), referenceOf(found?.[2])]
  return one === undefined || other === undefined ? undefined : { kind: 'part', one, other }
}

const readHandOver = (text: string): FamiliesSaid | undefined => {
  if (!OVER.test(text)) return undefined
  const [, what = '', to = ''] = HAND.exec(text) ?? []
  if (to === '') return undefined
  const references = what.split(/,| and | /).flatMap((part) => referenceOf(part) ?? [])
  if (references.length > 0)
    return { kind: 'hand-over', families: [...new Set(references)], everythingOf: undefined, to }
  const everything = EVERYTHING.exec(what)
  return everything
    ? { kind: 'hand-over', families: [], everythingOf: (everything[1] ?? '').trim(), to }
    : undefined
}

const readIsNow = (text: string): FamiliesSaid | undefined => {
  const [, what, to = ''] = IS_NOW.exec(text) ?? []
  const family = referenceOf(what)
  return family === undefined
    ? undefined
    : {
        kind: 'hand-over',
        families: [family],
        everythingOf: undefined,
        to: to.replace(/['’]s$/, ''),
        ifAnybody: true,
      }
}

const readNew = (text: string): FamiliesSaid | undefined => {
  const family = referenceOf(NEW.exec(text)?.[1])
  return family === undefined ? undefined : { kind: 'is-new', family }
}

const referenceOf = (typed: string | undefined): string | undefined => {
  const read = readReference(typed ?? '')
  return read.kind === 'reference' ? read.reference : undefined
}
