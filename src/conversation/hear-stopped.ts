import type { Action } from '../../cards/card.ts'
import { stoppedAction } from '../../cards/hours-service-actions.ts'
import { holds, postsOfRole } from '../people/directory.ts'
import * as words from '../words/hours-chat.ts'
import type { Context } from './context.ts'
import { isTheirs } from './draft.ts'
import { nameOf, ownPosts } from './hours.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'
import { readDates } from './understand/dates.ts'

const SERVICE = String.raw`\b(?:crisis|support|service|hours|hrs)\b`
const STOPS = String.raw`\b(?:stop|stops|stopped|end|ends|ended|finish|finished|not needed|no longer needed)\b`
const IT_STOPS = new RegExp(
  String.raw`^\W*(?:(?:please|can (?:i|you|we)|we can|i want to|i need to) )*(?:end|stop|finish)\b.{0,40}${SERVICE}|${SERVICE}(?: for \S+)? (?:(?:can|could|should|has|have|may|will|is|was|been|now|already|early|to|all) ){0,4}?${STOPS}`,
  'i',
)
const ASKS_MORE =
  /\b(?:extend|more|further|extra|restart|again|until it|before it|when it)\b|£|\bweeks? from\b/i

/**
 * "F3107's crisis support can stop now", "it stopped on 4 Dec": whoever arranges it confirms the day, whoever agreed it ends
 * it, and anybody else hears who does. Never a new request.
 */
export const hearStopped = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const { hours } = context.known
  if (!hours || family === undefined || !IT_STOPS.test(text) || ASKS_MORE.test(text)) return undefined
  // Whoever has hours of their own ends them from their own list.
  if (ownPosts(hours, context).length > 0) return undefined
  const support = hours.supportOf(family)
  if (arranges(context))
    return support
      ? {
          draft,
          cards: [
            message([words.confirmItStopped(family)], {
              actions: [dated(stoppedAction(support.request), text, context)],
            }),
          ],
        }
      : { draft, cards: [message([words.nothingRuns(family)])] }
  const known = context.known.family(family)
  if (!known || !isTheirs(known, context)) return { draft, cards: [message([words.endIsForItsTeam(family)])] }
  return {
    draft,
    cards: [
      message([
        support
          ? words.changeIsTheirs('end', support.family, nameOf(support.post, context))
          : words.nothingRuns(family),
      ]),
    ],
  }
}

/** The button with the day that was said filled in. */
const dated = (action: Action, text: string, { day: today }: Context): Action => {
  const [day] = readDates(text, today, { year: 'nearest' })
  if (!day || day.notOn !== undefined) return action
  return {
    ...action,
    questions: action.questions.map((question) =>
      question.kind === 'date' ? { ...question, value: day.date } : question,
    ),
  }
}

const arranges = ({ known, person, day }: Context): boolean =>
  known.hours !== undefined &&
  postsOfRole(known.directory, known.hours.rule.confirmedBy).some(({ id }) =>
    holds(known.directory, id, person.id, day),
  )
