import type { Action, Card } from '../../cards/card.ts'
import { toldCard } from '../../cards/told-card.ts'
import { isAgreement } from '../request/request.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { RequestView } from './request-view.ts'

/** Something to be told in private to a person, or to a post in its channel, because of one event. */
export type Announcement = {
  readonly to: { readonly kind: 'person' | 'post'; readonly id: string }
  readonly card: Card
}

/** To everybody who asked; nothing where there is nothing to say. */
export const toRequesters = (
  { request }: RequestView,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): readonly Announcement[] =>
  paragraphs.every((text) => text.length === 0)
    ? []
    : request.requesters.map((id) => ({
        to: { kind: 'person', id },
        card: toldCard(ON_A_LOCKED_TELEPHONE, paragraphs, actions),
      }))

/** Whoever agreed an earlier step hears what came of it. */
export const toThoseWhoAgreed = (
  { request }: RequestView,
  except: string | undefined,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): readonly Announcement[] => {
  const agreed = request.steps.flatMap(({ done, shown }) => (done && isAgreement(shown) ? [done.by] : []))
  return [...new Set(agreed)]
    .filter((id) => id !== except && !request.requesters.includes(id))
    .map((id) => ({
      to: { kind: 'person', id },
      card: toldCard(ON_A_LOCKED_TELEPHONE, paragraphs, actions),
    }))
}

/** To everybody who asked, and everybody who agreed a step of it so far. */
export const toWorkersAndAgreed = (
  view: RequestView,
  paragraphs: readonly Text[],
  actions: readonly Action[],
): readonly Announcement[] => [
  ...toRequesters(view, paragraphs, actions),
  ...toThoseWhoAgreed(view, undefined, paragraphs, actions),
]
