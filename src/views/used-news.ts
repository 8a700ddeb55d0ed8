import { action } from '../../cards/request-button.ts'
import { reasonsQuestion } from '../../cards/decision-questions.ts'
import type { Action } from '../../cards/card.ts'
import { requestButton } from '../../cards/request-button.ts'
import type { EventOf } from '../request/event.ts'
import { countedPence, usedConfirmers } from '../request/used.ts'
import type { Text } from '../words/text.ts'
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

/** To whoever may confirm what was used: the family's money is nothing for a channel, whoever reads along there. */
export const useSaid = (view: RequestView): readonly Announcement[] => {
  const asked = claimAsked(view)
  if (!asked) return []
  return usedConfirmers(view.request, view.world).flatMap((id) =>
    toHolders(id, view, asked.question, asked.actions),
  )
}

/** The question and its buttons. The card's figure is the claim's: one that was said later has a card of its own. */
export const claimAsked = ({
  request,
  names,
  inSentence,
}: RequestView): { readonly question: Text; readonly actions: readonly Action[] } | undefined => {
  const { pence, claim } = request.saidUsed ?? {}
  if (pence === undefined || claim === undefined) return undefined
  const question = words.isItRight({
    who: names.person(request.saidUsed?.by ?? request.requesters[0] ?? ''),
    used: pence,
    agreed: countedPence(request),
    what: inSentence,
    family: request.family,
  })
  const button = (act: string) => ({ ...requestButton(request, 0, act), step: claim })
  return {
    question,
    actions: [
      action(button('accept-used'), words.confirmIt(pence), 'main', [reasonsQuestion]),
      action(button('keep-used'), words.BUTTONS.keep, 'plain', [reasonsQuestion]),
    ],
  }
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
