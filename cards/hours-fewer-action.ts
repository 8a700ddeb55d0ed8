import type { HoursLine } from '../src/ledger/hours.ts'
import { hasBegun } from '../src/request/hours/figures.ts'
import type { Request } from '../src/request/request.ts'
import { HOURS_LABELS } from '../src/words/hours-buttons.ts'
import type { Action } from './card.ts'
import { reasonsQuestion } from './decision-questions.ts'
import { mondayQuestion } from './hours-questions.ts'
import { action, requestButton } from './request-button.ts'

/** Fewer hours for support that is running, from a Monday that is still to come; none where every week has begun (C8). */
export const fewerAction = (
  request: Request,
  lines: readonly HoursLine[],
  label: string,
  today: string,
): readonly Action[] => {
  const weeks = lines.map(({ week }) => week).filter((week) => !hasBegun(week, today))
  return weeks.length === 0
    ? []
    : [
        action(requestButton(request, 0, 'fewer-hours'), label, 'plain', [
          mondayQuestion('from', HOURS_LABELS.from, weeks),
          { id: 'hours', kind: 'number', decimals: true, label: HOURS_LABELS.newHours, required: true },
          reasonsQuestion,
        ]),
      ]
}
