import type { Inquiry } from '../explore.ts'
import { rowAnswering } from '../inquire.ts'
import type { Condition } from '../condition.ts'
import type { Act, Also, Row, Step } from '../policy.ts'
import { alsoWords, keyOf, listed, nobody, STOPS, titles, type Said } from './said.ts'
import type { Side } from './side.ts'

/** One matter that can be held side by side. Undefined: it doesn't come up. */
export type Aspect = {
  readonly about: 'decides' | 'step' | 'goes-with' | 'question' | 'prerequisite' | 'attested'
  /** Which one, as a person reads it: "Consulted", a question's words. Empty for who decides. */
  readonly part: string
  readonly of: (side: Side) => Inquiry<Said | undefined>
}

/** A part of an answer that reads as a sentence of its own. */
export const REFERRED = 'Referred on to'

/** Everything that two versions of a resource can say differently, a matter each. */
export const aspectsOf = (old: Side, now: Side): readonly Aspect[] => [
  { about: 'decides', part: '', of: decides },
  ...(Object.entries(ACTS) as [keyof typeof ACTS, string][]).map(([act, part]): Aspect => ({
    about: 'step',
    part,
    of: (side) => acts(act, side),
  })),
  { about: 'step', part: 'Standing in when somebody can’t be reached', of: standIns },
  { about: 'step', part: REFERRED, of: refers },
  ...eachOnce(alsoOf(old), alsoOf(now)).map((also): Aspect => ({
    about: 'goes-with',
    part: also,
    of: (side) => goesWith(also, side),
  })),
  ...eachOnce(questions(old), questions(now)).flatMap((fact): Aspect[] => [
    { about: 'question', part: fact, of: (side) => asked(fact, side) },
    { about: 'prerequisite', part: fact, of: (side) => stoodInTheWay(fact, side) },
  ]),
  ...eachOnce(attested(old), attested(now)).map((id): Aspect => ({
    about: 'attested',
    part: id,
    of: (side) => attestedHere(id, side),
  })),
]

const ACTS = {
  endorse: 'Agrees beforehand',
  consult: 'Consulted beforehand',
  confirm: 'Confirms afterwards',
  notify: 'Told afterwards',
} as const satisfies Partial<Record<Act, string>>

const eachOnce = (some: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...some, ...more]),
]

const questions = ({ resource }: Side) => resource.asks.map(({ fact }) => fact)
const attested = ({ resource }: Side) => resource.satisfied.map(({ id }) => id)
const alsoOf = ({ resource }: Side) =>
  [...resource.exclusions, ...resource.rows].flatMap(({ answer }) =>
    answer.kind === 'refuse' ? [] : answer.also.map(alsoWords),
  )

/** Who decides, in order; or that nobody does, and who is talked to then. */
function* decides({ resource, policy, other }: Side): Inquiry<Said> {
  const row = yield* rowAnswering(resource)
  if (row === 'asked first') return { key: 'asked first', words: 'asked for more first' }
  const refusal = row === 'nobody' ? resource.gap : row.answer.kind === 'refuse' ? row.answer : undefined
  if (refusal) return nobody(refusal, policy)
  if (row === 'nobody') return nobody(resource.gap, policy)
  if (row.answer.kind === 'advise') {
    const named = row.answer.who.join(', ')
    return {
      key: `advise ${named}`,
      words: named === '' ? 'nobody has to agree it' : `advice naming ${named}`,
    }
  }
  return listed(yield* held(stepsOf(row, 'decide')), { policy, other })
}

const stepsOf = ({ answer }: Row, act: Act): readonly Step[] =>
  answer.kind === 'steps' ? answer.steps.filter((step) => step.act === act) : []

function* held(steps: readonly Step[]): Inquiry<readonly Step[]> {
  const holding: Step[] = []
  for (const step of steps) if ((yield step.when) !== false) holding.push(step)
  return holding
}

function* routed({ resource }: Side): Inquiry<Row | undefined> {
  const row = yield* rowAnswering(resource)
  return typeof row === 'object' && row.answer.kind === 'steps' ? row : undefined
}

function* acts(act: Act, side: Side): Inquiry<Said | undefined> {
  const row = yield* routed(side)
  return row && listed(yield* held(stepsOf(row, act)), side)
}

function* standIns(side: Side): Inquiry<Said | undefined> {
  const row = yield* routed(side)
  if (row?.answer.kind !== 'steps') return undefined
  const said: Said[] = []
  for (const step of yield* held(row.answer.steps)) {
    if (!step.exception || (yield step.exception.when) === false) continue
    const { tried, instead } = step.exception
    const words = `${instead.length === 0 ? 'goes on without' : `${titles(instead, side)} for`} ${titles(step.by, side)}, once ${tried === 'the-post' ? 'tried' : 'every holder of the role is tried'}`
    said.push({ key: words, words })
  }
  return {
    key: said.map(({ key }) => key).join('; '),
    words: said.map(({ words }) => words).join('; ') || 'nobody',
  }
}

function* refers(side: Side): Inquiry<Said | undefined> {
  const row = yield* routed(side)
  if (row?.answer.kind !== 'steps') return undefined
  const { refer } = row.answer
  return {
    key: refer.map((id) => keyOf(id, side)).join(' '),
    words: refer.map((id) => titles([id], side)).join(' or ') || 'nobody',
  }
}

function* goesWith(also: string, side: Side): Inquiry<Said | undefined> {
  const row = yield* rowAnswering(side.resource)
  if (typeof row !== 'object' || row.answer.kind === 'refuse') return undefined
  const all: readonly (Also & { readonly when?: Condition | undefined })[] = row.answer.also
  for (const one of all)
    if (alsoWords(one) === also && (yield one.when) !== false) return { key: 'yes', words: 'said' }
  return { key: 'no', words: 'not said' }
}

/** Whether a question is asked, and what waits for its answer. */
function* asked(fact: string, { resource }: Side): Inquiry<Said> {
  const stops: string[] = []
  for (const ask of resource.asks)
    if (ask.fact === fact && (yield ask.when) === true) stops.push(STOPS[ask.stops])
  const words = [...new Set(stops)].join(' and ') || 'not asked'
  return { key: words, words }
}

/** Whether the answer given stands in the way. */
function* stoodInTheWay(fact: string, { resource }: Side): Inquiry<Said> {
  const found: string[] = []
  for (const ask of resource.asks) {
    if (ask.fact !== fact || !ask.must || (yield ask.when) !== true || (yield ask.must) !== false) continue
    const waived = ask.waive !== undefined && (yield ask.waive) === true
    if (waived) found.push('goes on by a reason of the decider’s')
    else found.push(resource.protective ? 'goes, and heads the card' : 'refused')
  }
  const words = [...new Set(found)].join(' and ') || 'no obstacle'
  return { key: words, words }
}

function* attestedHere(id: string, { resource }: Side): Inquiry<Said> {
  const one = resource.satisfied.find((it) => it.id === id)
  if (!one || (yield one.when) === false) return { key: 'no', words: 'not asked of the decider' }
  return one.required
    ? { key: 'required', words: 'answered yes before it is approved' }
    : { key: 'weighed', words: 'weighed by the decider' }
}

/** Whether somebody decides it. What goes with an answer is only compared where both policies have somebody. */
export function* isRouted(side: Side): Inquiry<boolean> {
  return (yield* routed(side)) !== undefined
}
