import type { Element } from '../../cards/card.ts'
import type { Condition } from '../policy/condition.ts'
import { limitsOf, upperLimits } from '../policy/limits.ts'
import type { Resource } from '../policy/policy.ts'
import { elsewhereFact, NOT_SURE } from '../ledger/opening.ts'
import { unsureLeft } from '../words/opening.ts'
import type { RequestView } from './request-view.ts'
import * as words from '../words/card.ts'
import type { Text } from '../words/text.ts'

export type LedgerLines = { readonly drawn: Extract<Element, { kind: 'ledger' }>; readonly years: Text }

/** What the family has used this year, what it would be with this, and what is left before somebody else must agree. */
export const ledgerLines = ({ request, resource, router, world }: RequestView): LedgerLines | undefined => {
  const rule = resource.ledger === undefined ? undefined : router.policy.ledgers.get(resource.ledger)
  if (!rule || request.pence === undefined) return undefined
  const isUnsure =
    request.facts[elsewhereFact(rule.id)] === NOT_SURE &&
    world.unknownBefore(request.family, rule.id, request.facts) !== undefined
  const used = world.used(
    request.family,
    isUnsure ? { ...request.facts, [elsewhereFact(rule.id)]: undefined } : request.facts,
  )
  const totals = rule.bases.map(({ fact, year, says }) => ({ year, says, pence: Number(used[fact] ?? 0) }))
  const before = Math.max(...totals.map(({ pence }) => pence))
  const withThis = before + request.pence
  const limits = limitsOf(resource)
  const limit = limits.find((one) => one >= withThis)
  const next = limit === undefined ? undefined : nextAbove(resource, limit)
  const who = next === undefined ? undefined : router.policy.deciders.get(next)?.title.toLowerCase()
  const sameAgain = next !== undefined && limit !== undefined && next === upTo(resource, limit)
  const left = limit === undefined ? 0 : limit - withThis
  const leftOf = (): string => {
    if (isUnsure) return unsureLeft()
    if (limits.length === 0) return words.ledgerOpen()
    if (sameAgain) return words.ledgerAgain(left)
    return who === undefined ? words.ledgerTop(left) : words.ledgerLeft(left, `a ${who}`)
  }
  return {
    drawn: {
      kind: 'ledger',
      label: rule.title,
      ...words.ledgerNow(before, withThis),
      left: leftOf(),
      share: limits.length === 0 ? 0 : withThis / (limit ?? withThis),
    },
    years: yearsOf(totals, request.pence, { capped: limits.length > 0 }),
  }
}

type Total = { readonly year: 'financial' | 'rolling'; readonly says: string; readonly pence: number }

const yearsOf = (totals: readonly Total[], more: number, { capped }: { readonly capped: boolean }): Text => {
  const [first, second] = totals
  if (first && !second) return words.oneYear(first.says)
  return sameInAll(totals)
    ? words.sameBothYears()
    : words.twoYears(yearOf(totals, 'financial') + more, yearOf(totals, 'rolling') + more, { capped })
}

const sameInAll = (totals: readonly Total[]): boolean => new Set(totals.map(({ pence }) => pence)).size === 1
const yearOf = (totals: readonly Total[], year: Total['year']): number =>
  totals.find((one) => one.year === year)?.pence ?? 0

/** The role that decides just above a limit, or undefined where nobody does. */
export const nextAbove = (resource: Resource, limit: number): string | undefined => {
  const row = resource.rows.find(
    ({ when, answer }) => answer.kind === 'steps' && when !== undefined && lowerLimits(when).includes(limit),
  )
  return row?.answer.kind === 'steps'
    ? row.answer.steps.find(({ act }) => act === 'decide')?.by[0]
    : undefined
}

/** The role that decides up to a limit. */
export const upTo = (resource: Resource, limit: number): string | undefined =>
  resource.rows
    .filter(({ when }) => when !== undefined && upperLimits(when).includes(limit))
    .flatMap(({ answer }) => (answer.kind === 'steps' ? answer.steps : []))
    .find(({ act }) => act === 'decide')?.by[0]

const lowerLimits = (condition: Condition): readonly number[] => {
  if (condition.test === 'more-than') return [condition.value]
  return condition.test === 'all' || condition.test === 'any' ? condition.of.flatMap(lowerLimits) : []
}
