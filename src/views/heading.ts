import type { FactDefinition, Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { capital, withoutArticle } from '../words/grammar.ts'
import { lastDayOf } from '../ledger/service-weeks.ts'
import { day, showFact } from './format.ts'

// "{weeks after starts}" is the last day of so many weeks from a first day.
const HOLE = /\{(?:(\w+) after )?(\w+)\}/
const LEADING_UP = /,?(?:^|\s+)(?:for|of|in|to|from|aged)?\s*$/

/**
 * What is asked, in a few words: the resource's own template with its {facts} filled in, each part of it as far as its
 * facts are known. With nothing known it is what people call it.
 */
export const headingOf = (
  resource: Resource,
  facts: Facts,
  definitions: ReadonlyMap<string, FactDefinition>,
): string => {
  const shown = (fact: string): string | undefined => {
    const [value, definition] = [facts[fact], definitions.get(fact)]
    return value === undefined || !definition ? undefined : showFact(value, definition)
  }
  const lastDay = (weeks: string, first: string): string | undefined => {
    const [many, from] = [facts[weeks], facts[first]]
    return typeof many === 'number' && many > 0 && typeof from === 'string'
      ? day(lastDayOf(from, many))
      : undefined
  }
  const said: Said = (fact, weeks) => (weeks === undefined ? shown(fact) : lastDay(weeks, fact))
  const heading = resource.heading
    .split(' · ')
    .map((part) => filled(part, said))
    .filter((part) => part !== '')
    .join(' · ')
  return heading === '' ? capital(withoutArticle(resource.says)) : capital(heading)
}

type Said = (fact: string, weeks: string | undefined) => string | undefined

const filled = (part: string, shown: Said): string => {
  const hole = HOLE.exec(part)
  if (!hole) return part
  const value = shown(hole[2] ?? '', hole[1])
  const before = part.slice(0, hole.index)
  if (value === undefined) return before.replace(LEADING_UP, '').trimEnd()
  return before + value + filled(part.slice(hole.index + hole[0].length), shown)
}
