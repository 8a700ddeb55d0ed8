import { ASKED } from '../words/field-questions.ts'
import type { CommandRefused } from './command.ts'
import type { Event } from './event.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { REASONS_LIMIT, typed } from './reasons.ts'
import { consultationsOf, type Request } from './request.ts'

/** What a maker answers about each consultation that their decision needed: whether it took place, and who and when, or why not. */
export const consultedAnswer = (step: number): string => `consulted-${step}`
export const consultedWords = (step: number): string => `consulted-words-${step}`

/** The consultations that a decision already made needed, and that nobody has said anything of: asked of its maker alone. */
export const toSayOfConsultations = (request: Request, step: number): readonly number[] =>
  consultationsOf(request, step).filter((i) => !request.steps[i]?.notConsulted)

/** What its maker says of the consultations, put on record; `missing`: posts that must still give a view before it counts. */
export type ConsultedThen = { readonly events: readonly Event[]; readonly missing: readonly string[] }

/**
 * Whether the consultations took place that a decision already made needed. Its maker's word stands for one that did, as
 * theirs and not the consulted post's. Without one nothing is agreed by having been decided first: the post is asked now and
 * the decision waits for it. Where a child's safety may hang on it (protective), it goes on and the post is told.
 */
export const consultedThen = (pressing: Pressing): ConsultedThen | CommandRefused => {
  const { request, press, world } = pressing
  const { answers } = press
  const open = consultationsOf(request, press.step)
  const asked = toSayOfConsultations(request, press.step)
  const unsaid = asked.some((i) => !isSaid(answers[consultedAnswer(i)], answers[consultedWords(i)]))
  if (unsaid) return { why: 'missing-answer', question: ASKED.wereTheyConsulted }
  const tooLong = asked.some((i) => typed(answers[consultedWords(i)]).length > REASONS_LIMIT)
  if (tooLong) return { why: 'too-long' }
  // An agreement that it may go on is no decision: the one that follows waits for the view.
  const decides = request.steps[press.step]?.shown.act === 'decide'
  const goesOn = decides && world.router.policy.resources.get(request.resource)?.protective === true
  const events = asked.map((i) => said(pressing, i, goesOn))
  const took = asked.filter((i) => answers[consultedAnswer(i)] === 'yes')
  const missing = decides && !goesOn ? open.filter((i) => !took.includes(i)) : []
  return { events, missing: missing.flatMap((i) => request.steps[i]?.posts ?? []) }
}

const isSaid = (answer: string | undefined, words: string | undefined): boolean =>
  (answer === 'yes' || answer === 'no') && typed(words) !== ''

const said = ({ request, press: { answers }, given }: Pressing, step: number, without: boolean): Event => {
  const took = answers[consultedAnswer(step)] === 'yes'
  const sealed = { step, took, ...(!took && without && { goesOn: true as const }) }
  const words = typed(answers[consultedWords(step)])
  return newEvent('consultation-said', request.id, given, { sealed, private: { words } })
}
