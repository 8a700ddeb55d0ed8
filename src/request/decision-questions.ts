import type { Ask, Attestation, Resource } from '../policy/policy.ts'
import type { Facts } from '../policy/fact.ts'
import type { Route, Router } from '../policy/route.ts'
import { ASKED } from '../words/field-questions.ts'

type Routed = Extract<Route, { outcome: 'route' }>

/** Something the decider must answer "yes" to before approve: an attestation of the row, or a gap they go ahead without. */
export type MustAnswer = { readonly id: string; readonly question: string }

/**
 * What stands between a decider and approve, by the facts as they are: the policy's attestations, and each prerequisite
 * that is still open or was answered "no".
 */
export const mustAnswer = (resource: Resource, facts: Facts, router: Router): readonly MustAnswer[] => {
  const route = router.route(resource, facts)
  if (route.outcome !== 'route') return []
  return [
    ...route.satisfied.filter(({ required }) => required).map(attested),
    ...unanswered(route)
      .filter(({ stops }) => stops !== 'nothing')
      .map(goAhead),
  ]
}

const attested = ({ id, question }: Attestation): MustAnswer => ({ id: `attest-${id}`, question })

const goAhead = (ask: Ask): MustAnswer => ({
  id: `gap-${ask.fact}`,
  question: ASKED.goAheadWithout(ask.what),
})

/** What the decider is to weigh besides: shown on the card, answered in the reasons. */
export const toWeigh = (resource: Resource, facts: Facts, router: Router): readonly string[] => {
  const route = router.route(resource, facts)
  return route.outcome === 'route'
    ? route.satisfied.filter(({ required }) => !required).map(({ question }) => question)
    : []
}

/** The prerequisites that head a card: answered "no", not answered, or denied where the decider may go ahead without. */
export const gapsOf = (route: Routed): readonly Ask[] => [...route.waived, ...unanswered(route)]

const unanswered = ({ gaps, open }: Routed): readonly Ask[] =>
  [...gaps, ...open].filter((ask) => ask.must !== undefined && ask.what !== '')
