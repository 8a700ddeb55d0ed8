import { openFollowUps } from '../panel/follow-up.ts'
import { bookingOf } from '../panel/panel-item.ts'
import { panelStep, papersMissing } from '../panel/papers.ts'
import * as words from '../words/panel-due.ts'
import { nameAndPost } from '../words/who.ts'
import { holderOrTitle } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { followUpAction, panelName, papersToGive } from './panel-news.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { discreet, partsOf, toHolders, toPerson, toPost, whatAndFamily } from './to-whom.ts'

/** The papers that a panel still wants, to the worker, with the button that says one is on file. */
export const papersNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const { request, world } = view
  const step = panelStep(request)
  const state = step === undefined ? undefined : request.steps[step]
  const booking = bookingOf(state)
  const wanted = papersMissing(request, state, world).map(({ what }) => what)
  if (!state || !booking || wanted.length === 0) return []
  const { sitting, papersBy: by } = booking
  const panel = panelName(state.posts[0] ?? '', view)
  const said = words.papersAreDue({
    what: whatAndFamily(view),
    panel,
    sitting,
    by,
    today: world.today,
    wanted,
  })
  return event.sealed.to.map((id) => toPerson(id, [said], papersToGive(view)))
}

/** A sitting without an outcome: to its recorder, then to the post that waits and the worker too. */
export const sittingNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const { request, directory } = view
  const step = panelStep(request)
  const state = step === undefined ? undefined : request.steps[step]
  if (!state) return []
  const panel = panelName(state.posts[0] ?? '', view)
  const sitting = bookingOf(state)?.sitting
  const it = discreet(view)
  const { people, posts } = partsOf(event.sealed.to, view)
  const toWorker = state.shown.act === 'confirm' ? words.stillToBeConfirmed : words.panelWaitsWorker
  return [
    ...event.sealed.to
      .filter((id) => directory.panels.has(id))
      .map((id) => toPost(view, id, words.noOutcomeYet(it, panel, sitting))),
    ...posts.map((id) => toPost(view, id, words.panelWaits(it, panel, sitting))),
    ...people.map((id) => toPerson(id, [toWorker(whatAndFamily(view), panel, sitting)], [])),
  ]
}

/** What a panel left to be done: to whom it left it, in private, and to who decided once it is late. */
export const followUpNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const step = Number(event.sealed.key)
  const open = openFollowUps(view.request).find((one) => one.step === step)
  if (!open) return []
  const { owner, act, due } = open.followUp
  const what = whatAndFamily(view)
  const panel = panelName(view.request.steps[step]?.done?.post ?? '', view)
  const theirs = words.followUpDue({ what, panel, act, due, today: view.world.today })
  const who = nameAndPost(holderOrTitle(owner, view, event.at))
  return event.sealed.to.flatMap((id) =>
    id === owner
      ? toHolders(id, view, theirs, [followUpAction(view, step)])
      : toHolders(id, view, words.followUpLate(who, what, act, due)),
  )
}
