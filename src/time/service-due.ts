import { lastChance } from '../ledger/service-end.ts'
import type { SupportHours } from '../ledger/hours.ts'
import { postsOfRole } from '../people/directory.ts'
import { addDays, londonDate, type LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import type { Span } from '../policy/span.ts'
import { furtherPanel } from '../request/hours/further-panel.ts'
import { allowanceOf } from '../request/hours/figures.ts'
import type { DecidedRequest, Request } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo, openingAfter, openingOn } from './office-hours.ts'
import { afterWait, dayBefore } from './spans.ts'

/**
 * A service by the hour ends on its last day and never goes on by silence: its worker and who agreed it hear of it in time
 * to ask for more (section 4.2), and whoever arranges it is asked until they confirm that it stopped.
 */
export const serviceDue: Hook = (request, world) => {
  const running = runningService(request, world)
  return running ? [...endingDue(running, world), endedDue(running, world)] : []
}

/** How long before its last day an end is said once more, where nobody has agreed that it goes on. */
const LAST_CALL: Span = { unit: 'working-days', count: 2 }
const RAISED_AT = 3

export type RunningService = {
  readonly request: DecidedRequest
  readonly held: SupportHours
  readonly rule: AllowanceRule
}

/** Hours that were agreed, that nobody has confirmed to have stopped, and that nothing agreed carries on. */
export const runningService = (request: Request, world: World): RunningService | undefined => {
  const rule = allowanceOf(request.resource, world)
  const held = request.hours?.held
  if (request.status !== 'approved' || !rule || held?.kind !== 'support' || held.lines.length === 0)
    return undefined
  return request.hours?.stopped !== undefined || isCarriedOn(request, held, world)
    ? undefined
    : { request, held, rule }
}

const isCarriedOn = ({ id, family }: Request, { lastDay }: SupportHours, world: World): boolean =>
  world.requestsOf(family).some(({ id: other, status, hours }) => {
    const held = hours?.held
    return (
      other !== id &&
      status === 'approved' &&
      held?.kind === 'support' &&
      held.lines.length > 0 &&
      held.startsOn <= addDays(lastDay, 1) &&
      held.lastDay > lastDay
    )
  })

/** More weeks of it, asked for and not yet decided. */
export const extensionAsked = ({ id }: Request, world: World): Request | undefined =>
  world.grownFrom(id).find(({ from, status }) => from?.as === 'extension' && status === 'open')

/** Whether the policy lets anybody agree more weeks after those that the family or a child has had or was promised. */
export const mayGoOn = ({ request, rule }: RunningService, world: World): boolean =>
  Number(world.used(request.family, {})[rule.facts.used] ?? 0) < rule.initialWeeks + rule.furtherWeeks

/** The last sitting that could let it go on, as it was said when it was agreed. */
export const chanceOf = ({ request, held }: RunningService, { router, directory }: World) => {
  const resource = router.policy.resources.get(request.resource)
  const panel = resource && furtherPanel(resource, directory)
  const chance = panel && lastChance(panel, held.lastDay, londonDate(request.decision.at))
  return panel && { panel, chance }
}

/** Whoever arranges it: the posts that confirmed its hours. */
export const arrangersOf = ({ rule }: RunningService, { directory }: World): readonly string[] =>
  postsOfRole(directory, rule.confirmedBy).map(({ id }) => id)

/** Whoever can be asked to confirm that it stopped: those posts, or whoever asked for it where they aren't on chat. */
export const toldToConfirm = (running: RunningService, world: World): readonly string[] => {
  const arrangers = arrangersOf(running, world)
  const outside = arrangers.every((id) => world.directory.posts.get(id)?.outside !== undefined)
  return arrangers.length > 0 && outside ? running.request.requesters : arrangers
}

/** An end that was brought forward is somebody's decision, and no news; what is over can't be asked for any more. */
const endingDue = (running: RunningService, world: World): readonly Due[] => {
  const { request, held } = running
  const agreed = request.decision.approved?.hours
  const isAsAgreed = agreed?.kind === 'support' && agreed.lastDay === held.lastDay
  if (!isAsAgreed || world.today > held.lastDay) return []
  const chance = chanceOf(running, world)?.chance
  const isOpen = mayGoOn(running, world) && extensionAsked(request, world) === undefined
  return [
    ...(chance && isOpen ? endingOn('chance', chance.remindOn, running) : []),
    ...endingOn('last', dayBefore(held.lastDay, LAST_CALL), running),
  ]
}

const endingOn = (
  which: 'chance' | 'last',
  day: LondonDate,
  { request, held }: RunningService,
): readonly Due[] => {
  const key = `${which}:${held.lastDay}`
  const at = openingOn(day)
  if (sentAbout(request, 'ending', key).length > 0 || isUpTo(at, request.decision.at)) return []
  const to = [...request.requesters, held.post]
  return [noticeDue(request, { type: 'reminded', about: 'ending', key, count: 1, to }, { at, office: true })]
}

/** On the first working day after its last everybody hears that it ended; then whoever arranges it, ever less often. */
const endedDue = (running: RunningService, world: World): Due => {
  const { request, held } = running
  const key = held.lastDay
  const sent = sentAbout(request, 'service', key)
  const last = sent.at(-1)
  const count = sent.length + 1
  const arrangers = toldToConfirm(running, world)
  const waits = world.router.policy.reminders.waits['this-week']
  const at = last ? afterWait(last.at, waits, 2 ** (sent.length - 1)) : openingAfter(held.lastDay)
  const all = [...request.requesters, held.post]
  const type = !last ? 'fell-due' : count === RAISED_AT ? 'raised' : 'reminded'
  const to = type === 'raised' ? all : [...new Set([...(type === 'fell-due' ? all : []), ...arrangers])]
  return noticeDue(request, { type, about: 'service', key, count, to }, { at, office: true })
}
