import { openFollowUps } from '../panel/follow-up.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { notYetConfirmed, stillToDo } from '../words/panel.ts'
import { usedLine } from '../words/used.ts'
import { nameAndPost } from '../words/who.ts'
import { holderOrTitle } from './actor.ts'
import { bookedOn } from './booked-on.ts'
import { appealedLine } from './appeal-lines.ts'
import { madeLine } from './made-news.ts'
import type { RequestView } from './request-view.ts'

/** It was appealed, or less was used; a panel has still to confirm it, or left something to be done: every copy says so. */
export const stillOpen = (view: RequestView): string | undefined => {
  const said = [...cameAfter(view), ...(view.request.status === 'approved' ? leftByPanels(view) : [])]
  return said.length === 0 ? undefined : said.join(' · ')
}

const cameAfter = (view: RequestView): readonly string[] => {
  const used = view.request.status === 'approved' ? view.request.usedLower?.pence : undefined
  return [madeLine(view), appealedLine(view), used === undefined ? undefined : usedLine(used)].filter(
    (one) => one !== undefined,
  )
}

/** The panel that has still to confirm what was approved, and the sitting that it is booked for. */
export const panelToConfirm = (
  view: RequestView,
): { readonly panel: string; readonly sitting: LondonDate | undefined } | undefined => {
  const { request, world, names } = view
  const toConfirm =
    request.status === 'approved'
      ? request.steps.find(({ shown, done, skipped }) => shown.act === 'confirm' && !done && !skipped)
      : undefined
  return toConfirm?.shown.panel
    ? { panel: names.post(toConfirm.posts[0] ?? ''), sitting: bookedOn(toConfirm, world) }
    : undefined
}

const leftByPanels = (view: RequestView): readonly string[] => {
  const { request, world } = view
  const toConfirm = panelToConfirm(view)
  return [
    ...(toConfirm ? [notYetConfirmed(toConfirm.panel, toConfirm.sitting, world.today)] : []),
    ...openFollowUps(request).map(({ followUp: { owner, due, act } }) =>
      stillToDo(nameAndPost(holderOrTitle(owner, view, request.sentAt)), due, act),
    ),
  ]
}
