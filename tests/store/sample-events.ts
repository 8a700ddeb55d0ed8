import type { Event } from '../../src/request/event.ts'

/** A decision with words of its own, different for every number. */
export function rejected(number: number, words = 'the voucher was there all along'): Event {
  return {
    type: 'rejected',
    at: '2026-11-22T02:14:07.123Z',
    by: `people/${String(number)}`,
    post: 'head-of-service',
    request: `R-${String(number)}`,
    delivery: `delivery-${String(number)}`,
    sealed: { step: 1, thin: false, policy: 'policy-1', clauses: ['PB-207'] },
    private: {
      reasons: `${words} ${String(number)}`,
      considered: '“a payment tonight” — O’Brien 🏴 \u2028 \\n\n',
    },
  }
}

/** An event with nothing private. */
export function filed(number: number): Event {
  return {
    type: 'filed',
    at: '2026-11-22T02:15:00.000Z',
    by: 'bot',
    request: `R-${String(number)}`,
    sealed: {},
    private: {},
  }
}
