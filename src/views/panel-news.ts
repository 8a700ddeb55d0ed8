import type { Action } from '../../cards/card.ts'
import { paperActions } from '../../cards/paper-actions.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { holders } from '../panel/owners.ts'
import { bookingOf } from '../panel/panel-item.ts'
import { panelStep, papersMissing } from '../panel/papers.ts'
import type { EventOf } from '../request/event.ts'
import * as outcome from '../words/outcome.ts'
import { ASKS, FOLLOW_UPS, PANEL_BUTTONS } from '../words/panel.ts'
import * as words from '../words/panel.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { nameAndPost } from '../words/who.ts'
import { holderOrTitle } from './actor.ts'
import { toRequesters, toThoseWhoAgreed, type Announcement } from './announcement.ts'
import { caseFileActions } from './case-file.ts'
import { nextActions } from './next-actions.ts'
import type { RequestView } from './request-view.ts'

/** What is told of a panel's item: moved, put off, confirmed or not, something else agreed, and what it left to be done. */

/** The papers that the worker can say are on file, while the item is before a panel. */
export const papersToGive = (view: RequestView): readonly Action[] => {
  const step = panelStep(view.request)
  return step === undefined
    ? []
    : paperActions(view, step, papersMissing(view.request, view.request.steps[step], view.world))
}

// "PASP, the access to support panel" is PASP inside a sentence.
export const panelName = (id: string, { router, names }: RequestView): string =>
  router.policy.deciders.get(id)?.says.split(',')[0] ?? names.post(id)

const afterPanel = (view: RequestView): readonly Action[] => [...caseFileActions(view), ...nextActions(view)]

/** Whoever asked is told with what they can do about it; whoever agreed an earlier step only hears it. */
const toWorkersAndOthers = (
  view: RequestView,
  paragraphs: readonly Text[],
  actions: readonly Action[],
): readonly Announcement[] => [
  ...toRequesters(view, paragraphs, actions),
  ...toThoseWhoAgreed(view, undefined, paragraphs),
]

export const rebooked = (event: EventOf<'rebooked'>, view: RequestView): readonly Announcement[] => {
  const { panel, sitting, step } = event.sealed
  const told = words.moved({
    panel: panelName(panel, view),
    from: view.request.steps[step]?.item?.bookings.at(-2)?.sitting,
    to: sitting,
    reasons: event.private?.reasons ?? '',
  })
  return toRequesters(view, [told], papersToGive(view))
}

export const deferred = (event: EventOf<'deferred'>, view: RequestView): readonly Announcement[] => {
  const { sitting, due, step } = event.sealed
  const { wanted = '', from = '', reasons = '' } = event.private ?? {}
  const told = words.deferred({
    panel: panelName(event.post ?? '', view),
    sitting,
    wanted,
    from,
    due,
    reasons,
    again: bookingOf(view.request.steps[step])?.sitting,
  })
  return toWorkersAndOthers(view, [told], papersToGive(view))
}

/** What was confirmed, and to whom it falls where the panel changed it or did not. */
export const confirmed = (event: EventOf<'confirmed'>, view: RequestView): readonly Announcement[] => {
  const { sitting, outcome: kind, owner, due, step } = event.sealed
  const { reasons = '', next = '' } = event.private ?? {}
  const panel = view.names.post(event.post ?? '')
  const said = outcome.confirmed({ panel, on: sitting, outcome: kind, reasons })
  if (owner === undefined || due === undefined) return toWorkersAndOthers(view, [said], afterPanel(view))
  const who = nameAndPost(holderOrTitle(owner, view, event.at))
  const yours = words.yoursToDo({
    panel,
    sitting,
    outcome: FOLLOW_UPS[kind],
    what: view.inSentence,
    act: next,
    due,
    reasons,
  })
  return [
    ...toWorkersAndOthers(view, [said, words.whoSeesToIt(who, next, due)], afterPanel(view)),
    // In private: it says what a child's decision was and why, and a channel may have other readers.
    ...holders(owner, view.world).map(({ person }): Announcement => ({
      to: { kind: 'person', id: person },
      card: toldCard(ON_A_LOCKED_TELEPHONE, [yours], [followUpAction(view, step)]),
    })),
  ]
}

export const followUpAction = ({ request }: RequestView, step: number): Action =>
  action(requestButton(request, step, 'follow-up'), PANEL_BUTTONS.done, 'main', [
    { id: 'done', kind: 'long', label: ASKS.done, required: true },
  ])

export const followedUp = (event: EventOf<'followed-up'>, view: RequestView): readonly Announcement[] => {
  const who = nameAndPost(holderOrTitle(event.post ?? '', view, event.at))
  const told = words.followedUp(who, view.inSentence, event.private?.words ?? '')
  return [...toRequesters(view, [told]), ...toThoseWhoAgreed(view, event.by, [told])]
}

/** Something else was agreed: what, who shares its risk, and what can be started from here. */
export const alternativeAgreed = (event: EventOf<'rejected'>, view: RequestView): readonly Announcement[] => {
  const { instead = '', sharedBy = '', reasons = '' } = event.private ?? {}
  const told = words.alternativeAgreed({
    panel: panelName(event.post ?? '', view),
    sitting: event.sealed.sitting ?? '',
    instead,
    sharedBy,
    reasons,
  })
  return toWorkersAndOthers(view, [told], afterPanel(view))
}
