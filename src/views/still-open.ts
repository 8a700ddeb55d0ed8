import { openFollowUps } from '../panel/follow-up.ts'
import { notYetConfirmed, stillToDo } from '../words/panel.ts'
import { nameAndPost } from '../words/who.ts'
import { holderOrTitle } from './actor.ts'
import { bookedOn } from './booked-on.ts'
import type { RequestView } from './request-view.ts'

/** A panel has still to confirm it, or left something to be done: until then every copy says so. */
export const stillOpen = (view: RequestView): string | undefined => {
  const { request, world, names } = view
  if (request.status !== 'approved') return undefined
  const toConfirm = request.steps.find(
    ({ shown, done, skipped }) => shown.act === 'confirm' && !done && !skipped,
  )
  const said = [
    ...(toConfirm?.shown.panel
      ? [notYetConfirmed(names.post(toConfirm.posts[0] ?? ''), bookedOn(toConfirm, world), world.today)]
      : []),
    ...openFollowUps(request).map(({ followUp: { owner, due, act } }) =>
      stillToDo(nameAndPost(holderOrTitle(owner, view, request.sentAt)), due, act),
    ),
  ]
  return said.length === 0 ? undefined : said.join(' · ')
}
