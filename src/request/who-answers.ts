import { askerNow, isAgreement, type Request } from './request.ts'

/** Whoever agreed a step before this one, besides those who asked, in the order of their steps; a panel agreed as a body. */
export const agreedEarlier = ({ steps, requesters }: Request, step: number): readonly string[] =>
  [
    ...new Set(
      steps
        .slice(0, step)
        .flatMap(({ shown, done }) => (done && isAgreement(shown) && !shown.panel ? [done.by] : [])),
    ),
  ].filter((person) => !requesters.includes(person))

/** Who can answer a decider's question: whoever asked for it, and whoever agreed it before it came to them. */
export const whoAnswers = (request: Request, step: number): readonly string[] => [
  ...request.requesters,
  ...agreedEarlier(request, step),
]

/** Who is named on the button that asks: whoever has the family now, and those who agreed before. */
export const whoIsAsked = (request: Request, step: number): readonly string[] => [
  askerNow(request),
  ...agreedEarlier(request, step),
]

/** The question that waits longest, where it waits for an answer. */
export const openQuestion = ({ questions }: Request) => questions.find(({ answer }) => answer === undefined)
