import type { Action } from '../../cards/card.ts'
import { toldCard } from '../../cards/told-card.ts'
import { holdersOn } from '../people/directory.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'

/** To everybody who acts for a post, each in private: what is said of a family isn't for its channel. */
export const toHolders = (
  post: string,
  { directory, world }: Pick<RequestView, 'directory' | 'world'>,
  said: Text,
  actions: readonly Action[] = [],
): readonly Announcement[] => {
  const held = directory.posts.get(post)
  return (held ? holdersOn(held, world.today) : []).map(({ person }) => ({
    to: { kind: 'person', id: person },
    card: toldCard(ON_A_LOCKED_TELEPHONE, [said], actions),
  }))
}

/** To whoever confirmed the hours, or would have: they arrange the service. */
export const toArrangers = (
  view: RequestView,
  said: Text,
  actions: readonly Action[] = [],
): readonly Announcement[] =>
  view.request.steps
    .filter(({ shown }) => shown.act === 'consult' && !shown.outside)
    .flatMap(({ posts }) => toHolders(posts[0] ?? '', view, said, actions))
