import type { FactDefinition, Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { showFact } from './format.ts'

/**
 * What is asked, in a few words: the resource's own template with its {facts} filled in. A part whose fact is not known
 * is left out with the words that lead up to it; with nothing known it is the resource's title.
 */
export const headingOf = (
  resource: Resource,
  facts: Facts,
  definitions: ReadonlyMap<string, FactDefinition>,
): string => {
  const filled = [...resource.heading.matchAll(/([^{]*)\{(\w+)\}|([^{]+)$/g)].map(
    ([, before = '', fact, after]) => {
      if (fact === undefined) return after ?? ''
      const [value, definition] = [facts[fact], definitions.get(fact)]
      return value === undefined || !definition ? '' : before + showFact(value, definition)
    },
  )
  const heading = filled.join('').trim()
  return heading === '' ? resource.title : heading.charAt(0).toUpperCase() + heading.slice(1)
}
