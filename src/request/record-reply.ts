import { holds } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import { isRealDay } from '../time/real-day.ts'
import { confirmedHours } from './hours/confirm-hours.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { REASONS_LIMIT, typed } from './reasons.ts'
import type { Press, Pressing } from './press.ts'
import type { Request } from './request.ts'
import { activeSteps } from './request.ts'
import type { World } from './world.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * Puts on record what somebody outside the chat replied: who, on which day, what. Anybody who asked, or who holds a
 * step of the request now, may write it down; it is a reply to a consultation, never an approval. Where whoever replied
 * confirms hours, the figures go on record with it.
 */
export const recordReply = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  if (!mayRecord(request, given.by, world))
    return { events: [], refused: { why: 'not-yours', posts: currentPosts(request) } }
  const step = request.steps[press.step]
  if (!step?.shown.outside || step.done) return { events: [], refused: { why: 'stale' } }
  const missing = missingFrom(press, londonDate(request.sentAt), world.today)
  if (missing) return { events: [], refused: { why: 'missing-answer', question: missing } }
  const { on = '' } = press.answers
  const [from, reply] = [typed(press.answers['from']), typed(press.answers['reply'])]
  if (from.length + reply.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  const hours = confirmedHours(request, press, world)
  if (hours && 'why' in hours) return { events: [], refused: hours }
  return {
    events: [
      newEvent('reply-recorded', request.id, given, {
        sealed: { step: press.step, on, ...(hours && { hours }) },
        private: { from, reply },
      }),
    ],
  }
}

const missingFrom = ({ answers }: Press, sentOn: string, today: string): string | undefined => {
  const { on = '' } = answers
  if (typed(answers['from']) === '') return ASKED.whoReplied
  if (!isRealDay(on)) return ASKED.repliedOn
  if (on > today || on < sentOn) return ASKED.repliedBetween
  return typed(answers['reply']) !== '' ? undefined : ASKED.whatTheySaid
}

const currentPosts = (request: Request): readonly string[] =>
  activeSteps(request).flatMap((i) => request.steps[i]?.posts ?? [])

/** Whoever asked, their team, and whoever holds a step of it now or is told of it: Access to Resources, say. */
export const mayRecord = (request: Request, person: string, { directory, today }: World): boolean =>
  request.requesters.includes(person) ||
  directory.people.get(person)?.team === request.team ||
  request.steps.flatMap((step) => step.posts).some((id) => holds(directory, id, person, today))
