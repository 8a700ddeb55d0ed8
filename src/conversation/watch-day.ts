import type { Action } from '../../cards/card.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Resource } from '../policy/policy.ts'
import type { PeriodRule } from '../policy/timing.ts'
import { lastDayFrom } from '../time/periods-due.ts'
import { remindBefore, willRemind } from '../words/time.ts'
import type { Context } from './context.ts'
import { factsOf, familyStanding, requestersOf, resourceOf, withoutLedger } from './draft.ts'
import { draftButton, message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

type Running = { readonly rule: PeriodRule; readonly ends: LondonDate }

/** A day in advice that has not passed: it can be kept in mind for a family that is named and known. */
const runningFor = (draft: Draft, resource: Resource, context: Context): Running | undefined => {
  if (draft.family === undefined || familyStanding(draft, context) !== 'settled') return undefined
  const facts = factsOf(draft, context)
  return resource.periods
    .filter(({ when }) => context.router.holds(when, facts) === true)
    .flatMap((rule) => {
      const ends = lastDayFrom(rule, { facts, fields: {}, began: context.day }, context.policy)
      return ends !== undefined && ends > context.day ? [{ rule, ends }] : []
    })[0]
}

/** "Remind me before Mon 7 Dec", where the advice has a day in it. */
export const watchOffer = (draft: Draft, resource: Resource, context: Context): readonly Action[] => {
  const running = runningFor(draft, resource, context)
  return running ? [draftButton(draft.id, 'watch', remindBefore(running.ends))] : []
}

/** Keeps the day in mind. Nothing is asked of anybody. */
export const watchDay = (draft: Draft, context: Context): Turned | undefined => {
  const resource = resourceOf(draft, context)
  const running = resource && runningFor(draft, resource, context)
  if (!resource || !running || draft.family === undefined) return undefined
  return {
    draft: undefined,
    command: {
      kind: 'watch',
      request: draft.id,
      resource: resource.id,
      family: draft.family,
      requesters: requestersOf(draft),
      facts: withoutLedger(draft.facts, context.policy),
    },
    cards: [message([willRemind(running.rule.what, running.ends)])],
  }
}
