import type { Spell } from '../../ledger/service-weeks.ts'
import type { ServiceKnown } from '../../ledger/weeks-used.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** The days of service that are agreed for a family, whichever post agreed them. */
const spellsIn = (requests: readonly Request[]): readonly Spell[] =>
  requests.flatMap(({ hours }) =>
    hours?.held?.kind === 'support' && hours.held.lines.length > 0
      ? [{ from: hours.held.startsOn, to: hours.held.lastDay }]
      : [],
  )

/** What is known of service to families, for counting their weeks. */
export const serviceKnown = ({
  requestsOf,
  family,
  sameChildren,
  mergedWith,
  opening,
  weeksSince,
  router,
}: Pick<
  World,
  'requestsOf' | 'family' | 'sameChildren' | 'mergedWith' | 'opening' | 'weeksSince' | 'router'
>): ServiceKnown => ({
  spellsOf: (reference) => spellsIn(requestsOf(reference)),
  childrenOf: (reference) => family(reference)?.children ?? [],
  sameChildren,
  mergedWith,
  weeksSince,
  earlierWeeks: (reference) =>
    [...router.policy.allowances.keys()]
      .flatMap((allowance) => opening(reference, allowance))
      .reduce((total, { line }) => total + (line.kind === 'weeks' ? line.weeks : 0), 0),
})
