import { hoursPicture } from '../src/views/hours-picture.ts'
import type { LoanView } from '../src/views/hours-loan.ts'
import { lockedFor, neededBy } from '../src/views/late.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, LABELS } from '../src/words/card.ts'
import * as words from '../src/words/hours-card.ts'
import { HOURS_BUTTONS, lend } from '../src/words/hours-buttons.ts'
import { weekly } from '../src/words/hours.ts'
import type { Text } from '../src/words/text.ts'
import type { Action, Card, FactRow } from './card.ts'
import { lenderQuestions } from './decision-questions.ts'
import { hoursKnownRow } from './hours-known-row.ts'
import { weekQuestions } from './hours-questions.ts'
import { action, requestButton } from './request-button.ts'

export type LoanCard = {
  readonly view: RequestView
  readonly loan: LoanView
  readonly step: number
  readonly post: string
  readonly why: Text
}

const { HOURS_ROWS } = words

/** A colleague is asked for hours: the reference, the weeks and the hurry. The family's story isn't theirs to read. */
export const hoursLoanCard = (it: LoanCard): Card => {
  const { view, loan, post, why } = it
  const { request } = view
  return {
    summary: lockedFor(post, view),
    elements: [
      {
        kind: 'heading',
        text: `${words.loanHeading(loan.wanted)} · ${request.family} · ${neededBy(view)}`,
      },
      { kind: 'say', text: view.askedBy },
      { kind: 'facts', rows: [{ label: LABELS.why, value: why }] },
      hoursPicture(HOURS_ROWS.yours, loan.weeks),
      { kind: 'facts', rows: rowsOf(it) },
      ...questions(view),
    ],
    actions: actionsOf(it),
  }
}

const rowsOf = ({ view, loan }: LoanCard): readonly FactRow[] => {
  const first = view.names.first(view.request.requesters[0] ?? '')
  return [
    ...hoursKnownRow(loan.hoursSince),
    {
      label: HOURS_ROWS.for,
      value: words.forWhom(view.request.family, loan.what, neededBy(view)),
    },
    {
      label: HOURS_ROWS.theirSide(first),
      value: words.theirSide(loan.borrowerHas, loan.borrowerNeeds, loan.moving),
    },
    { label: HOURS_ROWS.ifYouLend, value: words.ifYouLend(loan.wanted) },
    ...(loan.enough ? [] : [{ label: HOURS_ROWS.notYet, value: words.lendingLess(loan.able) }]),
    { label: HOURS_ROWS.decide, value: words.onlyWhetherToLend(first) },
  ]
}

const questions = ({ request, names }: RequestView): Card['elements'] =>
  request.questions.flatMap(({ by, question, answer }) => [
    { kind: 'typed' as const, label: `${names.first(by)} asked`, text: question },
    ...(answer
      ? [{ kind: 'typed' as const, label: `${names.first(answer.by)} answered`, text: answer.words }]
      : []),
  ])

const actionsOf = ({ view, loan, step }: LoanCard): readonly Action[] => {
  const { request, names } = view
  const press = (act: string) => requestButton(request, step, act)
  return [
    ...(loan.enough && loan.wanted.length > 0
      ? [action(press('approve'), lend(weekly(loan.wanted)), 'main', lenderQuestions)]
      : []),
    ...(loan.able.length > 0
      ? [
          action(press('approve-part'), HOURS_BUTTONS.lendFewer, 'plain', [
            ...weekQuestions(loan.able),
            ...lenderQuestions,
          ]),
        ]
      : []),
    action(press('reject'), HOURS_BUTTONS.dontLend, 'danger', lenderQuestions),
    action(press('ask'), `Ask ${names.first(request.requesters[0] ?? '')}`, 'plain', [
      { id: 'question', kind: 'long', label: LABELS.question, required: true },
    ]),
    action(press('why-me'), BUTTONS.why, 'plain'),
  ]
}
