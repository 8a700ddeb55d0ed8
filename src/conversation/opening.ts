import type { Resource } from '../policy/policy.ts'
import { headingOf } from '../views/heading.ts'
import { whoseLedger } from '../views/whose-ledger.ts'
import { asDecided } from '../words/made.ts'
import { elsewhereFact, NOT_SURE } from '../ledger/opening.ts'
import { unsureSoFar } from '../words/opening.ts'
import { join, type Text } from '../words/text.ts'
import {
  alsoWaiting,
  askedForThem,
  emergencyFirst,
  ruleWithSection,
  sectionOnly,
  understoodAs,
  usedSoFar,
  whoAgrees,
  yourOwnDecision,
  type Taking,
} from '../words/understood.ts'
import type { Placing } from './consider.ts'
import type { Context } from './context.ts'
import { familyStanding, requestersOf, teamOf } from './draft.ts'
import { firstAct, inPost, type Placed } from './holder.ts'
import type { Draft } from './turn.ts'
import { gradeOf, lineAbove } from '../request/show-route.ts'
import { noNumber } from '../words/tonight.ts'
import { weeksLine } from './weeks-line.ts'

/** What was understood, who can agree it and by which rule; the rule is left out where it was told a moment ago. Telephone numbers stand before any question where it may be tonight. */
export const opening = (
  draft: Draft,
  resource: Resource,
  placing: Placing | undefined,
  context: Context,
  { again = false }: { readonly again?: boolean } = {},
): readonly Text[] => {
  const heading = headingOf(resource, draft.facts, context.policy.facts)
  const understood = understoodAs({
    heading,
    says: resource.heading.startsWith('{') ? resource.says : '',
    family: draft.family,
  })
  const danger = isDangerous(draft, resource, placing) ? [emergencyFirst()] : []
  const forThem = askedForThem(draft.alsoFor.map((id) => context.known.directory.people.get(id)?.name ?? ''))
  if (!placing) return [...danger, join([understood, forThem])]
  return [
    ...danger,
    join([
      understood,
      placing.ownDecision
        ? yourOwnDecision()
        : (alreadyMade(draft, context) ?? agreeing(draft, resource, placing)),
      silent(draft, resource, placing, context),
      again ? [] : rule(draft, resource, placing),
      ledgerLine(draft, resource, context),
      weeksLine(draft, resource, context),
      draft.made ? [] : forThem,
    ]),
  ]
}

const alreadyMade = ({ made, person }: Draft, { known }: Context): Text | undefined =>
  made && asDecided(made.by === person ? undefined : known.directory.people.get(made.by)?.name)

const agreeing = (draft: Draft, resource: Resource, { placed, route }: Placing): Text =>
  whoAgrees(takings(placed, draft.person), isHurried(draft, resource), route.row.rule)

/** Somebody who may have to be rung has no number here: said at once, with the line above. */
const silent = (
  draft: Draft,
  resource: Resource,
  { placed, ownDecision }: Placing,
  context: Context,
): Text => {
  const to = firstAct(placed)?.to
  if (ownDecision || to?.kind !== 'person' || to.who.phone !== undefined || !isHurried(draft, resource))
    return []
  const { known, router, policy, day } = context
  const asked = { team: teamOf(draft, context) ?? '', requesters: requestersOf(draft) }
  const role = known.directory.posts.get(to.post)?.role ?? ''
  const above = lineAbove(gradeOf(policy, role), asked, { router, directory: known.directory, today: day })
  const holder = above && inPost(above.id, asked.requesters, context)
  return noNumber(to.who, holder?.kind === 'person' ? holder.who : undefined)
}

// With several steps in a hurry the order says it all: only where it stands is added.
const rule = (draft: Draft, resource: Resource, { route, placed }: Placing): Text =>
  isHurried(draft, resource) && placed.filter(({ step }) => step.act !== 'notify').length > 1
    ? sectionOnly(route.row.source.section)
    : ruleWithSection(route.row.rule, route.row.source.section)

/** The steps of a route as the answer tells them. Where several posts decide in turn, those before the last agree first. */
export const takings = (placed: readonly Placed[], reader: string): readonly Taking[] => {
  const last = placed.findLastIndex(({ step }) => step.act === 'decide')
  return placed.map(({ step, to }, i) => ({
    act: step.act === 'decide' && i < last ? 'endorse' : step.act,
    who: to.kind === 'person' ? to.who : undefined,
    you: to.kind === 'person' && to.person === reader,
    body: to.kind === 'person' ? '' : to.says,
    outside: to.kind === 'outside',
    sitting: to.kind === 'panel' ? to.sitting : undefined,
  }))
}

/** A child may be in danger tonight: 999 comes first. */
export const isDangerous = (draft: Draft, resource: Resource, placing: Placing | undefined): boolean =>
  resource.protective &&
  (draft.urgency === 'tonight' ||
    draft.facts['sameDay'] === true ||
    (draft.urgency === 'today' &&
      (placing?.route.steps.some(({ exception }) => exception !== undefined) ?? false)))

/** Numbers are given where a message may be too slow. */
export const isHurried = ({ urgency, facts }: Draft, { protective }: Resource): boolean =>
  protective &&
  (urgency === 'tonight' || urgency === 'today' || facts['sameDay'] === true || facts['urgent'] === true)

/** What the family has had, for those who may see it: never by the word of somebody who says they are covering. */
export const ledgerLine = (draft: Draft, resource: Resource, context: Context): Text => {
  const rules = resource.ledger === undefined ? undefined : context.policy.ledgers.get(resource.ledger)
  if (!rules || draft.family === undefined || familyStanding(draft, context) !== 'settled') return []
  if (!context.known.mayReadTotal(draft.family)) return []
  if (rules.person !== undefined && draft.facts[rules.person] === undefined) return []
  const said = elsewhereFact(rules.id)
  const unknown =
    draft.facts[said] === NOT_SURE
      ? context.known.unknownBefore(draft.family, rules.id, draft.facts)
      : undefined
  if (unknown)
    return unsureSoFar(whoseLedger(draft.family, rules, draft.facts, context.policy), unknown.until)
  const used = context.known.used(draft.family, draft.facts)
  const amounts = rules.bases.flatMap(({ fact, says }) => {
    const pence = used[fact]
    return typeof pence === 'number' ? [{ says, pence }] : []
  })
  const asked = draft.facts[rules.counts]
  // "Has had nothing" isn't said where what came before is about to be asked.
  const isAsked =
    draft.facts[said] === undefined &&
    amounts.every(({ pence }) => pence === 0) &&
    context.known.unknownBefore(draft.family, rules.id, draft.facts) !== undefined
  return join([
    isAsked
      ? []
      : usedSoFar(
          whoseLedger(draft.family, rules, draft.facts, context.policy),
          amounts,
          typeof asked === 'number' ? asked : undefined,
        ),
    alsoWaiting(draft.family, waitingFor(draft.family, resource.id, context)),
  ])
}

const waitingFor = (family: string, resource: string, { known }: Context): readonly string[] =>
  known
    .recent(family)
    .filter((line) => line.status === 'open' && line.resource === resource && !line.unread)
    .map(({ heading }) => heading)

/** 999 comes before everything, what is said about the message itself before the rest. */
export const withNotes = (
  notes: readonly Text[],
  opened: readonly Text[],
  danger: boolean,
): readonly Text[] => {
  const [emergency, ...rest] = opened
  return danger && emergency ? [emergency, ...notes, ...rest] : [...notes, ...opened]
}

/** Whether who agrees it, by which rule, was told already: for another family, or before any was named. */
export const toldAlready = (draft: Draft, placing: Placing | undefined): boolean => {
  const [resource, , row, placed] = partsOf(draft.shown)
  const [nowResource, , nowRow, nowPlaced] = partsOf(signature(draft, placing))
  return placing !== undefined && resource === nowResource && row === nowRow && placed === nowPlaced
}

const partsOf = (shown: string): readonly string[] => {
  const parts: unknown = shown === '' ? [] : JSON.parse(shown)
  return Array.isArray(parts) ? parts.map((part) => JSON.stringify(part)) : []
}

/** What the opening says, so that it is said again only when it changed. */
export const signature = (draft: Draft, placing: Placing | undefined): string =>
  JSON.stringify([
    draft.resource,
    draft.family,
    placing?.route.row.id,
    placing?.placed.map(({ to }) => (to.kind === 'person' ? to.person : to.says)),
  ])
