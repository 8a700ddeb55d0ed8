import { elsewhereFact, NOT_SURE, type UnknownBefore } from '../ledger/opening.ts'
import type { LedgerRule, Resource } from '../policy/policy.ts'
import { whoseLedger } from '../views/whose-ledger.ts'
import { inSentence } from '../words/grammar.ts'
import * as words from '../words/opening.ts'
import type { Considered } from './consider.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import { opening, withNotes } from './opening.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { readAmount, readMoney } from './understand/money.ts'

/** What the register can't say of a draft's family: which ledger, and of which days. Undefined where there is nothing to ask. */
export const unknownElsewhere = (
  draft: Draft,
  resource: Resource,
  { known, policy }: Pick<Context, 'known' | 'policy'>,
): { readonly rule: LedgerRule; readonly unknown: UnknownBefore } | undefined => {
  const rule = resource.ledger === undefined ? undefined : policy.ledgers.get(resource.ledger)
  if (!rule || draft.family === undefined || draft.facts[elsewhereFact(rule.id)] !== undefined)
    return undefined
  const unknown = known.unknownBefore(draft.family, rule.id, draft.facts)
  return unknown && { rule, unknown }
}

type Elsewhere = Extract<Considered, { readonly kind: 'elsewhere' }>

/** Asks what a family had before the register was complete. Its answer counts, and stands on the card as somebody's word. */
export const askElsewhere = ({ rule, unknown, placing }: Elsewhere, next: Next): Turned => {
  const { draft, resource, context, saying } = next
  const whose = whoseLedger(draft.family ?? '', rule, draft.facts, context.policy)
  const asked = words.hadElsewhere(whatItCounts(rule), whose, unknown.from, unknown.until)
  return {
    draft: { ...draft, waiting: 'elsewhere', asked: [] },
    cards: [
      message([...withNotes(saying.notes, opening(draft, resource, placing, context), false), asked], {
        actions: [
          draftButton(draft.id, 'elsewhere:none', words.BUTTONS.none, { style: 'main' }),
          draftButton(draft.id, 'elsewhere:not-sure', words.BUTTONS.notSure),
        ],
      }),
    ],
  }
}

/** "section 17" of "Section 17 this year": a ledger may count more than what is asked for now (childcare is section 17 too). */
const whatItCounts = ({ title, bases }: LedgerRule): string => {
  const when = ['this year', ...bases.map(({ says }) => says)].find((one) => title.endsWith(` ${one}`))
  return inSentence(when === undefined ? title : title.slice(0, -when.length - 1))
}

const NONE = /^\W*(?:none|nothing|no|nil|nought|zero|0|£0)\b/i
const UNSURE =
  /\b(?:not sure|unsure|don['’]?t know|dunno|idk|no (?:idea|clue)|haven['’]?t a clue|can'?t (?:see|tell|say))\b/i

/** A draft with what somebody says was agreed before; undefined where no sum can be read. Pence. */
export const withElsewhere = (draft: Draft, said: string, resource: Resource): Draft | undefined => {
  const value = readElsewhere(said)
  if (value === undefined || resource.ledger === undefined) return undefined
  return { ...draft, facts: { ...draft.facts, [elsewhereFact(resource.ledger)]: value } }
}

const readElsewhere = (said: string): number | typeof NOT_SURE | undefined => {
  if (UNSURE.test(said) || said === 'not-sure') return NOT_SURE
  if (NONE.test(said)) return 0
  // "She had £40 already" is what was had before; a bare figure is a sum.
  const { before } = readMoney(said)
  const sum = before.kind === 'amount' ? before : readAmount(said)
  return sum.kind === 'amount' ? sum.pence : undefined
}
