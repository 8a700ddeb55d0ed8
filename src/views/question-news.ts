import { toldCard } from '../../cards/told-card.ts'
import type { EventOf } from '../request/event.ts'
import { whoAnswers } from '../request/who-answers.ts'
import * as outcome from '../words/outcome.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import { actor } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { answerAction } from './answer-action.ts'
import type { RequestView } from './request-view.ts'
import { withItsArticle } from './to-whom.ts'

/** A decider's question, to whoever asked for it and whoever agreed it before: any of them can answer. */
export const questionNews = (event: EventOf<'asked'>, view: RequestView): readonly Announcement[] => {
  const by = actor(event, view)
  const asked = { by, question: event.private?.question ?? '', what: withItsArticle(view.inSentence, view) }
  const all = whoAnswers(view.request, event.sealed.step)
  return all.map((id) => ({
    to: { kind: 'person', id },
    card: toldCard(
      ON_A_LOCKED_TELEPHONE,
      [
        outcome.questionAsked(asked),
        ...(all.length > view.request.requesters.length ? [outcome.alsoAskedOf(others(id, all, view))] : []),
      ],
      [answerAction(view)],
    ),
  }))
}

const others = (id: string, all: readonly string[], { names }: RequestView): readonly string[] =>
  all.filter((one) => one !== id).map((one) => names.first(one))

/** The answer goes on the card; whoever asked is told that it is there, and so is everybody who might have answered. */
export const answerNews = (event: EventOf<'answered'>, view: RequestView): readonly Announcement[] => {
  const { request } = view
  const question = request.questions.find(({ answer }) => answer?.at === event.at && answer.by === event.by)
  if (!question) return []
  const told = outcome.answered({ by: actor(event, view), at: event.at, answer: event.private?.answer ?? '' })
  const agreed = whoAnswers(request, question.step).slice(request.requesters.length)
  const beside = agreed.length === 0 ? [] : [...request.requesters, ...agreed].filter((id) => id !== event.by)
  return [question.by, ...beside].map((id) => ({
    to: { kind: 'person', id },
    card: toldCard(ON_A_LOCKED_TELEPHONE, [told]),
  }))
}
