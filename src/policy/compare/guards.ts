import type { Condition } from '../condition.ts'
import type { Inquiry } from '../explore.ts'
import type { Ask, Attestation, Resource } from '../policy.ts'

/** Something that has to be right before anybody can approve. */
export type Guard = {
  /** How much it asks: nothing (0), an answer before approve (1), or the right answer (2). */
  readonly asksIn: (resource: Resource) => Inquiry<number>
  /** Whether the facts are known that it waited for. */
  readonly waitsFor: readonly Condition[]
}

/** The prerequisites and required attestations of a resource that are not as they were: only those can ask less. */
export const guardsChanged = (old: Resource, now: Resource): readonly Guard[] => [
  ...[...new Set(old.asks.filter(({ must }) => must).map(({ fact }) => fact))]
    .filter((fact) => old.protective !== now.protective || isAnother(asksFor(fact, old), asksFor(fact, now)))
    .map((fact): Guard => ({
      asksIn: (resource) => asked(fact, resource),
      waitsFor: asksFor(fact, old).flatMap((ask) => factsIn(mustOf(ask)).map(isKnown)),
    })),
  ...old.satisfied
    .filter((one) => one.required && isAnother(one, sameIn(now, one)))
    .map((one): Guard => ({ asksIn: (resource) => attested(one, resource), waitsFor: [] })),
]

const isAnother = (old: unknown, now: unknown): boolean => JSON.stringify(old) !== JSON.stringify(now)

const asksFor = (fact: string, { asks }: Resource): readonly Ask[] => asks.filter((ask) => ask.fact === fact)

/** Whatever is asked without a right answer only has to be answered. */
const mustOf = ({ must, fact }: Ask): Condition => must ?? { test: 'given', fact }

const isKnown = (fact: string): Condition => ({ test: 'known', fact })

const factsIn = (condition: Condition): readonly string[] => {
  if ('fact' in condition) return [condition.fact]
  return condition.test === 'not' ? factsIn(condition.of) : condition.of.flatMap(factsIn)
}

function* asked(fact: string, resource: Resource): Inquiry<number> {
  let most = 0
  for (const ask of asksFor(fact, resource)) {
    if ((yield ask.when) !== true || (ask.waive && (yield ask.waive) === true)) continue
    const isRight = yield mustOf(ask)
    if (isRight === false) most = Math.max(most, resource.protective ? 1 : 2)
    if (isRight === undefined && ask.stops !== 'nothing') most = Math.max(most, 1)
  }
  return most
}

/** The same by its id, or by what it asks. */
const sameIn = ({ satisfied }: Resource, { id, question }: Attestation): Attestation | undefined =>
  satisfied.find((one) => one.id === id) ?? satisfied.find((one) => one.question === question)

function* attested(one: Attestation, resource: Resource): Inquiry<number> {
  const same = sameIn(resource, one)
  return same?.required && (yield same.when) !== false ? 1 : 0
}
