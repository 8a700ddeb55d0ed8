import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import { NOT_SURE, saidOfBefore, unsureTotal } from './opening.ts'
import { lastDayOf, serviceWeeks, type Spell } from './service-weeks.ts'

/** What the register and the families' list say about service: by family, over every post that ever agreed any. */
export type ServiceKnown = {
  readonly spellsOf: (family: string) => readonly Spell[]
  readonly childrenOf: (family: string) => readonly string[]
  /** Other references that a child of the family also has. */
  readonly sameChildren: (family: string) => readonly string[]
  /** Weeks that a family had before the bot came, by a list. */
  readonly earlierWeeks: (family: string) => number
  /** Other references of the same family, since they were merged. */
  readonly mergedWith: (family: string) => readonly string[]
  /** The day since which a family's weeks are known; undefined where they always were. */
  readonly weeksSince: (family: string, allowance: string) => LondonDate | undefined
}

/**
 * Weeks that a family has had or been promised, or one of its children under any reference: whichever is more (I4).
 * @param asked days now asked for: weeks among them that are promised already are not counted before them
 */
export const weeksUsed = (family: string, known: ServiceKnown, asked?: Spell): number =>
  Math.max(
    ...sharedBy(family, known).map((families) => {
      const spells = families.flatMap(known.spellsOf)
      const earlier = families.reduce((total, one) => total + known.earlierWeeks(one), 0)
      return (
        earlier + (asked ? serviceWeeks([...spells, asked]) - serviceWeeks([asked]) : serviceWeeks(spells))
      )
    }),
  )

/** The family by itself, and for each of its children every reference that the child has. */
const sharedBy = (family: string, known: ServiceKnown): readonly (readonly string[])[] => {
  const one = [family, ...known.mergedWith(family)]
  const kin = known.sameChildren(family).filter((other) => !one.includes(other))
  const perChild = [...new Set(one.flatMap(known.childrenOf))].map((child) => [
    ...one,
    // What was merged with a reference that has the child is one family with it: its weeks count for the child too.
    ...kin.filter((other) =>
      [other, ...known.mergedWith(other)].some((reference) => known.childrenOf(reference).includes(child)),
    ),
  ])
  return [one, ...perChild]
}

/**
 * Weeks that count before those now asked for: the register's, with what somebody says came before it; or where it is more,
 * what was said or confirmed of them all. Where nobody is sure, as if none of the weeks that are agreed more easily were left.
 */
export const weeksCounted = (
  rule: AllowanceRule,
  { family, facts, asked }: { readonly family: string; readonly facts: Facts; readonly asked?: Spell },
  known: ServiceKnown,
): number => {
  const counted = weeksUsed(family, known, asked)
  const said = saidOfBefore(rule, facts, known.weeksSince(family, rule.id))
  const { initialWeeks, furtherWeeks } = rule
  const limits = [initialWeeks, initialWeeks + furtherWeeks]
  const before =
    said === NOT_SURE
      ? unsureTotal(counted, asked ? serviceWeeks([asked]) : 0, limits)
      : counted + (said ?? 0)
  return Math.max(before, Number(facts[rule.facts.used] ?? 0))
}

/** The weeks used, as the facts that the policy's rows test. */
export const weeksUsedFacts = (
  allowances: Iterable<AllowanceRule>,
  family: string,
  facts: Facts,
  known: ServiceKnown,
): Facts =>
  Object.fromEntries(
    [...allowances].map((rule) => {
      const asked = askedDays(facts[rule.facts.starts], facts[rule.facts.weeks])
      return [rule.facts.used, weeksCounted(rule, { family, facts, ...(asked && { asked }) }, known)]
    }),
  )

const askedDays = (starts: Facts[string], weeks: Facts[string]): Spell | undefined =>
  typeof starts === 'string' && typeof weeks === 'number' && weeks > 0
    ? { from: starts, to: lastDayOf(starts, weeks) }
    : undefined
