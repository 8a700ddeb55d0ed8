import { ownersOf, BY_WHEN, OWNER } from '../src/time/condition-terms.ts'
import { londonDate } from '../src/policy/london-date.ts'
import { conditionAction, ownerName } from '../src/views/condition-news.ts'
import { openConditions } from '../src/request/time-state.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { LABELS } from '../src/words/card.ts'
import { metBy, seenTo, TIME_LABELS } from '../src/words/time.ts'
import type { Action, Element, Question } from './card.ts'
import { askerNow } from '../src/request/request.ts'

/** Who sees to the conditions, the worker unless another is named, and by which day. */
export const conditionQuestions = ({ request, world, names }: RequestView): readonly Question[] => {
  const [worker = '', ...others] = ownersOf(request, world)
  return [
    {
      id: OWNER,
      kind: 'choice',
      label: TIME_LABELS.owner,
      required: false,
      options: [worker, ...others].map((id) => ({ id, label: ownerName(id, names) })),
      value: worker,
    },
    { id: BY_WHEN, kind: 'date', label: TIME_LABELS.byWhen, required: false },
  ]
}

/** Each condition in the decider's words, with who sees to it and by when, and how it was met. */
export const conditionLines = ({ request, names }: RequestView): readonly Element[] =>
  request.time.conditions.flatMap(({ owner, by, met, words }): readonly Element[] => [
    {
      kind: 'typed',
      label: seenTo(ownerName(owner ?? askerNow(request), names), by),
      text: words === '' ? LABELS.notRecorded : words,
    },
    ...(met
      ? [{ kind: 'typed' as const, label: metBy(names.person(met.by), londonDate(met.at)), text: met.words }]
      : []),
  ])

/** The buttons that mark them met. */
export const conditionActions = ({ request }: RequestView): readonly Action[] =>
  openConditions(request).map(({ step }) => conditionAction(request, step))
