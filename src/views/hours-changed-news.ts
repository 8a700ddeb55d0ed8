import type { HeldHours, HoursLine } from '../ledger/hours.ts'
import { quartersIn } from '../ledger/hours.ts'
import type { EventOf } from '../request/event.ts'
import { loanChanged, supportChanged } from '../words/hours-news.ts'
import type { Who } from '../words/who.ts'
import { actor, holderOrTitle } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { restTakenNews } from './hours-moved-news.ts'
import { toArrangers } from './hours-told.ts'
import type { RequestView } from './request-view.ts'
import { toHolders } from './to-whom.ts'

type Changed = EventOf<'hours-changed'>

/** What a request holds became less: the family's worker and whoever arranges it hear, or both sides of a loan. */
export const hoursChangedNews = (event: Changed, view: RequestView): readonly Announcement[] => {
  const { hours } = event.sealed
  return hours.kind === 'loan' ? loanNews(event, hours, view) : supportNews(event, hours, view)
}

const supportNews = (
  event: Changed,
  hours: Extract<HeldHours, { kind: 'support' }>,
  view: RequestView,
): readonly Announcement[] => {
  const said = supportChanged({
    by: actor(event, view),
    at: event.at,
    family: view.request.family,
    lines: hours.lines,
    lastDay: hours.lastDay,
    because: event.sealed.because,
    reasons: event.private?.reasons ?? '',
    lender: lenderOf(event, view),
  })
  return [...toRequesters(view, [said]), ...toArrangers(view, said), ...restTakenNews(event, view)]
}

/** Whose hours went back, where the support became less because its lender wanted them. */
const lenderOf = ({ sealed, at }: Changed, view: RequestView): Who | undefined => {
  const asked = sealed.because === 'recalled' ? view.world.request(sealed.for ?? '')?.hours?.asked : undefined
  return asked?.kind === 'loan' ? holderOrTitle(asked.lender, view, at) : undefined
}

const loanNews = (
  event: Changed,
  { lender, borrower, lines }: Extract<HeldHours, { kind: 'loan' }>,
  view: RequestView,
): readonly Announcement[] => {
  const back = goneBack(lines, view)
  if (back.length === 0) return []
  const { because } = event.sealed
  const about = { family: view.request.family, back, left: lines, because }
  const who = (post: string) => holderOrTitle(post, view, event.at)
  return [
    ...toHolders(lender, view, loanChanged({ ...about, other: who(borrower), toYou: true })),
    ...toHolders(borrower, view, loanChanged({ ...about, other: who(lender), toYou: false })),
  ]
}

/** What was lent, less what is still lent. An earlier change may have taken some of it already. */
const goneBack = (left: readonly HoursLine[], { request }: RequestView): readonly HoursLine[] => {
  const lent = 'decision' in request ? request.decision?.approved?.hours?.lines : undefined
  return (lent ?? [])
    .map(({ week, quarters }) => ({ week, quarters: quarters - quartersIn(left, week) }))
    .filter(({ quarters }) => quarters > 0)
}
