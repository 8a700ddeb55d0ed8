import type { Made } from '../src/request/made.ts'
import { REPORTED } from '../src/request/report-decision.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { madeWhen, saidOfAnother, THEN_OR_NOW, thenOrNow } from '../src/words/made.ts'
import type { Action, Card, Element, Question } from './card.ts'

const DECIDES: ReadonlySet<string> = new Set(['approve', 'approve-part', 'reject', 'endorse'])

/**
 * The ordinary card of what somebody is said to have decided: it says so under its heading. `theirs`: those of the reports
 * whose maker reads this card too, and says in the act of deciding whether it was then or now.
 */
export const withReports = (
  card: Card,
  {
    view,
    reports,
    theirs,
  }: { readonly view: RequestView; readonly reports: readonly Made[]; readonly theirs: readonly Made[] },
): Card => {
  if (reports.length === 0) return card
  const said = reports.map((made): Element => ({
    kind: 'say',
    text: saidOfAnother(view.names.person(made.reportedBy), view.names.person(made.by), made),
  }))
  const [heading, ...rest] = card.elements
  const [made] = theirs
  return {
    ...card,
    elements: [...(heading ? [heading] : []), ...said, ...rest],
    actions: made ? card.actions.map((one) => asking(one, made, view)) : card.actions,
  }
}

// Others decide on this card too, and have nothing to say here: whoever it is about is held to it when they press.
const asking = (action: Action, made: Made, { names }: RequestView): Action => {
  if (!DECIDES.has(action.button.act)) return action
  const question: Question = {
    id: REPORTED,
    kind: 'choice',
    label: thenOrNow(names.person(made.by)),
    required: false,
    options: thenOrNowOptions(made),
  }
  return { ...action, questions: [question, ...action.questions] }
}

export const thenOrNowOptions = (made: Made): readonly { readonly id: string; readonly label: string }[] => [
  { id: 'then', label: madeWhen(made) },
  { id: 'now', label: THEN_OR_NOW.now },
]
