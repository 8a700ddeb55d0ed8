import type { Policy, Resource } from '../../policy/policy.ts'
import { familyMoney } from '../../policy/family-money.ts'
import { findResource, type Finding, type Ranked } from './find-resource.ts'
import { readMoney } from './money.ts'
import { clean } from './normalise.ts'
import { readFacts, factsOf, type FactsRead } from './read-facts.ts'
import type { Index, Understanding } from './word-index.ts'

const ALSO = /\b(?:oh )?(?:(?:and )?(?:also|plus)\b|and (?=£))/i
const JOINED = /\s(?:and also|also|plus|and|then|&|\+)\s/i

/**
 * "£60 for gas F2201 and also 2 nights B&B £90": two needs, each with a sum of its own, where only one of them is named.
 * Undefined where it is one need.
 */
export const besidesIn = (text: string, index: Index): Finding | undefined => {
  const [one = '', other = '', ...more] = text.split(ALSO)
  if (more.length > 0 || ![one, other].every(asksForMoney)) return undefined
  const [first, second] = [meantBy(one, index), meantBy(other, index)]
  return first && second && first.resource !== second.resource
    ? {
        kind: 'several',
        ranked: [
          { ...first, at: 0 },
          { ...second, at: 1 },
        ],
      }
    : undefined
}

const asksForMoney = (text: string): boolean => readMoney(text).asked.kind !== 'none'

/** What a part of a message asks for: what it names, or the money for families where a sum stands alone. */
const meantBy = (part: string, index: Index): Ranked | undefined => {
  const finding = findResource(index.tokens(part), index)
  if (finding.kind === 'one') return finding.ranked[0]
  const money = finding.kind === 'none' ? familyMoney(index.policy) : undefined
  return money && { resource: money, score: 0, named: false, at: 0 }
}

/** The sum of one of several needs of a message, from the words about it alone: sums of two needs are never added up. */
export const withOwnSum = (
  read: FactsRead,
  message: string,
  resource: Resource,
  { index, today }: Understanding,
): FactsRead => {
  const sums = clean(message).text.split(JOINED).filter(asksForMoney)
  if (sums.length < 2) return read
  const own = sums.filter((part) => meantBy(part, index)?.resource === resource).join(', ')
  const isMoney = (fact: string): boolean => isSum(fact, index.policy)
  const mine = readFacts(factsOf(resource, index.policy), {
    policy: index.policy,
    words: index.facts,
    tokens: index.tokens(own),
    text: own,
    today,
  })
  return {
    ...read,
    facts: Object.fromEntries([
      ...Object.entries(read.facts).filter(([fact]) => !isMoney(fact)),
      ...Object.entries(mine.facts).filter(([fact]) => isMoney(fact)),
    ]),
    doubts: [
      ...read.doubts.filter(({ fact }) => !isMoney(fact)),
      ...mine.doubts.filter(({ fact }) => isMoney(fact)),
    ],
  }
}

const isSum = (fact: string, { facts }: Policy): boolean => facts.get(fact)?.kind === 'money'
