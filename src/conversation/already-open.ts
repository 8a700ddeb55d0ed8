import { londonDate } from '../policy/london-date.ts'
import { aboutThatOne, alreadyOpen, itIsAbout } from '../words/made.ts'
import { BUTTONS } from '../words/buttons.ts'
import { isWhole, questionsOf, whoMade, withMade } from './confirm-made.ts'
import type { Context } from './context.ts'
import { familyStanding } from './draft.ts'
import { draftButton, message } from './message.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'

/** What is open already of what somebody reports as decided: asked about, so that it isn't asked for twice, nor left waiting. */
export const openOfMade = (draft: Draft, context: Context): RequestLine | undefined =>
  !draft.made || draft.another || draft.family === undefined || familyStanding(draft, context) !== 'settled'
    ? undefined
    : context.known
        .recent(draft.family)
        .find(
          (line) =>
            line.resource === draft.resource && line.status === 'open' && line.unconfirmed === undefined,
        )

/** Asks whether the decision is about that one, with what is not known yet of when and how. Neither answer is taken for granted. */
export const askWhetherThat = (line: RequestLine, draft: Draft, context: Context): Turned => {
  const questions = isWhole(draft.made) ? undefined : questionsOf({ ...draft, alsoFor: [] }, context)
  return {
    draft: { ...draft, waiting: 'answers', asked: [] },
    cards: [
      message([alreadyOpen({ ...line, sentOn: londonDate(line.sentAt) })], {
        actions: [
          draftButton(draft.id, 'about-open', itIsAbout(line.unread ? undefined : londonDate(line.sentAt)), {
            style: 'main',
            ...(questions && { questions }),
          }),
          draftButton(draft.id, 'another', BUTTONS.anotherOne),
        ],
      }),
    ],
  }
}

/**
 * The decision is about what was sent already: that it is said to be decided, when and how, goes on that one's record, and
 * its maker is asked. Nothing second is sent, and nobody gains a power that the row doesn't give.
 */
export const aboutThatOpenOne = (
  before: Draft,
  answers: Readonly<Record<string, string>>,
  context: Context,
): Turned | undefined => {
  const line = openOfMade(before, context)
  if (!line) return undefined
  const draft = withMade({ ...before, alsoFor: [] }, answers, context)
  if (!isWhole(draft?.made)) return askWhetherThat(line, before, context)
  const { made } = draft
  return {
    draft: undefined,
    command: { kind: 'report-decision', request: line.id, made },
    cards: [message([aboutThatOne(whoMade(made.by, context), line, made, made.by === context.person.id)])],
  }
}
