import type { Policy, Step } from '../../policy/policy.ts'
import type { Route } from '../../policy/route.ts'
import * as words from '../../words/answer-case.ts'

/** The answer in a few plain sentences: who first, then the rule, then what is missing or what would change it. */
export const sayAnswer = (route: Route, policy: Policy): string => {
  switch (route.outcome) {
    case 'route':
      return join([
        capital(whoAgrees(route.steps, policy)),
        route.row.rule,
        open(route.open, policy),
        change(route),
      ])
    case 'ask':
      return join([
        words.THAT_DEPENDS,
        ...numbered(unique(route.missing.map((fact) => asked(fact, policy)))),
        change(route),
      ])
    case 'block':
      return join([route.says, route.instead])
    case 'advise':
      return route.says
  }
}

const join = (sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ')

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const named = ({ by }: Step, policy: Policy): string =>
  by.map((id) => policy.deciders.get(id)?.says ?? id).join(' or ')

const whoAgrees = (steps: readonly Step[], policy: Policy): string => {
  const sentences = steps.flatMap((step) => {
    const who = named(step, policy)
    switch (step.act) {
      case 'endorse':
        return [words.agreesFirst(who)]
      case 'consult':
        return [words.isConsulted(who)]
      case 'decide':
        return [words.canAgree(who)]
      case 'confirm':
        return [words.confirmsAfterwards(who)]
      case 'notify':
        return [words.isTold(who)]
    }
  })
  return sentences.map(capital).join(' ')
}

const unique = (questions: readonly string[]): readonly string[] => [...new Set(questions)]

// What a ledger knows is never asked of a person; from the command line it is named.
const asked = (fact: string, policy: Policy): string => {
  const definition = policy.facts.get(fact)
  return definition?.ask === '' ? words.needToKnow(definition.label) : (definition?.ask ?? fact)
}

const open = (asks: readonly { readonly fact: string; readonly stops: string }[], policy: Policy): string =>
  numbered(
    asks.filter(({ stops }) => stops === 'send').flatMap(({ fact }) => policy.facts.get(fact)?.ask ?? []),
  ).join(' ')

const numbered = (questions: readonly string[]): readonly string[] =>
  questions.length < 2 ? questions : questions.map((question, i) => `${i + 1} ${question}`)

const change = ({ resource }: Route): string => resource.changes[0] ?? ''
