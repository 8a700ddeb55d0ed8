import type { EventOf } from '../request/event.ts'
import type { Request } from '../request/request.ts'
import { approved, type LeftThisYear } from '../words/outcome.ts'
import { decidedThen } from '../words/made.ts'
import type { Text } from '../words/text.ts'
import { seesToConditions } from '../words/time.ts'
import { actor } from './actor.ts'
import { ownerName } from './condition-news.ts'
import { papersBy } from '../panel/calendar.ts'
import { papersFor } from '../panel/papers.ts'
import { firstDayForPapers } from '../time/office-hours.ts'
import { bookedOn } from './booked-on.ts'
import { lessHours } from './hours-agreed.ts'
import { limitsOf } from '../policy/limits.ts'
import { nextAbove, upTo } from './ledger-lines.ts'
import { shownField } from './field-value.ts'
import type { RequestView } from './request-view.ts'
import { whoseLedger } from './whose-ledger.ts'

/** What the worker reads when it is finally agreed: by whom, when, why, what to do next, what is left this year. */
export const approvedWords = (
  event: EventOf<'approved'>,
  view: RequestView,
  reader: 'worker' | 'others' = 'worker',
): Text => {
  const { request, resource, inSentence: what } = view
  const { pence } = event.sealed
  const left = leftThisYear(view)
  const less = lessHours(event, view)
  return approved({
    by: actor(event, view),
    covering: event.covering ?? false,
    at: event.at,
    when: event.sealed.made && decidedThen(event.sealed.made, event.at),
    what: less ?? what,
    ...(less !== undefined && { less: true }),
    reasons: event.private?.reasons ?? '',
    ...(event.sealed.inPart &&
      pence !== undefined &&
      request.pence !== undefined && { inPart: { asked: request.pence, agreed: pence } }),
    ...(event.private?.conditions && { conditions: event.private.conditions }),
    details: fieldsFilled(event, view),
    afterwards: [...seesTo(event, view), ...(reader === 'worker' ? resource.afterwards : [])],
    ...(left && reader === 'worker' && { left }),
    told: toldOnChat(request).map((id) => view.names.post(id)),
    ...toConfirm(view, event.at),
  })
}

const seesTo = ({ sealed: { condition } }: EventOf<'approved'>, { names }: RequestView): readonly string[] =>
  condition ? [seesToConditions(ownerName(condition.owner, names), condition.by)] : []

const fieldsFilled = (event: EventOf<'approved'>, view: RequestView): readonly string[] =>
  view.resource.fields.flatMap((field) => {
    const value = shownField(field, event.private?.fields[field.id] ?? '', event.post, {
      ...view,
      policy: view.router.policy,
    })
    return value === '' ? [] : [`${field.label}: ${value}`]
  })

/** The posts on chat that the row tells once it is decided. Somebody outside is told by the worker, in the words to send. */
const toldOnChat = ({ steps }: Request): readonly string[] =>
  steps.flatMap(({ shown }) => (shown.act === 'notify' && !shown.outside ? shown.posts.slice(0, 1) : []))

export const toConfirm = ({ request, directory, names, world }: RequestView, at: string) => {
  const step = request.steps.find(({ shown, done }) => shown.act === 'confirm' && !done)
  const panel = step && directory.panels.get(step.posts[0] ?? '')
  if (!panel) return {}
  const on = bookedOn(step, world)
  const due = on === undefined ? undefined : papersBy(panel, on)
  const late = due !== undefined && due < firstDayForPapers(at) && papersFor(request, step, world).length > 0
  return { toConfirm: { panel: names.post(panel.id), on, ...(late && { papersWereDue: due }) } }
}

const leftThisYear = ({ request, resource, router, world }: RequestView): LeftThisYear | undefined => {
  const rule = resource.ledger === undefined ? undefined : router.policy.ledgers.get(resource.ledger)
  // Where no limit is printed nothing is left of it.
  if (!rule || limitsOf(resource).length === 0) return undefined
  const used = world.used(request.family, request.facts)
  const total = Math.max(...rule.bases.map(({ fact }) => Number(used[fact] ?? 0)))
  const limit = limitsOf(resource).find((one) => one >= total)
  const next = limit === undefined ? undefined : nextAbove(resource, limit)
  // Where the same post decides above the limit too, what is left changes nothing for anybody.
  if (next !== undefined && limit !== undefined && next === upTo(resource, limit)) return undefined
  return {
    family: whoseLedger(request.family, rule, request.facts, router.policy),
    pence: limit === undefined ? 0 : limit - total,
    then: next && router.policy.deciders.get(next)?.title.toLowerCase(),
  }
}
