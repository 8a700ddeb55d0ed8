import { londonDate } from '../policy/london-date.ts'
import { alreadyOpen, aboutThatOne, itIsAbout, notTheirsToAgree, theyHaveIt } from '../words/made.ts'
import { BUTTONS } from '../words/buttons.ts'
import { whoMade } from './confirm-made.ts'
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

/** Asks whether the decision is about that one. Neither answer is taken for granted. */
export const askWhetherThat = (line: RequestLine, draft: Draft): Turned => ({
  draft: { ...draft, waiting: 'answers', asked: [] },
  cards: [
    message([alreadyOpen({ ...line, sentOn: londonDate(line.sentAt) })], {
      actions: [
        draftButton(draft.id, 'about-open', itIsAbout(londonDate(line.sentAt)), { style: 'main' }),
        draftButton(draft.id, 'another', BUTTONS.anotherOne),
      ],
    }),
  ],
})

/**
 * The decision is about what was sent already: whoever is said to have made it is sent that one's card, and agrees it
 * there, with everything on it. Nothing second is recorded, and nobody gains a power that the row doesn't give.
 */
export const aboutThatOpenOne = (draft: Draft, context: Context): Turned | undefined => {
  const line = openOfMade(draft, context)
  const { made } = draft
  if (!line || !made) return undefined
  const maker = whoMade(made.by, context)
  const asked = context.known.askAlso(line.id, made.by)
  switch (asked.kind) {
    case 'has-it':
      return { draft: undefined, cards: [message([theyHaveIt(maker, line)])] }
    case 'not-theirs':
      return { draft: undefined, cards: [message([notTheirsToAgree(maker, line)])] }
    case 'ask':
      return {
        draft: undefined,
        command: asked.press,
        cards: [message([aboutThatOne(maker, line)])],
      }
  }
}
