import type { Action } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { londonDate } from '../policy/london-date.ts'
import { countedPence } from '../request/used.ts'
import { periodsOf } from '../time/periods-due.ts'
import { say } from '../words/text.ts'
import * as words from '../words/time.ts'
import { TIME_BUTTONS, TIME_LABELS } from '../words/time.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { discreet, partsOf, toPerson, toPost, whatAndFamily } from './to-whom.ts'

/** A period that ends: said ahead and on its last day, to whoever asked and to the post that agreed it. */
export const periodNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const period = periodsOf(view.request, view.world).find(({ rule }) => rule.id === event.sealed.key)
  if (!period) return []
  const { rule, ends } = period
  const it = { what: rule.what, on: ends, section: rule.source.section, expires: rule.expires }
  const isOver = event.type === 'fell-due'
  if (view.request.status === 'watching')
    return event.sealed.to.map((id) =>
      toPerson(
        id,
        [words.watchedDay(whatAndFamily(view), it, isOver ? rule.then : '')],
        [endWatchAction(view)],
      ),
    )
  const told = isOver ? words.endsToday : words.endsSoon
  const { people, posts } = partsOf(event.sealed.to, view)
  const ask = isOver && !rule.expires ? [usedAction(view)] : []
  return [
    ...people.map((id) => toPerson(id, [told(say`${whatAndFamily(view)}`, it)], ask)),
    ...posts.map((id) => toPost(view, id, told(words.discreetly(discreet(view)), it))),
  ]
}

/** Was the money used? Asked of whoever asked for it. */
export const usedNews = ({ sealed }: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const decision = 'decision' in view.request ? view.request.decision : undefined
  const asked = words.wasItUsed(whatAndFamily(view), londonDate(decision?.at ?? view.request.sentAt))
  return sealed.to.map((id) => toPerson(id, [asked], [usedAction(view)]))
}

const endWatchAction = ({ request }: RequestView): Action =>
  action(requestButton(request, 0, 'end-watch'), TIME_BUTTONS.done, 'main', [
    { id: 'words', kind: 'long', label: TIME_LABELS.whatWasDone, required: true },
  ])

const usedAction = ({ request }: RequestView): Action =>
  action(requestButton(request, 0, 'used'), TIME_BUTTONS.used, 'main', [
    {
      id: 'used',
      kind: 'choice',
      label: TIME_LABELS.wasUsed,
      required: true,
      options: [
        { id: 'all', label: TIME_LABELS.allUsed },
        { id: 'part', label: TIME_LABELS.partUsed },
        { id: 'none', label: TIME_LABELS.noneUsed },
      ],
    },
    ...(countedPence(request) === 0
      ? []
      : [{ id: 'amount', kind: 'line' as const, label: TIME_LABELS.howMuchOfIt, required: false }]),
    { id: 'words', kind: 'line', label: TIME_LABELS.anythingElse, required: false },
  ])
