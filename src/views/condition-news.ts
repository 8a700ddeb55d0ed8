import type { Action, FactRow } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { askerNow, type Request } from '../request/request.ts'
import { openConditions, type ConditionState } from '../request/time-state.ts'
import { say } from '../words/text.ts'
import * as words from '../words/time.ts'
import { TIME_BUTTONS, TIME_LABELS } from '../words/time.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { discreet, partsOf, toPerson, toPost, whatAndFamily } from './to-whom.ts'

/** A condition and its day, to whoever sees to it; once it is late, to the post that made it too. */
export const conditionNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const step = Number(event.sealed.key)
  const one = view.request.time.conditions.find((condition) => condition.step === step)
  if (one?.by === undefined) return []
  const when = { by: one.by, today: view.world.today }
  const { people, posts } = partsOf(event.sealed.to, view)
  const done = [conditionAction(view.request, step)]
  return [
    ...people.map((id) => toPerson(id, [words.conditionDue(one.words, whatAndFamily(view), when)], done)),
    ...posts.map((id) => toPost(view, id, words.conditionDueDiscreet(discreet(view), when), done)),
  ]
}

/** "It is done", with what was done. */
export const conditionAction = (request: Request, step: number): Action =>
  action(requestButton(request, step, 'condition-met'), TIME_BUTTONS.done, 'main', [
    { id: 'words', kind: 'long', label: TIME_LABELS.whatWasDone, required: true },
  ])

/** Somebody other than the worker who is to see to the conditions of what was just approved. */
export const conditionOwnerNews = (
  event: EventOf<'approved'>,
  view: RequestView,
): readonly Announcement[] => {
  const { condition, step } = event.sealed
  if (!condition || view.request.requesters.includes(condition.owner)) return []
  const { owner, by } = condition
  const done = [conditionAction(view.request, step)]
  const text = words.conditionsAreYours(event.private?.conditions ?? '', whatAndFamily(view), by)
  return view.directory.people.has(owner)
    ? [toPerson(owner, [text], done)]
    : [toPost(view, owner, words.conditionsAreYoursDiscreet(discreet(view), by), done)]
}

/** Whoever made the condition hears that it is met. */
export const conditionMetNews = (
  event: EventOf<'condition-met'>,
  view: RequestView,
): readonly Announcement[] => {
  const decider = view.request.steps[event.sealed.step]?.done?.by
  if (decider === undefined || decider === event.by) return []
  const met = words.conditionMetBy(
    view.names.person(event.by),
    whatAndFamily(view),
    event.private?.words ?? '',
  )
  return [toPerson(decider, [met], [])]
}

/** The family's open conditions of other requests, for the card that is decided next. */
export const openConditionRows = ({ request, world, names }: RequestView): readonly FactRow[] =>
  [request.family, ...world.sameChildren(request.family)]
    .flatMap(world.requestsOf)
    .filter(({ id }) => id !== request.id)
    .flatMap((other) => openConditions(other).map((one) => rowOf(other, one, names)))

const rowOf = (
  request: Request,
  { words: text, owner, by }: ConditionState,
  names: RequestView['names'],
): FactRow => ({
  label: TIME_LABELS.openConditions,
  value: say`${request.reference}: ${words.openCondition(text, ownerName(owner ?? askerNow(request), names), by)}`,
  typed: true,
})

/** A post by its title, a person by name. */
export const ownerName = (id: string, names: RequestView['names']): string => {
  const person = names.person(id)
  return person === id ? names.post(id) : person
}
