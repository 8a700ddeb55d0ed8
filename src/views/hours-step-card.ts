import { hoursArtCard } from '../../cards/hours-art-card.ts'
import type { Card } from '../../cards/card.ts'
import { hoursDecisionCard } from '../../cards/hours-decision-card.ts'
import { hoursLoanCard } from '../../cards/hours-loan-card.ts'
import type { Outcome } from '../../cards/outcome-card.ts'
import { isLastDecision } from '../request/request.ts'
import { lentOutcome, partAgreed } from '../words/hours-news.ts'
import type { Text } from '../words/text.ts'
import { hoursInWeeks, weekly } from '../words/hours.ts'
import type { FamilyBefore } from './family-before.ts'
import { hoursNow } from './hours-now.ts'
import { loanView } from './hours-loan.ts'
import { supportView } from './hours-support.ts'
import type { RequestView } from './request-view.ts'

type StepOf = {
  readonly view: RequestView
  readonly step: number
  /** The post it is with, in words. */
  readonly post: string
  readonly why: Text
  readonly before: FamilyBefore
}

/** The card of a step about an allowance's hours; undefined where the request isn't about any. */
export const hoursStepCard = (it: StepOf): Card | undefined => {
  const { view, step } = it
  const loan = loanView(view)
  if (loan) return hoursLoanCard({ ...it, loan })
  const hours = supportView(view)
  if (!hours) return undefined
  if (view.request.steps[step]?.shown.act === 'consult') return hoursArtCard({ ...it, hours })
  return view.request.steps[step]?.shown.act === 'decide' && isLastDecision(view.request.steps, step)
    ? hoursDecisionCard({ ...it, hours })
    : undefined
}

/** What became of a request about hours, in its own words: a loan is lent, not approved, and says which hours. */
export const hoursOutcome = ({ request }: RequestView, over: Outcome): Outcome => {
  const { hours } = request
  if (!hours) return over
  const { asked } = hours
  if (asked.kind === 'loan') {
    const agreed = 'decision' in request ? request.decision?.approved?.hours?.lines : undefined
    const inPart = agreed && 'decision' in request && request.decision?.approved?.inPart
    const what = inPart ? partAgreed(agreed, asked.lines) : hoursInWeeks(agreed ?? asked.lines)
    return { ...over, outcome: lentOutcome(over.outcome), what }
  }
  const now = hoursNow(request)
  if (now !== undefined) return { ...over, what: `${now} (agreed: ${over.what})` }
  const approved = 'decision' in request ? request.decision?.approved : undefined
  return approved?.inPart && approved.hours && over.outcome === 'Approved in part'
    ? { ...over, what: `${weekly(approved.hours.lines)} of ${over.what}` }
    : over
}
