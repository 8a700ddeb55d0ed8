import { addDays, londonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/card.ts'
import { join, say, type Text } from '../words/text.ts'
import { day } from './format.ts'

/** A family's other requests, as a decider needs them beside this one. */
export type FamilyBefore = { readonly decided: Text; readonly waitingPence: number }

/** Another request of the family, or of a family that a child of it is in too. */
export type Other = {
  readonly request: Request
  readonly what: string
  /** Once it is approved it adds to the same total. */
  readonly countsWithIt: boolean
}

/** What was approved or rejected for the family in the last twelve months, and what else is waiting for it now. */
export const familyBefore = (request: Request, others: readonly Other[], world: World): FamilyBefore => {
  const oneFamily = [request.family, ...world.mergedWith(request.family)]
  const since = addDays(world.today, -365)
  const theirs = others.flatMap(({ request: other, what }) => {
    const decision = 'decision' in other ? other.decision : undefined
    return other.id === request.id || !oneFamily.includes(other.family) || !decision
      ? []
      : [{ other, what, decision }]
  })
  const lines = theirs.flatMap(({ other, what, decision }) => {
    if (londonDate(decision.at) < since) return []
    return [
      say`${what}, ${other.status === 'undone' ? `${decision.outcome}, then withdrawn` : decision.outcome} ${day(londonDate(decision.at))}.`,
    ]
  })
  const waiting = others.filter(
    ({ request: other, countsWithIt }) => other.id !== request.id && other.status === 'open' && countsWithIt,
  )
  return {
    decided: isForTonight(request, world)
      ? join([
          ...allowancesUsed(request, world),
          ...(lines.length === 0
            ? [words.nothingBeforeTonight(request.family, theirs.length > 0)]
            : lines.slice(-4)),
        ])
      : lines.length === 0
        ? words.nothingBefore(request.family)
        : join(lines.slice(-4)),
    waitingPence: waiting.reduce((total, { request: other }) => total + (other.pence ?? 0), 0),
  }
}

/** Somebody may need somewhere to be tonight: what help at home they have had is read before anything else. */
const isForTonight = ({ urgency, resource }: Request, { router }: World): boolean =>
  urgency === 'tonight' && router.policy.resources.get(resource)?.protective === true

/** Of each allowance of hours that the policy has: how many weeks the family has had, wherever that is on record. */
const allowancesUsed = ({ family, facts }: Request, world: World): readonly Text[] => {
  const used = world.used(family, facts)
  return [...world.router.policy.allowances.values()].map(({ title, facts: of }) => {
    const weeks = Number(used[of.used] ?? 0)
    return weeks === 0 ? words.noneUsed(title) : words.someUsed(title, weeks)
  })
}
