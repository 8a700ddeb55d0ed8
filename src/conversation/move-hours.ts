import type { Action } from '../../cards/card.ts'
import type { HoursKnown } from '../views/hours-known.ts'
import * as words from '../words/hours-chat.ts'
import type { Context } from './context.ts'
import { fewerHours, ownPosts } from './hours.ts'
import { message } from './message.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'

const MOVE = /^\W*(?:please |can (?:i|you) |i(?:'d like| want| need) to )?(?:move|re-?prioriti[sz]e)\b/i
const HOURS = /\b(?:hours|hrs)\b|\bre-?prioriti[sz]e\b/i

/**
 * "Move hours", "move hours from F1440": what a head of service can do about the request of theirs that is short, as its
 * card offers it. Undefined where somebody with hours of their own doesn't say it, or says something else.
 */
export const hearMove = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const { hours } = context.known
  if (!hours || !MOVE.test(text) || !HOURS.test(text)) return undefined
  const posts = ownPosts(hours, context)
  if (posts.length === 0) return undefined
  const waiting = context.known.waiting.filter(({ resource }) => resource === hours.rule.resource)
  // The family that is named is either the one that is short, or one whose hours could go to it.
  const named = waiting.filter((line) => line.family === family)
  const actions = (named.length > 0 ? named : waiting).flatMap((line, _, all) =>
    movesFor(line, { hours, family, alone: all.length === 1 }),
  )
  if (actions.length > 0) return { draft, cards: [message([words.moveHere()], { actions })] }
  const held = posts
    .flatMap(({ id }) => hours.heldOf(id))
    .filter((line) => line.kind === 'support' && (family === undefined || line.family === family))
  const fewer = held.flatMap((line) => fewerHours(line, hours.today))
  return { draft, cards: [message([words.nothingShort(named[0]?.family)], { actions: fewer })] }
}

type Moving = {
  readonly hours: HoursKnown
  readonly family: string | undefined
  /** It is the only one that is short: its buttons need no reference. */
  readonly alone: boolean
}

const movesFor = (line: RequestLine, { hours, family, alone }: Moving): readonly Action[] =>
  hours
    .toMove(line.id)
    .map((action) => withFamily(action, family))
    .map((action) => (alone ? action : { ...action, label: words.forFamily(action.label, line.family) }))

/** The family whose hours are to be moved is filled in where it was said. */
const withFamily = (action: Action, family: string | undefined): Action => ({
  ...action,
  questions: action.questions.map((question) => {
    if (question.kind !== 'choice' || question.id !== 'other') return question
    const meant = question.options.find(({ label }) => label === family)
    return meant ? { ...question, value: meant.id } : question
  }),
})
