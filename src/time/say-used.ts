import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { REASONS_LIMIT, typed } from '../request/reasons.ts'
import type { UsedAmount } from '../request/request.ts'
import { countedPence, penceTyped, sayUsed as sayLess } from '../request/used.ts'
import { ASKED } from '../words/field-questions.ts'

const USED = ['all', 'part', 'none'] as const

/**
 * Says whether what was agreed was used. It frees no money by itself: where it was less, and how much is known, that is put
 * to whoever decided it, as if the worker had said the sum at once (RC-44).
 */
export const sayUsed = (pressing: Omit<Pressing, 'acting'>): Decided => {
  const { request, press, given, world } = pressing
  if (request.status !== 'approved')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  if (!request.requesters.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  const used = USED.find((one) => one === press.answers['used'])
  if (!used) return { events: [], refused: { why: 'missing-answer', question: ASKED.wasItUsed } }
  const words = typed(press.answers['words'])
  if (words.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  const said = newEvent('used-said', request.id, given, { sealed: { used }, private: { words } })
  const amount = countedPence(request) === 0 ? undefined : lessThanAll(used, press.answers['amount'])
  if (amount === undefined) return { events: [said] }
  const less = sayLess({ kind: 'say-used', request: request.id, used: amount.used }, given, world)
  return less.refused ? less : { events: [said, ...less.events] }
}

/** How much it was, where that is known; `used` is undefined where what was typed is no amount. */
const lessThanAll = (
  used: (typeof USED)[number],
  amount: string | undefined,
): { readonly used: UsedAmount | undefined } | undefined => {
  if (used === 'none') return { used: { pence: 0 } }
  return used === 'part' && typed(amount) !== '' ? { used: penceTyped(amount) } : undefined
}
