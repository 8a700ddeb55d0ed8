import { answerSent, noAnswerSent, whichToAnswer } from '../words/lists.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import { draftButton, message } from './message.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'
import { leaveOutNames } from './understand/names.ts'

/** This person's requests, and those they agreed, whose decider asked something that nobody has answered. */
export const openQuestions = ({ known }: Context): readonly RequestLine[] => [
  ...known.mine.filter(({ status, question }) => status === 'open' && question !== undefined),
  ...(known.askedAbout ?? []),
]

/** The worker's next message answers. With several questions open it is kept, and the worker says which it answers. */
export const answerDecider = (answer: string, family: string | undefined, context: Context): Turned => {
  const open = openQuestions(context)
  const about = family === undefined ? open : open.filter((line) => line.family === family)
  const [line, ...others] = about.length > 0 ? about : open
  if (line && others.length === 0) return send(answer, line, context)
  const draft: Draft = { ...newDraft(context), waiting: 'question-from-decider', words: [answer] }
  return {
    draft,
    cards: [
      message([whichToAnswer()], {
        actions: open
          .slice(0, 5)
          .map((one) => draftButton(draft.id, `answer:${one.id}`, `${one.heading}, ${one.family}`)),
      }),
    ],
  }
}

/** "No, leave it": no answer. Nothing is sent, and the question still waits. */
export const stillAsked = (context: Context): Turned => ({
  draft: undefined,
  cards: [
    message(
      openQuestions(context)
        .slice(0, 3)
        .map((line) => noAnswerSent(line)),
    ),
  ],
})

/** The answer to one request's question, typed in a message or in the card's own box. */
export const answerFor = (request: string, answer: string, context: Context): Turned | undefined => {
  const line = openQuestions(context).find(({ id }) => id === request)
  return line && answer.trim() !== '' ? send(leaveOutNames(answer).text, line, context) : undefined
}

const send = (answer: string, line: RequestLine, { at }: Context): Turned => ({
  draft: undefined,
  command: { kind: 'answer', request: line.id, answer },
  cards: [message([answerSent(line.waitsFor, at)])],
})
