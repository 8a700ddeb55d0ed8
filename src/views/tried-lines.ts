import { londonTime } from '../policy/london-date.ts'
import type { Try } from '../request/request.ts'
import { couldNotBeReached } from '../words/card.ts'
import { join, type Text } from '../words/text.ts'
import { wasSpokenTo } from '../words/tonight.ts'
import { nameAndPost } from '../words/who.ts'
import { actor, holderOrTitle } from './actor.ts'
import type { RequestView } from './request-view.ts'

/** On the card of whom it came to: "Ian West (Assistant Director) was rung at 18:06 and 18:17, no answer." A line for each. */
export const triedLines = (tries: readonly Try[], view: RequestView): readonly Text[] =>
  [...Map.groupBy(tries, ({ post, person }) => `${post} ${person ?? ''}`).values()].map((theirs) =>
    lineOf(theirs, view),
  )

const lineOf = (tries: readonly Try[], view: RequestView): Text => {
  const [first] = tries
  if (!first) return []
  const who = nameAndPost(
    first.person === undefined
      ? holderOrTitle(first.post, view, view.request.sentAt)
      : actor({ by: first.person, post: first.post, at: first.at }, view),
  )
  const times = (reached: boolean): readonly string[] =>
    tries.filter((one) => one.reached === reached).map(({ at }) => londonTime(at))
  return join([
    times(true).length === 0 ? [] : wasSpokenTo(who, times(true)),
    times(false).length === 0 ? [] : couldNotBeReached(who, times(false)),
  ])
}
