import type { Action } from '../../cards/card.ts'
import { stoppedAction, usedAction } from '../../cards/hours-service-actions.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import {
  arrangersOf,
  chanceOf,
  extensionAsked,
  mayGoOn,
  runningService,
  toldToConfirm,
  type RunningService,
} from '../time/service-due.ts'
import { list, withoutArticle } from '../words/grammar.ts'
import * as words from '../words/service-end.ts'
import type { More } from '../words/service-end.ts'
import { holderOrTitle } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { outsider } from './outsiders.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { partsOf, toHolders, toPerson } from './to-whom.ts'

const serviceOf = ({ held, request }: RunningService, { resource }: RequestView) => ({
  what: withoutArticle(resource.says),
  family: request.family,
  lastDay: held.lastDay,
})

/** Before a service ends: whoever asked and whoever agreed it learn what more weeks need. */
export const endingNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const running = runningService(view.request, view.world)
  if (!running) return []
  const more = moreOf(running, event.at, view)
  const service = serviceOf(running, view)
  const { people, posts } = partsOf(event.sealed.to, view)
  const extend = more.kind === 'to-ask' ? [extendAction(view)] : []
  return [
    ...people.map((id) => toPerson(id, [words.endsSoon(service, more, false)], extend)),
    ...posts.flatMap((post) => toHolders(post, view, words.endsSoon(service, more, true))),
  ]
}

const moreOf = (running: RunningService, at: string, view: RequestView): More => {
  const { request, world } = view
  const { section } = running.rule.source
  const decider = holderOrTitle(running.held.post, view, at)
  const asked = extensionAsked(request, world)
  if (asked) return { kind: 'asked', reference: asked.reference, decider }
  if (!mayGoOn(running, world)) return { kind: 'none-left', section }
  const further = chanceOf(running, world)
  return {
    kind: 'to-ask',
    section,
    decider,
    worker: view.names.person(request.requesters[0] ?? ''),
    panel: further?.panel.title,
    chance: further?.chance,
    today: world.today,
  }
}

/** Starts the request for more weeks, filled in from this one. */
const extendAction = ({ request }: RequestView): Action =>
  action(requestButton(request, 0, 'extend'), words.extendButton(request.family), 'main')

/** After its last day: that it ended, and the question to whoever arranges it, until they have confirmed it. */
export const endedNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const running = runningService(view.request, view.world)
  if (!running) return []
  const service = serviceOf(running, view)
  const arrangers = arrangersOf(running, view.world)
  const asked = toldToConfirm(running, view.world)
  const arranger = list(
    asked.map((id) => (arrangers.includes(id) ? view.names.post(id) : view.names.person(id))),
  )
  const { people, posts } = partsOf(event.sealed.to, view)
  const told =
    event.type === 'raised'
      ? words.notConfirmed(service, arranger)
      : words.hasEnded(service, arranger, extensionAsked(view.request, view.world)?.reference)
  const asks = event.type === 'fell-due' ? words.pleaseConfirmStopped : words.stillToConfirm
  const answers = [stoppedAction(view.request), ...usedAction(view.request, view.world.today)]
  return [
    ...people.map((id) =>
      asked.includes(id)
        ? toPerson(id, [asks(service), words.askThem(arrangers.map((one) => outsider(one, view)))], answers)
        : toPerson(id, [told], []),
    ),
    ...posts.flatMap((post) =>
      arrangers.includes(post) ? toHolders(post, view, asks(service), answers) : toHolders(post, view, told),
    ),
  ]
}
