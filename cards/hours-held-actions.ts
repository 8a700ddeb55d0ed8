import { hasBegun } from '../src/request/hours/figures.ts'
import type { HeldLine } from '../src/views/hours-known.ts'
import { askBack, endEarly, handBack, HOURS_LABELS } from '../src/words/hours-buttons.ts'
import type { Action } from './card.ts'
import { reasonsQuestion } from './decision-questions.ts'
import { weekQuestions } from './hours-questions.ts'
import { action, requestButton } from './request-button.ts'

/** What can be done about hours that are held: end a family's early, hand borrowed ones back, ask lent ones back. */
export const heldAction = (
  { request, kind, family, lines }: HeldLine,
  /** The first name of whoever holds the other post of a loan. */
  other: string,
  today: string,
): readonly Action[] => {
  const toCome = lines.filter(({ week }) => !hasBegun(week, today))
  switch (kind) {
    case 'support':
      return [
        action(requestButton(request, 0, 'end-early'), endEarly(family), 'plain', [
          { id: 'last', kind: 'date', label: HOURS_LABELS.last, required: true },
          reasonsQuestion,
        ]),
      ]
    case 'borrowed':
    case 'lent':
      return toCome.length === 0
        ? []
        : [
            action(
              requestButton(request, 0, kind === 'lent' ? 'recall' : 'hand-back'),
              kind === 'lent' ? askBack(other) : handBack(other),
              'plain',
              [...(toCome.length > 1 ? weekQuestions(toCome).map(unfilled) : []), reasonsQuestion],
            ),
          ]
  }
}

/** Left empty, all of it is meant. */
const unfilled = ({ id, label, required }: ReturnType<typeof weekQuestions>[number]) => ({
  id,
  label,
  required,
  kind: 'number' as const,
  decimals: true,
  hint: HOURS_LABELS.emptyIsAll,
})
