import { readFileSync } from 'node:fs'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import type { Answered } from '../../src/conversation/understand/answered.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor } from '../../src/policy/route.ts'

/** Asks one authority's bot as `who-agrees ask` does: a message, and what would be known already. */
export const askOf = (
  authority: string,
): ((message: string, facts?: Readonly<Record<string, unknown>>) => Answered) => {
  const parsed = parsePolicy(readFileSync(`policies/${authority}/policy.yaml`, 'utf8'), 'test')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  const answering = { router: routerFor(parsed.policy), index: indexFor(parsed.policy), today: '2026-11-25' }
  return (message, facts = { requesterRole: 'Social Worker' }) =>
    answerCase({ id: '1', message, facts }, answering)
}
