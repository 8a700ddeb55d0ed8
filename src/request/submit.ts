import type { Facts } from '../policy/fact.ts'
import type { Route } from '../policy/route.ts'
import { heardBefore, heldFacts, whyNoAppeal } from './appeal.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { Event, EventOf } from './event.ts'
import { hoursFor, withEarlierHours } from './hours/ask-hours.ts'
import { madeFor } from './made.ts'
import { newEvent } from './new-event.ts'
import { showRoute } from './show-route.ts'
import type { World } from './world.ts'

type Submit = Extract<Command, { kind: 'submit' }>

/** Sends a request to whoever the policy names for it today, by the facts and the ledgers as they are now. */
export const submit = (command: Submit, given: Given, world: World): Decided => {
  // The same press again, after a crash or from a second telephone: it is sent already, and that is the answer.
  const before = world.request(command.request)
  if (before)
    return before.requesters.includes(given.by) || before.made?.by === given.by
      ? { events: [] }
      : { events: [], refused: { why: 'stale' } }
  if (command.from && !world.request(command.from.request))
    return { events: [], refused: { why: 'unknown-request' } }
  const noAppeal = whyNoAppeal(command, world)
  if (noAppeal) return { events: [], refused: noAppeal }
  const facts = { ...withEarlierHours(command, world), ...heldFacts(command.from, world) }
  const routed = routeFor(command.resource, facts, command.family, world)
  if ('why' in routed) return { events: [], refused: routed }
  const unsaid = command.from?.as === 'appeal' ? unsaidOf(routed, world) : undefined
  if (unsaid) return { events: [], refused: unsaid }
  const shown = showRoute(routed, { ...command, heardBefore: heardBefore(command.from, world) }, world)
  if ('why' in shown) return { events: [], refused: shown }
  const hours = hoursFor({ ...command, facts }, shown, world)
  if (hours && 'why' in hours) return { events: [], refused: hours }
  const { resource } = routed
  const made = madeFor(command, { resource, shown }, given, world)
  if (made && 'why' in made) return { events: [], refused: made }
  const added = command.newFamily && !world.family(command.family)
  const events: Event[] = [
    newEvent('submitted', command.request, given, {
      sealed: {
        resource: resource.id,
        family: command.family,
        team: command.team,
        requesters: command.requesters,
        urgency: command.urgency,
        pence: penceOf(facts),
        route: shown,
        ownDecision: command.ownDecision && resource.ownDecision,
        ...(made && { made }),
        ...(command.from && { from: command.from }),
        ...(hours && { hours }),
      },
      private: { facts, words: command.words, note: command.note },
    }),
  ]
  if (added)
    events.unshift(newEvent('family-added', '', { ...given, delivery: '' }, searchedFamily(command, world)))
  return { events }
}

/** A colleague goes by their id; anybody else's name is kept where it can be erased. */
const searchedFamily = (
  { family, team, searchedBy }: Submit,
  { directory }: World,
): Pick<EventOf<'family-added'>, 'sealed' | 'private'> => {
  if (searchedBy === undefined) return { sealed: { family, team, searched: false }, private: {} }
  return directory.people.has(searchedBy)
    ? { sealed: { family, team, searched: true, searchedBy }, private: {} }
    : { sealed: { family, team, searched: true }, private: { searchedBy } }
}

/** Who may hear an appeal can turn on anything that is asked before it goes: then nobody gets it on a guess. */
const unsaidOf = ({ open }: Routed, { router }: World): CommandRefused | undefined => {
  const ask = open.find(({ stops }) => stops === 'send')
  return ask && { why: 'missing-answer', question: router.policy.facts.get(ask.fact)?.ask ?? ask.what }
}

export const penceOf = (facts: Facts): number | undefined =>
  typeof facts['amount'] === 'number' ? facts['amount'] : undefined

type Routed = Extract<Route, { outcome: 'route' }>

/** Routes by facts and ledgers; a prerequisite that must be known before send still stops here, unless a child's safety may hang on it. */
export const routeFor = (
  resourceId: string,
  facts: Facts,
  family: string,
  world: World,
): Routed | CommandRefused => {
  const resource = world.router.policy.resources.get(resourceId)
  const { notCovered } = world.router.policy
  if (!resource) return { why: 'blocked', says: notCovered.says, instead: '', talkTo: notCovered.talkTo }
  const route = world.router.route(resource, { ...facts, ...world.used(family, facts) })
  switch (route.outcome) {
    case 'block':
      return { why: 'blocked', says: route.says, instead: route.instead, talkTo: route.talkTo }
    case 'advise':
      return { why: 'blocked', says: route.says, instead: '', talkTo: undefined }
    case 'ask':
      return {
        why: 'missing-answer',
        question: world.router.policy.facts.get(route.missing[0] ?? '')?.ask ?? '',
      }
    case 'route': {
      const stopping = resource.protective
        ? undefined
        : route.open.find((ask) => ask.stops === 'send' && ask.must)
      return stopping
        ? {
            why: 'missing-answer',
            question: world.router.policy.facts.get(stopping.fact)?.ask ?? stopping.what,
          }
        : route
    }
  }
}
