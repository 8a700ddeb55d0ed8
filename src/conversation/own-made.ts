import { agreeingQuestions, refuseQuestions } from '../../cards/decision-questions.ts'
import type { Action, Question } from '../../cards/card.ts'
import type { Resource } from '../policy/policy.ts'
import { mustAnswer } from '../request/decision-questions.ts'
import { namesIn, typed, weighReasons } from '../request/reasons.ts'
import type { SaidAsMaker } from '../request/record-own.ts'
import { BY_WHEN } from '../time/condition-terms.ts'
import { LABELS } from '../words/card.ts'
import { REASONS_EXAMPLE, REASONS_EXAMPLE_NO } from '../words/field-questions.ts'
import { MADE_BUTTONS } from '../words/made.ts'
import { thinReasons } from '../words/refusals.ts'
import { TIME_LABELS } from '../words/time.ts'
import type { Context } from './context.ts'
import { factsOf } from './draft.ts'
import { draftButton, message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

const ACTS = { '': 'approve', part: 'approve-part', no: 'reject' } as const
type How = keyof typeof ACTS

const howOf = (value: string): How => (value === 'part' || value === 'no' ? value : '')

/**
 * How whoever made a decision records it: agreed, with conditions, or refused, each with the reasons that the record
 * needs. `when` asks on which day and how it was decided.
 */
export const ownActions = (
  draft: Draft,
  when: readonly Question[],
  resource: Resource,
  context: Context,
): readonly Action[] => {
  const last = isLast(draft, resource, context)
  const asked = (questions: readonly Question[]) => [...when, ...questions]
  const mustBe = mustAnswer(resource, factsOf(draft, context), context.router)
  const agreeing = agreeingQuestions({ mustAnswer: mustBe, resource }, last)
  return [
    draftButton(draft.id, 'record-made', MADE_BUTTONS.record, { style: 'main', questions: asked(agreeing) }),
    ...(last
      ? [
          draftButton(draft.id, 'record-made:part', MADE_BUTTONS.part, {
            questions: asked([...conditions, ...agreeing]),
          }),
        ]
      : []),
    draftButton(draft.id, 'record-made:no', MADE_BUTTONS.refused, {
      questions: asked(refuseQuestions({ resource })),
    }),
  ]
}

/** Whether somebody has to be asked before it can be decided: then it waits for them, and the reasons come after. */
export const asksFirst = (draft: Draft, resource: Resource, context: Context): boolean => {
  const route = context.router.route(resource, factsOf(draft, context))
  return route.outcome === 'route' && route.steps.some(({ act }) => act === 'consult')
}

const conditions: readonly Question[] = [
  { id: 'conditions', kind: 'long', label: LABELS.conditions, required: true },
  { id: BY_WHEN, kind: 'date', label: TIME_LABELS.byWhen, required: true },
]

/** Whether nobody else agrees it after them. */
const isLast = (draft: Draft, resource: Resource, context: Context): boolean => {
  const route = context.router.route(resource, factsOf(draft, context))
  return (
    route.outcome === 'route' &&
    route.steps.filter(({ act }) => act === 'endorse' || act === 'decide').length <= 1
  )
}

/** What they said of it with the press: what goes on record with it. */
export const saidAsMaker = (
  { made, person, nudged: before }: Draft,
  value: string,
  answers: Readonly<Record<string, string>>,
): SaidAsMaker | undefined =>
  made?.by === person ? { act: ACTS[howOf(value)], answers, nudged: before === true } : undefined

/** Thin reasons are said to be so once, with what was answered kept, and then they stand. Undefined where there is nothing to say. */
export const nudged = (
  draft: Draft,
  value: string,
  answers: Readonly<Record<string, string>>,
  { actions, known }: Pick<Context, 'known'> & { readonly actions: (draft: Draft) => readonly Action[] },
): Turned | undefined => {
  const { made } = draft
  const isThin = weighReasons(typed(answers['reasons']), draft.words, namesIn(known.directory)) === 'thin'
  if (!made || made.by !== draft.person || draft.nudged || !isThin) return undefined
  const told: Draft = { ...draft, nudged: true }
  const example = howOf(value) === 'no' ? REASONS_EXAMPLE_NO : REASONS_EXAMPLE
  return {
    draft: told,
    cards: [
      message([thinReasons(example)], {
        actions: actions(told).map((one) => ({ ...one, questions: one.questions.map(filledIn(answers)) })),
      }),
    ],
  }
}

const filledIn =
  (answers: Readonly<Record<string, string>>) =>
  (question: Question): Question => {
    const value = answers[question.id]
    return value === undefined || value === '' || question.kind === 'yes-no'
      ? question
      : { ...question, value }
  }
