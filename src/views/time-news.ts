import type { EventOf } from '../request/event.ts'
import type { Announcement } from './announcement.ts'
import { filingNews } from './case-file.ts'
import { conditionNews } from './condition-news.ts'
import { periodNews, usedNews } from './ending-news.ts'
import { outsideDueNews } from './outside-news.ts'
import { missedNews } from './missed-news.ts'
import { followUpNews, papersNews, sittingNews } from './panel-due-news.ts'
import { questionNews, stepNews } from './reminder-news.ts'
import type { RequestView } from './request-view.ts'
import { reviewNews } from './review-news.ts'
import { unansweredNews } from './unanswered-news.ts'
import { endedNews, endingNews } from './service-news.ts'

/** A notice that time gave. */
export type NoticeEvent = EventOf<'reminded' | 'raised' | 'fell-due'>

/** What is said when something fell due: to whom the record says, in the words for what it is about. */
export const timeNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  switch (event.sealed.about) {
    case 'step':
      return stepNews(event, view)
    case 'question':
      return questionNews(event, view)
    case 'condition':
      return conditionNews(event, view)
    case 'review':
      return reviewNews(event, view)
    case 'period':
      return periodNews(event, view)
    case 'used':
      return usedNews(event, view)
    case 'ending':
      return endingNews(event, view)
    case 'service':
      return endedNews(event, view)
    case 'papers':
      return papersNews(event, view)
    case 'sitting':
      return sittingNews(event, view)
    case 'follow-up':
      return followUpNews(event, view)
    case 'claim':
    case 'recall':
    case 'talk':
      return unansweredNews(event, event.sealed.about, view)
    case 'filing':
      return filingNews(event, view)
    case 'missed':
      return missedNews(event, view)
    case 'outside':
      return outsideDueNews(event, view)
  }
}
