import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { REASONS_LIMIT, typed } from '../request/reasons.ts'

const USED = ['all', 'part', 'none'] as const

/** Says whether what was agreed was used. It frees no money by itself: a total is lowered by what Finance records (RC-44). */
export const sayUsed = ({ request, press, given }: Omit<Pressing, 'acting'>): Decided => {
  if (request.status !== 'approved')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  if (!request.requesters.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  const used = USED.find((one) => one === press.answers['used'])
  if (!used) return { events: [], refused: { why: 'missing-answer', question: 'Was it used?' } }
  const words = typed(press.answers['words'])
  if (words.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  return {
    events: [newEvent('used-said', request.id, given, { sealed: { used }, private: { words } })],
  }
}
