import { rowOf } from '../policy/row-of.ts'
import { isAgreement } from '../request/request.ts'
import { proof } from '../words/outside.ts'
import { documentOf } from './case-note-of.ts'
import type { RequestView } from './request-view.ts'
import { stillOpen } from './still-open.ts'

/** The proof that something was agreed, for somebody outside; undefined where nothing stands agreed. */
export const proofOf = (view: RequestView): string | undefined => {
  const { request, resource, names, router } = view
  if (request.status !== 'approved') return undefined
  const { decision } = request
  const row = rowOf(resource, request.route.row)
  return proof({
    register: request.reference,
    what: [resource.title, ...counted(view)].join(': '),
    family: request.family,
    decided: { who: names.acting(decision), at: decision.at },
    conditions: decision.approved?.withConditions === true,
    earlier: request.steps.flatMap(({ done, shown }, i) =>
      done && isAgreement(shown) && i !== decision.step ? [{ who: names.acting(done), at: done.at }] : [],
    ),
    rule: `${documentOf(row, router.policy)}, section ${row?.source.section ?? ''}`,
    clauses: request.route.clauses,
    still: stillOpen(view),
  })
}

/** "2 nights, £110": what was agreed where it can be counted, and nothing that is known of anybody. */
const counted = ({ inSentence }: RequestView): readonly string[] => {
  const parts = inSentence.split(', ').filter((part) => /^(?:£|\d+ (?:nights?|hours?|weeks?))/.test(part))
  return parts.length === 0 ? [] : [parts.join(', ').replace(/ for .*$/, '')]
}
