import type { CommandRefused } from '../request/command.ts'
import type { ConditionTerms } from '../request/notice.ts'
import type { Pressing } from '../request/press.ts'
import { askerNow, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { typed } from '../request/reasons.ts'
import { isRealDay } from './real-day.ts'
import { ASKED } from '../words/field-questions.ts'

/** The answers in which a decider says who sees to the conditions, and by when. */
export const OWNER = 'condition-owner'
export const BY_WHEN = 'condition-by'

/** Who may be made to see to a condition: whoever asked, the family's worker, and the posts of the request. Ids, the worker first. */
export const ownersOf = (request: Request, world: World): readonly string[] => {
  const worker = world.family(request.family)?.worker
  const posts = request.steps
    .filter(({ shown }) => !shown.outside && !shown.panel)
    .flatMap((step) => step.posts)
    .filter((id) => world.directory.posts.has(id))
  return [
    ...new Set([
      askerNow(request),
      ...request.requesters,
      ...(worker === undefined ? [] : [worker]),
      ...posts,
    ]),
  ]
}

/** Who sees to the conditions of an approval: the worker, unless the decider names another. Refuses no day, and one that has passed: what has no day is never chased. */
export const termsOf = (
  { request, press, world }: Pressing,
  conditions: string,
): { readonly condition?: ConditionTerms } | CommandRefused => {
  if (conditions === '') return {}
  const owners = ownersOf(request, world)
  const named = typed(press.answers[OWNER])
  const owner = named === '' ? owners[0] : owners.find((id) => id === named)
  if (owner === undefined) return { why: 'missing-answer', question: ASKED.whoSeesToIt }
  const by = typed(press.answers[BY_WHEN])
  return isRealDay(by) && by >= world.today
    ? { condition: { owner, by } }
    : { why: 'missing-answer', question: ASKED.byWhichDay }
}
