import type { Given } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import type { Event } from '../request/event.ts'
import { evolve } from '../request/evolve.ts'
import { newEvent } from '../request/new-event.ts'
import { firstDayForPapers } from '../time/office-hours.ts'
import { activeSteps, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { Panel } from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { papersBy, sittingFor, sittingsAhead } from './calendar.ts'
import { bookingOf, lastDeferral } from './panel-item.ts'

/**
 * Books every item that what was decided brings before a panel, in the same batch: as its step begins, so that of two
 * panels the second is booked only once the first has agreed. No sitting in the calendar: nothing is booked.
 */
export const bookItems = (decided: Decided, given: Given, world: World): Decided => {
  const moving = decided.events.filter(({ type }) => type !== 'press-refused')
  const booked = [...Map.groupBy(moving, ({ request }) => request)].flatMap(([id, events]) =>
    bookingsOf(
      events.reduce<Request | undefined>((before, event) => evolve(before, event, ''), world.request(id)),
      given,
      world,
    ),
  )
  return booked.length === 0 ? decided : { ...decided, events: [...decided.events, ...booked] }
}

const bookingsOf = (request: Request | undefined, given: Given, world: World): readonly Event[] =>
  request === undefined ? [] : activeSteps(request).flatMap((step) => bookingFor(request, step, given, world))

/** The sitting that the application for more weeks names, while it is still to come and the panel has not put it off. */
const namedSitting = (request: Request, panel: Panel, { router, today }: World): LondonDate | undefined => {
  const rule = [...router.policy.allowances.values()].find((one) => one.resource === request.resource)
  const named = rule && request.facts[rule.facts.applied]
  const isPutOff = request.steps.some((state) => lastDeferral(state) !== undefined)
  return isPutOff ? undefined : sittingsAhead(panel, today).find((day) => day === named)
}

const bookingFor = (request: Request, step: number, given: Given, world: World): readonly Event[] => {
  const state = request.steps[step]
  const panel = state?.shown.panel ? world.directory.panels.get(state.posts[0] ?? '') : undefined
  if (!state || !panel || bookingOf(state)) return []
  const sitting =
    namedSitting(request, panel, world) ??
    sittingFor(panel, state.shown.act, world.today, {
      notBefore: lastDeferral(state)?.due,
      papersFrom: firstDayForPapers(given.at),
    })
  if (sitting === undefined) return []
  const sealed = { step, panel: panel.id, sitting, papersBy: papersBy(panel, sitting) }
  return [newEvent('booked', request.id, { ...given, by: 'bot', delivery: '' }, { sealed, private: {} })]
}
