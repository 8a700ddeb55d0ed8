import type { Policy, Resource, Row, Step } from '../policy/policy.ts'
import * as words from '../words/matrix.ts'

/** An authority's policy as the table people know: one line for each way that something is agreed. */
export type Matrix = {
  readonly name: string
  readonly documents: readonly string[]
  /** Digest of the policy it was made from: two papers with the same one say the same. */
  readonly version: string
  readonly resources: readonly MatrixResource[]
  readonly notCovered: string
}

export type MatrixResource = {
  readonly title: string
  /** Outright exclusions first, then the rows, in the policy's order. */
  readonly lines: readonly MatrixLine[]
  /** What has to be known or done before it goes to anybody. */
  readonly first: readonly string[]
  /** What is said where no line fits; undefined where it is what is said of anything that the policy does not list. */
  readonly otherwise: string | undefined
  readonly afterwards: readonly string[]
}

export type MatrixLine = {
  readonly rule: string
  readonly section: string
  /** Who agrees, in order: "Head of Service, then PASP confirms". Empty where nobody does. */
  readonly who: string
  readonly also: readonly string[]
}

/** Writes a policy out as its table. Pure: the same policy gives the same paper, which also serves when chat is down. */
export const matrixOf = (policy: Policy): Matrix => ({
  name: policy.name,
  documents: policy.documents.map(({ title, dated }) => `${title}, ${dated}`),
  version: policy.version,
  resources: [...policy.resources.values()].map((resource) => linesOf(resource, policy)),
  notCovered: policy.notCovered.says,
})

const linesOf = (resource: Resource, policy: Policy): MatrixResource => ({
  title: resource.title,
  lines: [...resource.exclusions, ...resource.rows].map((row) => lineOf(row, policy)),
  first: [...new Set(resource.asks.filter(({ must, what }) => must && what !== '').map(({ what }) => what))],
  otherwise: resource.gap.says === policy.notCovered.says ? undefined : resource.gap.says,
  afterwards: resource.afterwards,
})

const lineOf = ({ rule, source, answer }: Row, policy: Policy): MatrixLine => ({
  rule,
  section: source.section,
  who: whoAgrees(answer, policy),
  also: answer.also.map(({ who, what }) => words.alsoLine(who, what)),
})

const whoAgrees = (answer: Row['answer'], policy: Policy): string => {
  switch (answer.kind) {
    case 'refuse':
      return words.nobody(titleOf(answer.talkTo, policy))
    case 'advise':
      return answer.who.length === 0 ? words.nobodyHasTo() : answer.who.join(', ')
    case 'steps':
      return words.inOrder(
        answer.steps.map((step) => words.act(step.act, postsOf(step, policy), step.exception !== undefined)),
      )
  }
}

const postsOf = ({ by }: Step, policy: Policy): string =>
  by.map((id) => titleOf(id, policy) ?? id).join(' or ')

const titleOf = (id: string | undefined, { deciders }: Policy): string | undefined =>
  id === undefined ? undefined : deciders.get(id)?.title
