import { inOfficeHours, postsOf } from '../people/directory.ts'
import { factsIn } from '../policy/condition.ts'
import { askable } from '../policy/derive.ts'
import type { Facts } from '../policy/fact.ts'
import type { Ask, Resource } from '../policy/policy.ts'
import type { Route } from '../policy/route.ts'
import { unknownElsewhere, type UnknownElsewhere } from './ask-elsewhere.ts'
import type { Context } from './context.ts'
import { familyStanding, factsOf, requestersOf, teamOf, type FamilyStanding } from './draft.ts'
import { placeSteps, type NobodyHolds, type Placed, type Routed } from './holder.ts'
import type { Draft } from './turn.ts'

/** What stands between a draft and sending it. */
export type Considered =
  /** The reference isn't in the list, or is another team's: settled before anything else. */
  | {
      readonly kind: 'family'
      readonly standing: 'unknown' | 'anothers'
      /** Protective requests only: whom to ring meanwhile. */
      readonly placing: Placing | undefined
    }
  /** The register doesn't reach back as far as the family's money or weeks are counted. */
  | {
      readonly kind: 'elsewhere'
      readonly of: UnknownElsewhere
      readonly placing: Placing | undefined
    }
  /** A new family: the case system has to be searched for it first. */
  | { readonly kind: 'match'; readonly placing: Placing | undefined }
  | { readonly kind: 'blocked'; readonly route: Extract<Route, { readonly outcome: 'block' }> }
  | { readonly kind: 'advised'; readonly route: Extract<Route, { readonly outcome: 'advise' }> }
  /** A prerequisite was answered "no" and the decider may go ahead without it, by a reason nobody has given yet. */
  | {
      readonly kind: 'gap'
      readonly ask: Ask
      readonly question: string
      readonly placing: Placing | undefined
      readonly canSend: boolean
    }
  | { readonly kind: 'nobody'; readonly refused: NobodyHolds }
  /** The policy turns on something that nobody can be asked for. */
  | { readonly kind: 'not-held'; readonly fact: string }
  /** `questions` are facts, or 'family'. Who agrees it is shown as soon as that is certain. */
  | {
      readonly kind: 'ask'
      readonly questions: readonly string[]
      readonly placing: Placing | undefined
      readonly canSend: boolean
    }
  | { readonly kind: 'ready'; readonly placing: Placing; readonly unanswered: readonly Ask[] }

/** A route with people put to its steps. */
export type Placing = {
  readonly route: Routed
  readonly placed: readonly Placed[]
  readonly ownDecision: boolean
}

/** Works out what comes next for a draft whose resource is known. */
export const consider = (draft: Draft, resource: Resource, context: Context): Considered => {
  const standing = familyStanding(draft, context)
  const facts = factsOf(draft, context)
  const route = context.router.route(resource, facts)
  if (route.outcome === 'advise') return { kind: 'advised', route }
  const gap =
    resource.protective && route.outcome !== 'route' ? undefined : waivable(resource, facts, context)
  if (route.outcome === 'block' && !gap) return { kind: 'blocked', route }
  const placing = route.outcome === 'route' ? place(route, draft, context) : undefined
  if (standing === 'unknown' || standing === 'anothers') {
    const known = resource.protective && placing && 'placed' in placing ? placing : undefined
    return { kind: 'family', standing, placing: known }
  }
  // A child's safety may hang on it: it goes on, and the card says that nobody searched.
  if (!resource.protective && !isSearched(draft, context))
    return {
      kind: 'match',
      placing: placing && 'placed' in placing ? placing : undefined,
    }
  const elsewhere = resource.protective ? undefined : unknownElsewhere(draft, resource, context)
  if (elsewhere && standing === 'settled')
    return {
      kind: 'elsewhere',
      of: elsewhere,
      placing: placing && 'placed' in placing ? placing : undefined,
    }
  if (placing && 'nobody' in placing) return { kind: 'nobody', refused: placing.nobody }
  if (gap && standing === 'settled')
    return { kind: 'gap', ...gap, placing, canSend: resource.protective && placing !== undefined }
  return askOrReady({ draft, resource, facts, route, placing, standing, context })
}

const isSearched = (draft: Draft, { known }: Context): boolean =>
  !draft.newFamily ||
  draft.family === undefined ||
  known.family(draft.family) !== undefined ||
  draft.searchedBy !== undefined

type Weighing = {
  readonly draft: Draft
  readonly resource: Resource
  readonly facts: Facts
  readonly route: Route
  readonly placing: Placing | undefined
  readonly standing: FamilyStanding
  readonly context: Context
}

const askOrReady = ({ draft, resource, facts, route, placing, standing, context }: Weighing): Considered => {
  const deciding = route.outcome === 'ask' ? route.missing.filter((fact) => isAskable(fact, context)) : []
  const ledger = ledgerFacts(context)
  const notHeld =
    route.outcome === 'ask'
      ? route.missing.find((fact) => !isAskable(fact, context) && !ledger.has(fact))
      : undefined
  const open = openAsks(resource, facts, context)
  const family = standing === 'none' ? ['family'] : []
  if (notHeld !== undefined && deciding.length === 0 && family.length === 0)
    return { kind: 'not-held', fact: notHeld }
  const stopping = resource.protective ? [] : open.filter((ask) => ask.stops === 'send')
  const wanted = open.filter((ask) => !stopping.includes(ask) && !draft.askedBefore.includes(ask.fact))
  const questions = unique([
    ...family,
    ...deciding,
    ...stopping.map(({ fact }) => fact),
    ...wanted.map(({ fact }) => fact),
  ])
  const unanswered = open.filter((ask) => !questions.includes(ask.fact))
  const canSend = resource.protective && placing !== undefined && family.length === 0
  if (questions.length > 0) return { kind: 'ask', questions, placing, canSend }
  return placing
    ? { kind: 'ready', placing, unanswered }
    : { kind: 'not-held', fact: notHeld ?? resource.title }
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]

const isAskable = (fact: string, { policy }: Context): boolean => (policy.facts.get(fact)?.ask ?? '') !== ''

const ledgerFacts = ({ policy }: Context): ReadonlySet<string> =>
  new Set([...policy.ledgers.values()].flatMap(({ bases }) => bases.map(({ fact }) => fact)))

/** What the row wants to know and nobody has said, once its own condition is known to hold. */
const openAsks = (resource: Resource, facts: Facts, context: Context): readonly Ask[] =>
  resource.asks.filter(
    (ask) =>
      isAskable(ask.fact, context) &&
      context.router.holds(ask.when, facts) === true &&
      !(ask.waive && context.router.holds(ask.waive, facts) === true) &&
      (ask.must ? context.router.holds(ask.must, facts) === undefined : facts[ask.fact] === undefined),
  )

/** The first prerequisite answered "no" whose waiver turns on something that can still be asked. */
const waivable = (
  resource: Resource,
  facts: Facts,
  context: Context,
): { readonly ask: Ask; readonly question: string } | undefined => {
  const denied = resource.asks.filter(
    (ask) =>
      ask.must &&
      context.router.holds(ask.when, facts) === true &&
      context.router.holds(ask.must, facts) === false &&
      ask.waive &&
      context.router.holds(ask.waive, facts) === undefined,
  )
  for (const ask of denied) {
    const question = (ask.waive ? factsIn(ask.waive) : [])
      .flatMap((fact) => askable(fact, facts, context.policy))
      .find((fact) => isAskable(fact, context))
    if (question !== undefined) return { ask, question }
  }
  return undefined
}

/** Puts people to a route's steps. A case decision of the row's own post is that post's to record (readings X1). */
export const place = (
  route: Routed,
  draft: Draft,
  context: Context,
): Placing | { readonly nobody: NobodyHolds } => {
  const ownDecision = isOwnDecision(route, draft, context)
  const asked = { team: teamOf(draft, context), requesters: requestersOf(draft), ownDecision }
  // Before it is said how soon it is needed: what a child's safety may hang on is taken to be for tonight.
  const hurried = route.resource.protective || isForTonight(draft)
  const { known } = context
  const look = hurried
    ? context
    : { ...context, known: { ...known, directory: inOfficeHours(known.directory) } }
  const placed = placeSteps(route, asked, look)
  return 'nobody' in placed ? placed : { route, placed: placed.placed, ownDecision }
}

const isForTonight = ({ urgency, facts }: Draft): boolean =>
  urgency === 'tonight' || urgency === 'today' || facts['sameDay'] === true

const isOwnDecision = (route: Routed, draft: Draft, context: Context): boolean => {
  if (!route.resource.ownDecision || draft.alsoFor.length > 0) return false
  if (draft.made && draft.made.by !== draft.person) return false
  const deciding = route.steps.filter(({ act }) => act === 'decide').flatMap(({ by }) => by)
  const team = teamOf(draft, context)
  return postsOf(context.known.directory, draft.person, context.day).some(
    (post) => deciding.includes(post.role) && (post.scope.kind !== 'team' || post.scope.team === team),
  )
}
