import type { RequestView } from '../src/views/request-view.ts'
import { isLastDecision } from '../src/request/request.ts'
import { LABELS } from '../src/words/card.ts'
import { pounds } from '../src/views/format.ts'
import { conditionQuestions } from './condition-questions.ts'
import type { Question } from './card.ts'

export const reasonsQuestion: Question = {
  id: 'reasons',
  kind: 'long',
  label: LABELS.reasons,
  hint: LABELS.onFile,
  required: true,
}
const consideredQuestion: Question = {
  id: 'considered',
  kind: 'line',
  label: LABELS.considered,
  required: false,
}

/** What a decider answers in the act of approving: the attestations first, then the row's own fields, then why. */
export const approveQuestions = (view: RequestView, step: number): readonly Question[] =>
  agreeingQuestions(view, isLastDecision(view.request.steps, step))

/** The same before there is a request: the last decision answers for the row, one that another follows says why alone. */
export const agreeingQuestions = (of: Deciding, last: boolean): readonly Question[] => [
  ...(last ? attestations(of) : []),
  ...(last ? fields(of) : []),
  reasonsQuestion,
  consideredQuestion,
  ...(last ? [chronology(of)] : []),
]

type Deciding = Pick<RequestView, 'mustAnswer' | 'resource'>

export const rejectQuestions: readonly Question[] = [reasonsQuestion, consideredQuestion]

/** What a lender says of hours: for no child of theirs, so on no child's file. */
export const lenderQuestions: readonly Question[] = [
  { ...reasonsQuestion, hint: LABELS.withTheLoan },
  consideredQuestion,
]

/** What is answered in the act of refusing it for good: a refusal can be a significant event too. */
export const refuseQuestions = (view: Pick<RequestView, 'resource'>): readonly Question[] => [
  ...rejectQuestions,
  chronology(view),
]

const attestations = ({ mustAnswer }: Deciding): readonly Question[] =>
  mustAnswer.map(({ id, question }) => ({ id, kind: 'yes-no', label: question, required: true }))

const fields = ({ resource }: Deciding): readonly Question[] =>
  resource.fields.map(({ id, label, kind, options, required }): Question =>
    kind === 'choice'
      ? { id, label, required, kind, options: options.map((one) => ({ id: one, label: one })) }
      : { id, label, required, kind },
  )

const chronology = ({ resource }: Pick<RequestView, 'resource'>): Question => ({
  id: 'chronology',
  kind: 'choice',
  label: LABELS.chronology,
  required: false,
  options: [
    { id: 'no', label: 'No' },
    { id: 'yes', label: 'Yes' },
  ],
  value: resource.chronology ? 'yes' : 'no',
})

/** Less than was asked, or only on conditions. */
export const partQuestions = (view: RequestView, step: number): readonly Question[] => {
  const { pence } = view.request
  const amount: readonly Question[] =
    pence === undefined
      ? []
      : [
          {
            id: 'amount',
            kind: 'line',
            label: LABELS.amount,
            hint: `Up to ${pounds(pence)}`,
            required: false,
          },
        ]
  return [
    ...amount,
    { id: 'conditions', kind: 'long', label: LABELS.conditions, required: false },
    ...conditionQuestions(view),
    ...approveQuestions(view, step),
  ]
}
