import { elsewhereFact, type UnknownBefore } from '../ledger/opening.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule, LedgerRule, Resource } from '../policy/policy.ts'
import { whoseLedger } from '../views/whose-ledger.ts'
import { inSentence } from '../words/grammar.ts'
import * as words from '../words/opening.ts'
import type { Text } from '../words/text.ts'
import type { Considered } from './consider.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import { opening, withNotes } from './opening.ts'
import { readElsewhere, saysSeveralWeeks } from './read-elsewhere.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { allowanceFor } from './weeks-line.ts'

/** What the register can't say of a family: money of the days of a ledger, or weeks before the day since which they are known. */
export type UnknownElsewhere =
  | { readonly kind: 'money'; readonly rule: LedgerRule; readonly unknown: UnknownBefore }
  | { readonly kind: 'weeks'; readonly rule: AllowanceRule; readonly since: LondonDate }

/** What has to be asked of the time before the register, for a draft's family. Undefined where there is nothing to ask. */
export const unknownElsewhere = (
  draft: Draft,
  resource: Resource,
  { known, policy }: Pick<Context, 'known' | 'policy'>,
): UnknownElsewhere | undefined => {
  const counted = countedBy(resource, { policy })
  if (!counted || draft.family === undefined || draft.facts[elsewhereFact(counted.rule.id)] !== undefined)
    return undefined
  if (counted.kind === 'money') {
    const unknown = known.unknownBefore(draft.family, counted.rule.id, draft.facts)
    return unknown && { ...counted, unknown }
  }
  // "They have had 2 weeks already" is the answer, before it is asked.
  if (draft.facts[counted.rule.facts.used] !== undefined) return undefined
  const since = known.weeksSince?.(draft.family, counted.rule.id)
  return since === undefined ? undefined : { ...counted, since }
}

type Counted =
  | { readonly kind: 'money'; readonly rule: LedgerRule }
  | { readonly kind: 'weeks'; readonly rule: AllowanceRule }

/** The ledger or the allowance that a resource uses up. */
const countedBy = (resource: Resource, { policy }: Pick<Context, 'policy'>): Counted | undefined => {
  const ledger = resource.ledger === undefined ? undefined : policy.ledgers.get(resource.ledger)
  if (ledger) return { kind: 'money', rule: ledger }
  const allowance = allowanceFor(resource, policy)
  return allowance && { kind: 'weeks', rule: allowance }
}

type Elsewhere = Extract<Considered, { readonly kind: 'elsewhere' }>

/** Asks what a family had before the register was complete. Its answer counts, and stands on the card as somebody's word. */
export const askElsewhere = ({ of, placing }: Elsewhere, next: Next): Turned => {
  const { draft, resource, context, saying } = next
  const opened = withNotes(saying.notes, opening(draft, resource, placing, context), false)
  const button = (value: string, label: string, main = false) =>
    draftButton(draft.id, `elsewhere:${value}`, label, main ? { style: 'main' } : {})
  return {
    draft: { ...draft, waiting: 'elsewhere', asked: [] },
    cards: [
      message([...opened, questionOf(of, next)], {
        actions: [
          button('none', words.BUTTONS.none, true),
          ...numbersFor(of).map((weeks) => button(weeks, weeks)),
          button('not-sure', words.BUTTONS.notSure),
        ],
      }),
    ],
  }
}

const questionOf = (of: UnknownElsewhere, { draft, resource, context }: Next): Text => {
  const family = draft.family ?? ''
  if (of.kind === 'weeks') return words.hadWeeks(resource.says, family, of.since)
  const whose = whoseLedger(family, of.rule, draft.facts, context.policy)
  return words.hadElsewhere(whatItCounts(of.rule), whose, of.unknown.from, of.unknown.until)
}

const MOST_NUMBERS = 3

/** "1", "2", "3": weeks up to those that are agreed more easily. A sum is typed. */
const numbersFor = (of: UnknownElsewhere): readonly string[] =>
  of.kind === 'money'
    ? []
    : Array.from({ length: Math.min(of.rule.initialWeeks, MOST_NUMBERS) }, (_, i) => String(i + 1))

/** "section 17" of "Section 17 this year": a ledger may count more than what is asked for now (childcare is section 17 too). */
const whatItCounts = ({ title, bases }: LedgerRule): string => {
  const when = ['this year', ...bases.map(({ says }) => says)].find((one) => title.endsWith(` ${one}`))
  return inSentence(when === undefined ? title : title.slice(0, -when.length - 1))
}

/** What to say to an answer of which nobody can be sure how many weeks it is in all; undefined for any other. */
export const doubtElsewhere = (
  said: string,
  resource: Resource,
  context: Pick<Context, 'policy'>,
): Text | undefined =>
  countedBy(resource, context)?.kind === 'weeks' && saysSeveralWeeks(said)
    ? words.weeksInOneNumber()
    : undefined

/** A draft with what somebody says was agreed before; undefined where nothing can be read. Pence, or whole weeks. */
export const withElsewhere = (
  draft: Draft,
  said: string,
  resource: Resource,
  context: Pick<Context, 'policy'>,
): Draft | undefined => {
  const counted = countedBy(resource, context)
  const value = counted && readElsewhere(said, counted.kind)
  if (!counted || value === undefined) return undefined
  return { ...draft, facts: { ...draft.facts, [elsewhereFact(counted.rule.id)]: value } }
}
