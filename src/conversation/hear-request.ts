import { anotherIsHalfFinished } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import { answerDecider, openQuestions } from './answer-decider.ts'
import type { Context } from './context.ts'
import { isBesides } from './besides.ts'
import { correct } from './correct.ts'
import { isBlank } from './draft.ts'
import { draftButton, message } from './message.ts'
import { openOf } from './pick-request.ts'
import { startRequest } from './start-request.ts'
import { shortly } from './still-here.ts'
import { takeAnswers } from './take-answers.ts'
import { referenceIn } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { isNewAsk } from './understand/no-words.ts'
import type { Understood } from './understand/understand.ts'

/** A new request; unless a decider has asked something, or another request is half-finished. */
export const hearRequest = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  if (!draft && answersDecider(understood, context) && !isNewAsk(text, understood))
    return answerDecider(understood.text, referenceIn(understood.reference), context)
  if (isCorrection(text, understood, draft, context)) return correct(text, understood, context)
  if (!draft || isBlank(draft))
    return isMore(understood, draft)
      ? takeAnswers(text, understood, draft, context)
      : startRequest(text, understood, draft, context)
  return isAnother(understood, draft)
    ? offerAnother(understood, draft, context)
    : takeAnswers(text, understood, draft, context)
}

// "F2201 should be £90", with an open request for F2201 and nothing half-finished: that one is meant, or one of several.
const isCorrection = (
  text: string,
  { reference }: Understood,
  draft: Draft | undefined,
  context: Context,
): boolean => {
  const family = referenceIn(reference)
  const open = openOf(family, context)
  return (
    (!draft || isBlank(draft)) &&
    /\b(?:should (?:be|have been|say)|instead of|not £\d|i meant|correct(?:ion)?)\b/i.test(text) &&
    (family === undefined ? open.length === 1 : open.length > 0)
  )
}

/** A question about a resource was answered, and this message goes on about it. */
const isMore = ({ finding }: Understood, draft: Draft | undefined): draft is Draft =>
  draft?.resource !== undefined &&
  finding.kind !== 'none' &&
  finding.ranked[0]?.resource.id === draft.resource

/** Whether an open question of a decider is what this message answers: not where it names another family. */
export const answersDecider = ({ reference }: Understood, context: Context): boolean => {
  const open = openQuestions(context)
  const family = referenceIn(reference)
  return open.length > 0 && (family === undefined || open.some((line) => line.family === family))
}

/** Something else for another family is a request of its own, not an answer; and so is "also baby has no nappies, need £30". */
const isAnother = (understood: Understood, draft: Draft): boolean =>
  isForAnotherFamily(understood, draft) || isBesides(understood, draft)

const isForAnotherFamily = ({ finding, reference }: Understood, draft: Draft): boolean => {
  const family = referenceIn(reference)
  return (
    finding.kind !== 'none' && family !== undefined && draft.family !== undefined && family !== draft.family
  )
}

const offerAnother = ({ finding, text }: Understood, draft: Draft, context: Context): Turned => {
  const resource = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  const held: Draft = { ...draft, later: resource ? { resource: resource.id, text } : draft.later }
  return {
    draft: held,
    cards: [
      message([anotherIsHalfFinished(shortly(draft, context))], {
        actions: [
          draftButton(held.id, 'start-later', BUTTONS.itIsNew),
          draftButton(held.id, 'carry-on', BUTTONS.itBelongs),
        ],
      }),
    ],
  }
}
