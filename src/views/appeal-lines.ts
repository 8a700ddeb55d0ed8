import type { Action, FactRow } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { londonDate } from '../policy/london-date.ts'
import { appealOf, appealsOf, firstOf, isDecided, isHeard } from '../request/appeal.ts'
import type { DecidedRequest, Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/appeal.ts'
import { LABELS } from '../words/card.ts'
import { spoken } from '../words/understood.ts'
import { say, type Text } from '../words/text.ts'
import { quoted, withoutArticle } from '../words/grammar.ts'
import { headingOf } from './heading.ts'
import { namesFrom } from './names.ts'
import type { RequestView } from './request-view.ts'

/** Said with a decision that something can be done about: whose right it is, and to whom. */
export const appealWords = ({ request, world, router }: RequestView): Text => {
  const appeal = appealOf(request, world)
  if (!appeal || !isHeard(appeal, world)) return []
  const to = appeal.to === undefined ? undefined : router.policy.deciders.get(appeal.to)
  return words.rightOfAppeal({
    whose: appeal.whose,
    to: to && `the ${withoutArticle(to.says)}`,
    says: appeal.says,
  })
}

export const appealActions = ({ request, world }: RequestView): readonly Action[] => {
  const appeal = appealOf(request, world)
  if (!appeal || !isHeard(appeal, world)) return []
  return [
    ...(appeal.whose === undefined
      ? []
      : [action(requestButton(request, 0, 'told-right'), words.BUTTONS.told, 'main')]),
    action(requestButton(request, 0, 'appeal'), appeal.button, 'plain'),
  ]
}

/** On the first request: what became of the appeal against it. Undefined where there is none. */
export const appealedLine = ({
  request,
  world,
  router,
}: Pick<RequestView, 'request' | 'world' | 'router'>): string | undefined => {
  const appeal = appealsOf(request, world).at(-1)
  const called = router.policy.resources.get(request.resource)?.appeal?.called
  if (!appeal || called === undefined) return undefined
  return isDecided(appeal)
    ? words.appealLine(called, appeal.status, londonDate(appeal.decision.at), appeal.reference)
    : words.appealLine(called, 'waiting', londonDate(appeal.sentAt), appeal.reference)
}

/** On both records: on the appeal what it is against, on the first request what became of it. */
export const appealRows = (request: Request, world: World): readonly FactRow[] => {
  const { router } = world
  const line = appealedLine({ request, world, router })
  return [
    ...againstRow(request, world),
    ...(line === undefined ? [] : [{ label: LABELS.appeal, value: say`${line}` }]),
  ]
}

const againstRow = (request: Request, world: World): readonly FactRow[] => {
  const first = firstOf(request, world)
  if (!first) return []
  const { what, who, on } = decisionAgainst(first, world)
  const reasons = first.decision.reasons?.reasons ?? ''
  return [
    { label: LABELS.against, value: say`${words.againstWhat(what, first.status, who, on, first.reference)}` },
    ...(reasons === ''
      ? []
      : [{ label: LABELS.reasonsThen, value: say`${quoted(reasons)}`, typed: true as const }]),
  ]
}

/** A decision as an appeal speaks of it: what it was about, who made it, the London date. */
export const decisionAgainst = (
  first: DecidedRequest,
  world: Pick<World, 'router' | 'directory'>,
): { readonly what: string; readonly who: string; readonly on: string } => {
  const { policy } = world.router
  const resource = policy.resources.get(first.resource)
  return {
    what: resource ? spoken(headingOf(resource, first.facts, policy.facts)) : first.reference,
    who: namesFrom(world.directory, policy).acting(first.decision),
    on: londonDate(first.decision.at),
  }
}
