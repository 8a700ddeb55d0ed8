import { action, requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { LOOK_AND_SEND, sendItOn } from '../words/hours-moved.ts'
import { actor } from './actor.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import { toPerson } from './to-whom.ts'

/** To whoever is to send it, in private, with a way to begin. */
export const givenToSendNews = (
  event: EventOf<'given-to-send'>,
  view: RequestView,
): readonly Announcement[] => {
  const { to, as } = event.sealed
  const said = sendItOn({ by: actor(event, view), family: view.request.family, as })
  return [toPerson(to, [said], [action(requestButton(view.request, 0, 'send-given'), LOOK_AND_SEND, 'main')])]
}
