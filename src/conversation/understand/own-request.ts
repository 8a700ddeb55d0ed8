import type { Policy } from '../../policy/policy.ts'
import type { Route } from '../../policy/route.ts'
import { NOT_YOU, OWN_ALLOWANCE, OWN_LINE, OWN_POST } from '../../words/own-request.ts'
import { answeredBy, type Answered } from './answered.ts'
import {
  isAloneInDeciding,
  isBelowRequester,
  isFromOwnAllowance,
  withoutRequester,
  type Role,
} from './requester.ts'

/** "Can I authorise it myself": a question about whoever asks, not about the post. */
export const ASKS_FOR_SELF = /\b(?:can|could|may|shall|do) i\b|\bmyself\b|\bmy own\b/i

/** Why nobody may decide this for whoever asked it (readings X1); undefined where somebody may. */
export const refusedToSelf = (
  route: Route,
  requester: Role | undefined,
  policy: Policy,
): string | undefined => {
  if (isFromOwnAllowance(route, requester)) return OWN_ALLOWANCE
  if (isBelowRequester(route, requester, policy)) return OWN_LINE
  return isAloneInDeciding(route, requester) ? OWN_POST : undefined
}

/** Who decides it for whoever asked: never they themselves, and where only their own post is left, that is said first. */
export const answeredToSelf = (
  id: string,
  route: Route,
  requester: Role | undefined,
  policy: Policy,
): Answered => {
  const left = withoutRequester(route, requester, policy)
  const answer = answeredBy(id, left, [], policy)
  return isLeftToTheirPost(left, requester) ? { ...answer, says: `${NOT_YOU} ${answer.says}` } : answer
}

const isLeftToTheirPost = (route: Route, requester: Role | undefined): boolean =>
  route.outcome === 'route' &&
  requester !== undefined &&
  !route.resource.ownDecision &&
  route.steps.some(({ act, by }) => act === 'decide' && by.every((id) => id === requester.id))

/** Who would likely decide, as far as it isn't the post of whoever asks; nobody, where a step is left to that post alone. */
export const withoutOwnPost = (likely: Answered['deciders'], { title }: Role): Answered['deciders'] => {
  const others = likely.map((step) => step.filter((post) => post !== title))
  return others.some((step) => step.length === 0) ? [] : others
}
