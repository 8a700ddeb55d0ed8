import { postFor } from '../people/directory.ts'
import type { DecisionField, Policy } from '../policy/policy.ts'
import { day } from './format.ts'
import type { RequestView } from './request-view.ts'

type Where = Pick<RequestView, 'request' | 'directory' | 'names'> & { readonly policy: Policy }

/**
 * What the decider filled in, as people read it. A role alone doesn't say who: "Head of Service" is the post of that role that
 * decided, or else the one that answers for the request's team.
 */
export const shownField = (
  { kind }: Pick<DecisionField, 'kind'>,
  value: string,
  decidedBy: string | undefined,
  { request, policy, directory, names }: Where,
): string => {
  if (value === '') return ''
  if (kind === 'date') return day(value)
  const role = [...policy.deciders.values()].find((one) => one.kind === 'role' && one.title === value)
  if (!role) return value
  const own = decidedBy === undefined ? undefined : directory.posts.get(decidedBy)
  const post = own?.role === role.id ? own : postFor(directory, role.id, request.team)
  return post ? names.post(post.id) : value
}
