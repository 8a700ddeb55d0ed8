import { londonDate } from '../policy/london-date.ts'
import { BUTTONS, itsAnother } from '../words/buttons.ts'
import { atMoment } from '../words/grammar.ts'
import { pounds } from '../views/format.ts'
import { looksTheSame, sameWasSent } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { familyStanding } from './draft.ts'
import { draftButton, message } from './message.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'

/** The same thing for the same family sent earlier today, whoever sent it: asked about, so that nothing is doubled (RC-28). */
export const sameAgain = (draft: Draft, context: Context): RequestLine | undefined => {
  if (draft.another || draft.family === undefined || familyStanding(draft, context) !== 'settled')
    return undefined
  return context.known
    .recent(draft.family)
    .find(
      (line) =>
        line.resource === draft.resource &&
        line.pence === penceOf(draft) &&
        (line.status === 'open' || line.status === 'approved') &&
        londonDate(line.sentAt) === context.day,
    )
}

const penceOf = ({ facts }: Draft): number | undefined => {
  const amount = facts['amount']
  return typeof amount === 'number' ? amount : undefined
}

const theOneSent = (line: RequestLine, { at, known: { mine, directory } }: Context): Text =>
  looksTheSame({
    at: atMoment(line.sentAt, at),
    what: `${line.heading}, ${line.family}`,
    by: mine.some(({ id }) => id === line.id) ? 'you' : (directory.people.get(line.by)?.name ?? line.by),
  })

/** Asks whether it is the same one. Neither answer is taken for granted. */
export const askedAgain = (line: RequestLine, draft: Draft, context: Context): Turned => ({
  draft: { ...draft, waiting: 'answers', asked: [] },
  cards: [
    message([line.unread ? sameWasSent(line.family) : theOneSent(line, context)], {
      actions: [
        draftButton(draft.id, 'same', BUTTONS.same),
        draftButton(draft.id, 'another', itsAnother(line.pence === undefined ? 'one' : pounds(line.pence))),
      ],
    }),
  ],
})
