import type { Action, Card } from '../../cards/card.ts'
import { toldCard } from '../../cards/told-card.ts'
import { holds } from '../people/directory.ts'
import { onCallForTeam } from '../request/may-try.ts'
import { activeSteps, isAgreement } from '../request/request.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { mayRead } from './may-read.ts'
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

/**
 * Whoever is on call for the team, of what has to be rung about while its own people may have gone home: only where they
 * may read it, and not those who have it already.
 */
export const toOnCall = (
  view: RequestView,
  at: string,
  paragraphs: readonly Text[],
  actions: readonly Action[],
): readonly Announcement[] => {
  const { request, world, directory } = view
  const has = activeSteps(request).flatMap((step) => request.steps[step]?.posts ?? [])
  const agreed = request.steps.flatMap(({ done }) => done?.by ?? [])
  return actions.length === 0
    ? []
    : onCallForTeam(request, at, world)
        .filter((id) => ![...request.requesters, ...agreed].includes(id) && mayRead(request, id, world))
        .filter((id) => !has.some((post) => holds(directory, post, id, world.today)))
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
