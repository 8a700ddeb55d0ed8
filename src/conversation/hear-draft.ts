import { answerDecider } from './answer-decider.ts'
import type { Context } from './context.ts'
import { correctNow, showChange } from './correct.ts'
import { meantBy } from './check-family.ts'
import { readMatch, waitForSearch, withMatch } from './match-check.ts'
import { resourceOf } from './draft.ts'
import { peopleCalled } from './people-called.ts'
import { doubtElsewhere, withElsewhere } from './ask-elsewhere.ts'
import { openOnes, spokenOf } from './pick-request.ts'
import { FRESH, sayNext } from './say-next.ts'
import { readReply } from './read-reply.ts'
import { send } from './send.ts'
import { isBesides } from './besides.ts'
import { withFamily } from './take-in.ts'
import { takeAnswers } from './take-answers.ts'
import type { Draft, Turned } from './turn.ts'
import { readYesNo } from './understand/yes-no.ts'
import type { Understood } from './understand/understand.ts'
import { readNoWords } from './understand/no-words.ts'
import { whyAgain, withdrawBecause } from './withdraw.ts'
import { takenUpAgain } from '../words/help.ts'
import { message } from './message.ts'

// "send", "send it", "yes send it to Jo", "go ahead": after the worker was shown what would be sent.
const SEND = /^\W*(?:(?:yes|ok|okay|please),? )?(?:send|go ahead|submit)\b.{0,30}$/i

/** What a message means because of what the draft waits for; undefined where it means what it would anywhere. */
export const hearDraft = (
  text: string,
  understood: Understood,
  draft: Draft,
  context: Context,
): Turned | undefined => {
  if (understood.intent === 'cancel' || asksForHelp(text) || looksElsewhere(text, understood, draft))
    return undefined
  if (draft.waiting === 'withdraw-reason' || draft.waiting === 'correction')
    switch (readNoWords(text, understood)) {
      case 'leaves-it':
        return { draft: undefined, cards: [message([takenUpAgain()])] }
      case 'says-nothing':
        return draft.waiting === 'correction'
          ? hearCorrection(text, understood, draft, context)
          : whyAgain(draft, context)
      case 'something-else':
        return undefined
      case undefined:
        break
    }
  switch (draft.waiting) {
    case 'withdraw-reason':
      return draft.request === undefined ? undefined : withdrawBecause(understood.text, draft, context)
    case 'question-from-decider':
      return answerDecider(understood.text, undefined, context)
    case 'correction':
      return hearCorrection(text, understood, draft, context)
    case 'send':
      return SEND.test(text) ? sendAsShown(draft, context) : undefined
    case 'family':
      return hearFamily(text, understood, draft, context)
    case 'elsewhere':
      return isForAnother(understood, draft) ? undefined : hearElsewhere(text, draft, context)
    case 'match':
      return hearMatch(text, draft, context)
    case 'answers':
      return !isBesides(understood, draft) && isAnswered(text, understood, draft, context)
        ? takeAnswers(text, understood, draft, context)
        : undefined
    case 'resource':
      return undefined
  }
}

/** "Help" is never an answer. */
const asksForHelp = (text: string): boolean => /^\W*(?:help|menu)\W*$|^\s*\?+\s*$/i.test(text)

/** "Where is my request?", while a change or a taking back waits to be confirmed: answered as itself, and the draft waits on. */
const looksElsewhere = (text: string, { intent }: Understood, { waiting }: Draft): boolean =>
  (waiting === 'correction' || waiting === 'withdraw-reason') &&
  (intent === 'where-is' || intent === 'what-waits') &&
  /^\W*(?:so |and |but |ok |sorry |hi )?(?:where|what|who|any|anything)\b|\?\s*$/i.test(text)

/** Typed instead of pressed: as soon as the first button would have said. */
const sendAsShown = (draft: Draft, context: Context): Turned => send(draft, draft.urgency ?? 'today', context)

const hearCorrection = (
  text: string,
  understood: Understood,
  draft: Draft,
  context: Context,
): Turned | undefined => {
  const line = context.known.mine.find(({ id }) => id === draft.request)
  if (!line) return hearWhich(text, draft, context)
  if (readYesNo(text) === true && Object.keys(draft.facts).length > 0) return correctNow(draft, context)
  return showChange(text, understood.text, line, context)
}

/** "The shoes", where it was asked which one is to be changed. */
const hearWhich = (text: string, draft: Draft, context: Context): Turned | undefined => {
  const [said] = draft.words
  const line = /\d/.test(text) ? undefined : spokenOf(openOnes(context), text)
  return said === undefined || !line ? undefined : showChange(said, said, line, context)
}

/** "Yes" to "did you mean F2201?", "no, it's new", or the reference again. */
const hearFamily = (
  text: string,
  understood: Understood,
  draft: Draft,
  context: Context,
): Turned | undefined => {
  if (isSomethingElse(understood, draft)) return undefined
  if (understood.reference.kind !== 'none') return takeAnswers(text, understood, draft, context)
  if (/\b(?:new|first time)\b/i.test(text)) return sayNext({ ...draft, newFamily: true }, context, FRESH)
  if (/\bcover/i.test(text)) return sayNext({ ...draft, covering: true }, context, FRESH)
  const { meant } = meantBy(draft.family ?? '', context)
  return readYesNo(text) === true && meant !== undefined
    ? sayNext(withFamily(draft, meant), context, FRESH)
    : undefined
}

/** Another thing for another family is no answer to whose the first one is: "need an FGC for F1882" leaves the £30 alone. */
const isSomethingElse = ({ intent, finding, reference }: Understood, draft: Draft): boolean =>
  intent === 'request' &&
  reference.kind === 'reference' &&
  reference.reference !== draft.family &&
  finding.kind === 'one' &&
  draft.resource !== undefined &&
  finding.ranked[0]?.resource.id !== draft.resource

/** "£40", "2 weeks", "none", "not sure", to what was agreed before the register was complete. */
export const hearElsewhere = (text: string, draft: Draft, context: Context): Turned | undefined => {
  const resource = resourceOf(draft, context)
  const next = resource && withElsewhere(draft, text, resource, context)
  if (next) return sayNext(next, context, FRESH)
  const doubt = resource && doubtElsewhere(text, resource, context)
  return doubt && sayNext(draft, context, { ...FRESH, notes: [doubt] })
}

/** "Need £30 for F1882" says nothing of what another family had. */
const isForAnother = ({ reference }: Understood, { family }: Draft): boolean =>
  reference.kind === 'reference' && reference.reference !== family

/** "Searched both", "Leah did", "not yet", to whether the case system was searched. */
const hearMatch = (text: string, draft: Draft, context: Context): Turned | undefined => {
  const said = readMatch(text)
  if (said === undefined) return undefined
  if (said === 'not-yet') return waitForSearch(draft)
  const [colleague] = said === 'by-me' ? [context.person] : peopleCalled(said.by, context)
  return sayNext(
    withMatch(draft, colleague?.id ?? (said === 'by-me' ? context.person.id : said.by)),
    context,
    FRESH,
  )
}

/** Whether a message answers what was just asked: then words that would ask for something else don't (an FGC that was held). */
const isAnswered = (text: string, understood: Understood, draft: Draft, context: Context): boolean => {
  if (draft.asked.length === 0 || isPlainQuestion(understood)) return false
  const { read, family } = readReply(text, draft, context)
  const answered = draft.asked.some((fact) => read.facts[fact] !== undefined)
  return answered || family !== undefined || read.doubts.length > 0
}

const isPlainQuestion = ({ intent, text }: Understood): boolean =>
  intent === 'question' && text.trim().endsWith('?')
