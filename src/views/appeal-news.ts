import { readTheForm } from '../../cards/read-the-form.ts'
import type { EventOf } from '../request/event.ts'
import { firstOf, rightUsed } from '../request/appeal.ts'
import * as words from '../words/appeal.ts'
import { actor } from './actor.ts'
import { toRequesters, toThoseWhoAgreed, type Announcement } from './announcement.ts'
import { decisionAgainst } from './appeal-lines.ts'
import { caseFileActions } from './case-file.ts'
import { conditionActions } from '../../cards/condition-questions.ts'
import type { RequestView } from './request-view.ts'
import { whatAndFamily } from './to-whom.ts'

/** What became of an appeal, to whoever sent it: undefined where what was decided is no appeal. */
export const appealNews = (
  event: EventOf<'approved' | 'rejected'>,
  view: RequestView,
): readonly Announcement[] | undefined => {
  const { request, world } = view
  const right = rightUsed(request, world)
  if (!right) return undefined
  const allowed = event.type === 'approved'
  const first = firstOf(request, world)
  const against = first && decisionAgainst(first, world)
  const told = words.appealDecided({
    allowed,
    by: actor(event, view),
    covering: event.covering ?? false,
    at: event.at,
    about: against ? `${against.what}, ${request.family}` : whatAndFamily(view),
    first: against,
    reasons: event.private?.reasons ?? '',
    conditions: (event.type === 'approved' && event.private?.conditions) || '',
    then: allowed ? [...right.allowed, ...view.resource.afterwards] : right.notAllowed,
  })
  return [
    ...toRequesters(view, [told], [...conditionActions(view), ...keep(view)]),
    ...toThoseWhoAgreed(view, event.by, [told]),
  ]
}

const keep = (view: RequestView) => {
  const [note, ...onFile] = caseFileActions(view)
  return [...(note ? [note] : []), readTheForm(view.request, 0), ...onFile]
}
