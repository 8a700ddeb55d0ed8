import { action } from '../../cards/request-button.ts'
import { reasonsQuestion } from '../../cards/decision-questions.ts'
import type { Action } from '../../cards/card.ts'
import { requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { countedPence, usedConfirmers } from '../request/used.ts'
import * as words from '../words/used.ts'
import { actor } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { toHolders } from './to-whom.ts'
import type { RequestView } from './request-view.ts'

/** The worker's button once money is agreed: it was not all needed. */
export const sayUsedAction = ({ request }: Pick<RequestView, 'request'>): readonly Action[] =>
  countedPence(request) === 0
    ? []
    : [
        action(requestButton(request, 0, 'say-used'), words.BUTTONS.sayUsed, 'plain', [
          { id: 'amount', kind: 'line', label: words.LABELS.howMuch, required: true },
        ]),
      ]

/** To whoever may confirm what was used. The card's figure is the claim's: one that was said later has a card of its own. */
export const useSaid = (event: EventOf<'used-less-said'>, view: RequestView): readonly Announcement[] => {
  const { request, world, names, inSentence } = view
  const { pence, claim } = event.sealed
  if (pence === undefined) return []
  const text = words.isItRight({
    who: names.person(event.by),
    used: pence,
    agreed: countedPence(request),
    what: inSentence,
    family: request.family,
  })
  const button = (act: string) => ({ ...requestButton(request, 0, act), step: claim })
  // The family's money is nothing for a channel, whoever reads along there.
  return usedConfirmers(request, world).flatMap((id) =>
    toHolders(id, view, text, [
      action(button('accept-used'), words.confirmIt(pence), 'main', [reasonsQuestion]),
      action(button('keep-used'), words.BUTTONS.keep, 'plain', [reasonsQuestion]),
    ]),
  )
}

export const useAnswered = (
  event: EventOf<'used-lower' | 'use-kept'>,
  view: RequestView,
): readonly Announcement[] => {
  const by = actor(event, view)
  const reasons = event.private?.reasons ?? ''
  return toRequesters(view, [
    event.type === 'used-lower'
      ? words.lowered(by, event.sealed.pence ?? 0, view.request.family, reasons)
      : words.kept(by, countedPence(view.request), reasons),
  ])
}
