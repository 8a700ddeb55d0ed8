import type { Action } from '../../cards/card.ts'
import { couldNotRead, numberedQuestions, oneGap, oneQuestion, stillMissing } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import { inSentence } from '../words/grammar.ts'
import { first } from '../words/who.ts'
import type { Text } from '../words/text.ts'
import { mayBeDifferent, rowsThatMayHold } from './by-row.ts'
import type { Considered, Placing } from './consider.ts'
import { recordActions } from './confirm-made.ts'
import { sendButtons } from './confirm-send.ts'
import { firstAct } from './holder.ts'
import { draftButton, message } from './message.ts'
import { isDangerous, opening, signature, toldAlready, withNotes } from './opening.ts'
import { answerButtons, plainYesNo, questionFor } from './questions.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { comingButtons } from './tell-coming.ts'
import { formAction } from './whole-form.ts'

type Asking = Extract<Considered, { readonly kind: 'ask' | 'gap' }>

/** Asks for everything that is missing in one message, and keeps the order of the numbers. */
export const askMissing = (asking: Asking, next: Next): Turned => {
  const { draft } = next
  const questions = asking.kind === 'gap' ? [asking.question] : asking.questions
  const shown = signature(draft, asking.placing)
  const opened = shown !== draft.shown
  const again = toldAlready(draft, asking.placing)
  const asked: Draft = {
    ...draft,
    waiting: 'answers',
    asked: questions,
    askedBefore: [...new Set([...draft.askedBefore, ...questions])],
    shown,
  }
  const paragraphs = [
    ...withNotes(
      next.saying.notes,
      opened
        ? [...opening(draft, next.resource, asking.placing, next.context, { again }), ...mayBe(asking, next)]
        : [],
      isDangerous(draft, next.resource, asking.placing),
    ),
    asksFor(asking, questions, opened, next),
  ]
  return { draft: asked, cards: [message(paragraphs, { actions: buttons(asking, questions, next) })] }
}

/** Nobody can be named yet, and it is one of two: a worker who knows them knows whom to expect. */
const mayBe = ({ placing }: Asking, { draft, resource, context }: Next): readonly Text[] => {
  const rows = placing ? [] : rowsThatMayHold(resource, draft, context)
  if (rows.length > 2) return []
  return mayBeDifferent(resource, draft, context) ? rows : rows.slice(0, 1)
}

const asksFor = (asking: Asking, questions: readonly string[], opened: boolean, next: Next): Text => {
  const { saying, context, resource } = next
  const texts = questions.map((fact) => questionFor(fact, saying.doubts, context))
  if (asking.kind === 'gap')
    return oneGap(labelOf(asking.ask.fact, context), asking.ask.otherwise, texts[0] ?? '')
  if (saying.after === 'nothing-read')
    return couldNotRead(texts, questions.length === 1 && isYesNo(questions[0] ?? '', context))
  if (saying.after === 'answering' && !opened) return stillMissing(texts)
  const [only, ...others] = texts
  return only !== undefined && others.length === 0
    ? oneQuestion(only, resource.protective)
    : numberedQuestions(texts, {
        forWhom: next.draft.made ? undefined : deciderOf(asking.placing),
        ringing: asking.canSend && isDangerous(next.draft, resource, asking.placing),
        canWait: asking.canSend,
      })
}

/** The answers of a single question, to press: always where its words couldn't be read. */
const pressed = (fact: string, draft: string, { context, saying }: Next): readonly Action[] => {
  const answers = answerButtons(fact, draft, context)
  return answers.length === 0 && saying.after === 'nothing-read' ? plainYesNo(fact, draft, context) : answers
}

const isYesNo = (fact: string, { policy }: Next['context']): boolean =>
  policy.facts.get(fact)?.kind === 'yes-no'

const labelOf = (fact: string, { policy }: Next['context']): string =>
  inSentence(policy.facts.get(fact)?.label ?? '')

/** Who the questions are for, by first name; nobody where that isn't certain yet. */
const deciderOf = (placing: Placing | undefined): string | undefined => {
  const act = placing && firstAct(placing.placed)
  return act?.to.kind === 'person' && placing && !placing.ownDecision ? first(act.to.who) : undefined
}

const sendOrRecord = ({ draft, resource, context }: Next, placing: Placing): readonly Action[] =>
  draft.made ? recordActions(draft, resource, context) : sendButtons(draft, resource, placing)

const buttons = (asking: Asking, questions: readonly string[], next: Next): readonly Action[] => {
  const { draft, resource, context, saying } = next
  const [only] = questions
  const answers = questions.length === 1 && only !== undefined ? pressed(only, draft.id, next) : []
  const mayGo = asking.canSend && (asking.kind === 'ask' || isDangerous(draft, resource, asking.placing))
  const send = mayGo && asking.placing ? sendOrRecord(next, asking.placing) : []
  const form = answers.length === 0 && questions.length > 1 ? [formAction(draft, resource, context)] : []
  const meant = questions.includes('family') ? saying.meant.slice(0, 2) : []
  return [
    ...meant.map((reference) => draftButton(draft.id, `family:${reference}`, reference)),
    ...answers,
    ...send.filter(({ button }, i) => i === 0 || button.act === 'send-tonight'),
    ...comingButtons(draft, resource, asking.placing),
    ...form,
    draftButton(draft.id, 'change', BUTTONS.change),
  ]
}
