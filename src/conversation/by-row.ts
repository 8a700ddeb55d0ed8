import { postsOf } from '../people/directory.ts'
import type { Facts } from '../policy/fact.ts'
import type { Resource, Row, Step } from '../policy/policy.ts'
import { limitsOf } from '../policy/limits.ts'
import { byRow, youAs } from '../words/guide.ts'
import type { Text } from '../words/text.ts'
import { ruleWithSection } from '../words/understood.ts'
import type { Context } from './context.ts'
import { factsToTell, teamOf } from './draft.ts'
import { whoFor } from './holder.ts'
import type { Draft } from './turn.ts'

const MOST = 4

/** Whether the rows that are still open name different people: only then is it worth saying before more is known. */
export const mayBeDifferent = (resource: Resource, draft: Draft, context: Context): boolean =>
  new Set(open(resource, draft, context).map((row) => whoDecides(row, draft, context).join())).size > 1

/** While it still depends: each row that what is known leaves open, with whoever agrees it and the section that says so. */
export const rowsThatMayHold = (resource: Resource, draft: Draft, context: Context): readonly Text[] =>
  open(resource, draft, context)
    .slice(0, MOST)
    .map((row) => inWords(row, draft, context))

/** The steps of each row that what is known leaves open. */
export const stepsThatMayBe = (
  resource: Resource,
  draft: Draft,
  context: Context,
): readonly (readonly Step[])[] =>
  open(resource, draft, context).flatMap(({ answer }) => (answer.kind === 'steps' ? [answer.steps] : []))

const open = (resource: Resource, draft: Draft, context: Context): readonly Row[] =>
  resource.rows
    .filter((row) => row.answer.kind === 'steps' && mayHold(row, resource, draft, context))
    .filter((row, i, all) => all.findIndex(({ rule }) => rule === row.rule) === i)

/** One row, with whoever agrees it. */
export const inWords = (row: Row, draft: Draft, context: Context): Text =>
  byRow(whoDecides(row, draft, context), ruleWithSection(row.rule, row.source.section))

/** Whatever was used before, it is nothing at least: £110 is no team manager's, for any family. */
const mayHold = (row: Row, resource: Resource, draft: Draft, context: Context): boolean => {
  const facts = factsToTell(draft, context)
  return usedBefore(resource, context).some(
    (used) => context.router.holds(row.when, { ...used, ...facts }) !== false,
  )
}

const usedBefore = (resource: Resource, { policy }: Context): readonly Facts[] => {
  const bases = policy.ledgers.get(resource.ledger ?? '')?.bases ?? []
  return bases.length === 0
    ? [{}]
    : [0, ...limitsOf(resource)].map((pence) => Object.fromEntries(bases.map(({ fact }) => [fact, pence])))
}

/** Where several posts decide one after the other they are one answer: "Martin Yip, your service manager, then Una Mead, …". */
const whoDecides = (row: Row, draft: Draft, context: Context): readonly string[] => {
  const steps = row.answer.kind === 'steps' ? row.answer.steps.filter(({ act }) => act === 'decide') : []
  const [only, ...later] = steps.map(({ by }) => named(by, draft, context))
  return only === undefined || later.length === 0
    ? (only ?? [])
    : [[only, ...later].map((who) => who.join(' or ')).join(', then ')]
}

const named = (by: readonly string[], draft: Draft, context: Context): readonly string[] =>
  by.flatMap((role) => {
    if (holdsRole(role, context)) return [youAs(context.policy.deciders.get(role)?.says ?? role)]
    const who = whoFor(role, teamOf(draft, context), [], context)
    const says = context.policy.deciders.get(role)?.says
    return who ? [`${who.name}, ${who.yours}`] : says === undefined ? [] : [says]
  })

/** The reader holds such a post: they are told that it is them. */
const holdsRole = (role: string, { known, person, day }: Context): boolean =>
  postsOf(known.directory, person.id, day).some((post) => post.role === role)
