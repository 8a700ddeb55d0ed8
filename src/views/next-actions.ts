import type { Action } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
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

/** Buttons that start each of them with what both have in common. */
export const nextActions = (view: RequestView): readonly Action[] =>
  nextResources(view).flatMap(({ resource: id }) => {
    const next = view.router.policy.resources.get(id)
    return next
      ? [action(requestButton(view.request, 0, `next:${id}`), startFromHere(next.says), 'plain')]
      : []
  })
