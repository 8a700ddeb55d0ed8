import type { Action } from '../../cards/card.ts'
import { tellOutside } from '../words/outcome.ts'
import { plain, type Text } from '../words/text.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { howToReach, outsiders } from './outsiders.ts'
import type { RequestView } from './request-view.ts'
import { toHolders } from './to-whom.ts'

/** To whoever confirmed the hours, or would have: they arrange the service. Where they aren't on chat, whoever asked has the words to send. */
export const toArrangers = (
  view: RequestView,
  said: Text,
  actions: readonly Action[] = [],
): readonly Announcement[] =>
  view.request.steps.flatMap(({ shown, posts }, step) => {
    if (shown.act !== 'consult') return []
    return shown.outside
      ? toRequesters(
          view,
          [tellOutside({ who: outsiders(step, view), words: plain(said), how: howToReach(step, view) })],
          actions,
        )
      : toHolders(posts[0] ?? '', view, said, actions)
  })
