import type { EventOf } from '../request/event.ts'
import { reportedOfYours, saidYouWere, saidYouWerent, waitsForView } from '../words/made.ts'
import { toRequesters, type Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import { toHolders, toPerson, whatAndFamily } from './to-whom.ts'

/** Somebody else reported what is open as decided: whoever asked hears that it is not confirmed. Its maker's card says the rest. */
export const reportedNews = (
  { by, sealed: { made } }: EventOf<'decision-reported'>,
  view: RequestView,
): readonly Announcement[] => {
  const { names, request } = view
  const told = reportedOfYours(names.person(by), names.person(made.by), whatAndFamily(view), made)
  return request.requesters.filter((id) => id !== by).map((id) => toPerson(id, [told], []))
}

/**
 * What its maker put on record of a consultation. The post that was consulted, or was not, reads it: it is not its own word.
 * Where the decision waits for it now, whoever asked reads that it doesn't count yet.
 */
export const consultationNews = (
  { by, private: words, sealed: { step, took, goesOn } }: EventOf<'consultation-said'>,
  view: RequestView,
): readonly Announcement[] => {
  const { names, request } = view
  const { posts = [], shown } = request.steps[step] ?? {}
  const [maker, what, said] = [names.person(by), whatAndFamily(view), words?.words ?? '']
  if (!took && !goesOn)
    return request.status === 'open'
      ? toRequesters(view, [waitsForView(maker, posts.map(names.post).join(' or '), what)])
      : []
  const told = took ? saidYouWere(maker, what, said) : saidYouWerent(maker, what, said)
  return shown?.outside ? [] : posts.slice(0, 1).flatMap((post) => toHolders(post, view, told))
}
