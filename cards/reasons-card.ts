import type { RequestView } from '../src/views/request-view.ts'
import { londonDate, londonTime } from '../src/policy/london-date.ts'
import { day } from '../src/views/format.ts'
import { LABELS } from '../src/words/card.ts'
import { ON_A_LOCKED_TELEPHONE } from '../src/words/small.ts'
import type { Card, Element } from './card.ts'

/** The reasons of a request's every step, for somebody entitled to read them. */
export const reasonsCard = (view: RequestView): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: [{ kind: 'heading', text: view.heading }, ...stepReasons(view), ...decisionReasons(view)],
  actions: [],
})

const stepReasons = ({ request, names }: RequestView): readonly Element[] =>
  request.steps.flatMap(({ done }): readonly Element[] =>
    done
      ? [
          {
            kind: 'typed',
            label: `${names.acting(done)}, ${day(londonDate(done.at))}, ${londonTime(done.at)}`,
            text: done.words === '' ? LABELS.notRecorded : done.words,
          },
        ]
      : [],
  )

const decisionReasons = ({ request, names }: RequestView): readonly Element[] => {
  const decision = 'decision' in request ? request.decision : undefined
  const lines: Element[] = []
  if (decision?.conditions) lines.push({ kind: 'typed', label: 'Conditions', text: decision.conditions })
  if (decision?.reasons?.considered)
    lines.push({ kind: 'typed', label: 'What else was considered', text: decision.reasons.considered })
  if (request.status === 'undone')
    lines.push({ kind: 'typed', label: `Withdrawn by ${names.person(request.by)}`, text: request.reasons })
  return lines
}
