import { action, requestButton } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { londonTime } from '../policy/london-date.ts'
import { notReached } from '../request/not-reached.ts'
import { seeIt, toRead, whileYouWereNotReached } from '../words/tonight.ts'
import { actor } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { toConfirm } from './approved-words.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'

/** To whoever was rung and not reached, when they are next there: what was decided meanwhile, and by whom. */
export const missedNews = ({ sealed }: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const { request, names } = view
  if (request.status !== 'approved' && request.status !== 'rejected') return []
  return notReached(request)
    .filter(({ person }) => sealed.to.includes(person))
    .map(({ person, post, tries }) => ({
      to: { kind: 'person', id: person },
      card: toldCard(
        toRead(names.post(post)),
        [
          whileYouWereNotReached({
            times: tries.map(({ at }) => londonTime(at)),
            on: tries[0]?.at ?? request.decision.at,
            by: actor(request.decision, view),
            decided: request.status,
            what: view.inSentence,
            at: request.decision.at,
            ...(request.status === 'approved' && toConfirm(view, request.decision.at)),
          }),
        ],
        [action(requestButton(request, 0, 'see-reasons'), seeIt, 'plain')],
      ),
    }))
}
