import type { Policy, Step } from '../../policy/policy.ts'
import type { Route } from '../../policy/route.ts'
import { sayAnswer } from './say-answer.ts'

/** One message to answer, with what would be known already: money in pounds, ages in years. */
export type AskedCase = {
  readonly id: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

export type Answered = {
  readonly id: string
  readonly outcome: 'route' | 'ask' | 'block' | 'advise'
  readonly resource: string
  /** Those who must agree, in order; a step that any of several may take names them all. */
  readonly deciders: readonly (readonly string[])[]
  readonly also: readonly { readonly kind: string; readonly who: string | null; readonly what: string }[]
  readonly missing: readonly string[]
  readonly says: string
}

/** A route as an answer. Where a question waits for facts, the likely deciders are named with it. */
export const answeredBy = (
  id: string,
  route: Route,
  likely: Answered['deciders'],
  policy: Policy,
): Answered => ({
  id,
  outcome: route.outcome,
  resource: route.resource.title,
  deciders: route.outcome === 'ask' ? likely : decidersOf(route, policy),
  also: alsoOf(route, policy),
  missing: route.outcome === 'ask' ? route.missing : [],
  says: sayAnswer(route, policy),
})

const title = (id: string, { deciders }: Policy): string => deciders.get(id)?.title ?? id

const decidersOf = (route: Route, policy: Policy): Answered['deciders'] => {
  switch (route.outcome) {
    case 'route':
      return decideSteps(route.steps, policy)
    case 'advise': {
      const titles = new Set([...policy.deciders.values()].map((one) => one.title))
      return route.who.filter((who) => titles.has(who)).map((who) => [who])
    }
    case 'ask':
    case 'block':
      return []
  }
}

/** The deciding steps by title, in order. */
export const decideSteps = (steps: readonly Step[], policy: Policy): Answered['deciders'] =>
  steps.filter(({ act }) => act === 'decide').map(({ by }) => by.map((id) => title(id, policy)))

const KIND_OF = {
  endorse: 'prior_agreement',
  consult: 'consult',
  confirm: 'ratify',
  notify: 'notify',
} as const

const alsoOf = (route: Route, policy: Policy): Answered['also'] => {
  const steps = route.outcome === 'route' ? route.steps : []
  return [
    ...steps.flatMap(({ act, by, why }) =>
      act === 'decide'
        ? []
        : [{ kind: KIND_OF[act], who: by.map((id) => title(id, policy)).join(' / '), what: why }],
    ),
    ...route.also.map(({ kind, who, what }) => ({ kind, who: who ?? null, what })),
  ]
}
