import { rowOf } from '../policy/row-of.ts'
import type { Event } from '../request/event.ts'
import { currentStep, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as outcome from '../words/outcome.ts'
import { rerouted as reroutedWords } from '../words/refusals.ts'
import { holderOrTitle } from './actor.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import { answerNews, questionNews } from './question-news.ts'
import { caseFileActions } from './case-file.ts'
import { conditionMetNews } from './condition-news.ts'
import { approved, decided, rejected } from './decision-news.ts'
import { awayNews } from './hands-news.ts'
import { hoursNews } from './hours-news.ts'
import { restAskedNews } from './hours-moved-news.ts'
import { nameTheRequest } from './name-the-request.ts'
import { deniedNews } from './made-news.ts'
import { putRightNews } from './parted-news.ts'
import { consultationNews, reportedNews } from './report-news.ts'
import { outsideConsultations } from './notices.ts'
import { confirmed, deferred, followedUp, papersToGive, rebooked } from './panel-news.ts'
import { replyNews } from './outside-news.ts'
import { useAnswered, useSaid } from './used-news.ts'
import { viewRequest, type RequestView } from './request-view.ts'
import { reviewedNews } from './review-news.ts'
import { timeNews } from './time-news.ts'
import { bookedFor, nowWith, passedOn, ringing, stepTaken } from './step-news.ts'

/**
 * Who must hear of an event, and in which words. The cards that people decide on are redrawn apart from this.
 * @param unreached posts that no card could be posted for: whoever asked is told, with a number to ring
 */
export const announcementsOf = (
  event: Event,
  request: Request,
  world: World,
  unreached: readonly string[],
): readonly Announcement[] => {
  const view = viewRequest(request, world)
  if (!view) return []
  return [
    ...(hoursNews(event, view) ?? newsOf(event, view)),
    ...toRequesters(
      view,
      unreached.map((post) => outcome.couldNotReach(holderOrTitle(post, view, event.at))),
    ),
  ].map((announcement) => nameTheRequest(announcement, view))
}

const newsOf = (event: Event, view: RequestView): readonly Announcement[] => {
  switch (event.type) {
    case 'submitted':
      return [
        ...toRequesters(view, bookedFor(view), papersToGive(view)),
        ...outsideConsultations(view),
        ...whoIsAway(view),
        ...restAskedNews(view, event),
        ...ringing(view),
      ]
    case 'asked':
      return questionNews(event, view)
    case 'endorsed':
      return stepTaken(view, event, 'endorsed')
    case 'consulted':
      return stepTaken(view, event, 'consulted')
    case 'approved':
      return event.sealed.last ? approved(event, view) : stepTaken(view, event, 'endorsed')
    case 'rejected':
      return rejected(event, view)
    case 'referred':
      return toRequesters(view, [
        outcome.referred({ ...decided(event, view), to: holderOrTitle(event.sealed.to, view, event.at) }),
      ])
    case 'passed-on':
      return passedOn(event, view)
    case 'confirmed':
      return confirmed(event, view)
    case 'rebooked':
      return rebooked(event, view)
    case 'deferred':
      return deferred(event, view)
    case 'followed-up':
      return followedUp(event, view)
    case 'decision-withdrawn':
      return toRequesters(view, [outcome.decisionWithdrawn(decided(event, view))], caseFileActions(view))
    case 'rerouted':
      // Whose it turned out to be, and who has it now, is one message.
      if (event.sealed.because === 'family') return []
      return toRequesters(
        view,
        [reroutedWords({ says: reroutedRule(view), now: nowWith(view, event.at) }), ...bookedFor(view)],
        [],
      )
    case 'reply-recorded':
      return replyNews(event, view)
    case 'answered':
      return answerNews(event, view)
    case 'reminded':
    case 'raised':
    case 'fell-due':
      return timeNews(event, view)
    case 'condition-met':
      return conditionMetNews(event, view)
    case 'reviewed':
      return reviewedNews(event, view)
    case 'report-denied':
      return deniedNews(event, view)
    case 'family-put-right':
      return putRightNews(event, view, nowWith(view, event.at))
    case 'decision-reported':
      return reportedNews(event, view)
    case 'consultation-said':
      return consultationNews(event, view)
    case 'used-less-said':
      return useSaid(view)
    case 'used-lower':
    case 'use-kept':
      return useAnswered(event, view)
    case 'watched':
    case 'watch-ended':
    case 'asked-as-well':
    case 'given-longer':
    case 'given-to-send':
    case 'used-said':
    case 'moving-considered':
    case 'hours-changed':
    case 'recall-asked':
    case 'recall-refused':
    case 'talk-opened':
    case 'talk-recorded':
    case 'service-stopped':
    case 'corrected':
    case 'withdrawn':
    case 'tried':
    case 'press-refused':
    case 'filed':
    case 'looked':
    case 'card-posted':
    case 'adopted':
    case 'exported':
    case 'account-linked':
    case 'account-unlinked':
    case 'list-confirmed':
    case 'retention-said':
    case 'hold-placed':
    case 'hold-lifted':
    case 'erased':
    case 'list-warned':
    case 'founded':
    case 'restored':
    case 'change-proposed':
    case 'change-declined':
    case 'family-added':
    case 'opening-recorded':
    case 'complete-since':
    case 'family-confirmed':
    case 'families-merged':
    case 'parting-asked':
    case 'families-parted':
    case 'handed-over':
    case 'requester-added':
    case 'booked':
    case 'paper-given':
    case 'agenda-published':
    case 'appeal-right-told':
    case 'appealed':
    case 'cover-asked':
    case 'cover-reminded':
    case 'cover-set':
    case 'cover-ended':
      return []
  }
}

/** The post it waits for is covered today: until when its holder is away, and who was asked. */
const whoIsAway = (view: RequestView): readonly Announcement[] => {
  const step = currentStep(view.request)
  const [post] = step === undefined ? [] : (view.request.steps[step]?.posts ?? [])
  return post === undefined ? [] : (awayNews(view, post) ?? [])
}

const reroutedRule = ({ request, resource }: RequestView): string =>
  rowOf(resource, request.route.row)?.rule ?? resource.gap.says
