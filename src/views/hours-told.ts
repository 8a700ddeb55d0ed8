import type { Action } from '../../cards/card.ts'
import type { Text } from '../words/text.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import { toHolders } from './to-whom.ts'

/** To whoever confirmed the hours, or would have: they arrange the service. */
export const toArrangers = (
  view: RequestView,
  said: Text,
  actions: readonly Action[] = [],
): readonly Announcement[] =>
  view.request.steps
    .filter(({ shown }) => shown.act === 'consult' && !shown.outside)
    .flatMap(({ posts }) => toHolders(posts[0] ?? '', view, said, actions))
