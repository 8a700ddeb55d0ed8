import type { Action } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { isDay } from '../panel/answers.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Follows } from '../policy/policy.ts'
import { startFromHere } from '../words/links.ts'
import type { RequestView } from './request-view.ts'

/** What the policy says comes next: after an approval, or once a panel agreed something else. For whoever asked. */
export const nextResources = ({
  request,
  resource,
}: Pick<RequestView, 'request' | 'resource'>): readonly Follows[] => {
  if (request.status === 'approved') return resource.next
  if (request.status !== 'rejected') return []
  return request.steps.some(({ done }) => done?.instead) ? resource.instead : []
}

/** The day that has to come first: of a meeting that was agreed and is still to be held. Undefined once it has come. */
export const heldLater = (
  { request, world }: Pick<RequestView, 'request' | 'world'>,
  { afterField }: Follows,
): LondonDate | undefined => {
  const on = 'decision' in request ? request.decision?.fields[afterField ?? ''] : undefined
  return on !== undefined && isDay(on) && on > world.today ? on : undefined
}

/** Buttons that start each of them with what both have in common. */
export const nextActions = (view: RequestView): readonly Action[] =>
  nextResources(view).flatMap(({ resource: id, provided }) => {
    const next = view.router.policy.resources.get(id)
    return next
      ? [action(requestButton(view.request, 0, `next:${id}`), startFromHere(next.says, provided), 'plain')]
      : []
  })
