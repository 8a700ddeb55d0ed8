import { sentAbout } from '../request/time-state.ts'
import { noticeDue, type Hook } from './due.ts'
import { OFFERS_AT } from './steps-due.ts'
import { afterWait, keepsOfficeHours } from './spans.ts'

/** A question that a decider asked waits for the worker: they are reminded, and from the second time whoever asked hears of it. */
export const questionsDue: Hook = (request, world) => {
  if (request.status !== 'open') return []
  const wait = world.router.policy.reminders.waits[request.urgency]
  return request.questions.flatMap(({ answer, at: asked, by }, i) => {
    if (answer) return []
    const sent = sentAbout(request, 'question', String(i))
    const count = sent.length + 1
    const to = [...request.requesters, ...(count >= OFFERS_AT ? [by] : [])]
    const at = afterWait(sent.at(-1)?.at ?? asked, wait, 2 ** sent.length)
    return noticeDue(
      request,
      { type: 'reminded', about: 'question', key: String(i), count, to },
      { at, office: keepsOfficeHours(wait) },
    )
  })
}
