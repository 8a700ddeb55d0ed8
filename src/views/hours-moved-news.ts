import { quartersIn } from '../ledger/hours.ts'
import type { EventOf } from '../request/event.ts'
import { comesFrom, restAsked, restTaken } from '../words/hours-moved.ts'
import type { Text } from '../words/text.ts'
import { actor, holderOrTitle } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { toHolders } from './to-whom.ts'
import type { RequestView } from './request-view.ts'

/** The support that the rest of a family's weeks is asked from, because it changed team; undefined for any other request. */
const movedFrom = ({ request, world }: RequestView) => {
  const earlier = request.from?.as === 'next' ? world.request(request.from.request) : undefined
  const held = earlier?.resource === request.resource ? earlier.hours?.held : undefined
  return held?.kind === 'support' ? held : undefined
}

/** Whoever agreed it hears that the rest is asked of another. */
export const restAskedNews = (view: RequestView, event: EventOf<'submitted'>): readonly Announcement[] => {
  const held = movedFrom(view)
  const asked = view.request.hours?.asked
  if (!held || asked?.kind !== 'support') return []
  const said = restAsked({
    by: actor(event, view),
    at: event.at,
    family: view.request.family,
    next: holderOrTitle(asked.post, view, event.at),
  })
  return toHolders(held.post, view, said)
}

/** And that it was agreed: theirs end. */
export const restTakenNews = (
  event: EventOf<'hours-changed'>,
  view: RequestView,
): readonly Announcement[] => {
  const { because, hours } = event.sealed
  return because === 'changed-team' && hours.kind === 'support'
    ? toHolders(hours.post, view, restTaken(actor(event, view), view.request.family, hours.lastDay))
    : []
}

/** What the new head of service reads on the card, while the old hours still stand. */
export const movedLine = (view: RequestView): Text | undefined => {
  const held = movedFrom(view)
  const asked = view.request.hours?.asked
  if (!held || asked?.kind !== 'support' || quartersIn(held.lines, asked.lines[0]?.week ?? '') === 0)
    return undefined
  const { name } = holderOrTitle(held.post, view, view.request.sentAt)
  const title = view.names.post(held.post)
  return comesFrom(name === title ? title : `${name}, ${title},`, held.lastDay, asked.startsOn)
}
