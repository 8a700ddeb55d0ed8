import type { RequestView } from '../src/views/request-view.ts'
import { londonDate, londonTime } from '../src/policy/london-date.ts'
import { appealRows } from '../src/views/appeal-lines.ts'
import { day } from '../src/views/format.ts'
import { activeSteps } from '../src/request/request.ts'
import { BUTTONS, LABELS } from '../src/words/card.ts'
import { ON_A_LOCKED_TELEPHONE } from '../src/words/small.ts'
import { capital } from '../src/words/grammar.ts'
import { STANDS } from '../src/words/links.ts'
import { say } from '../src/words/text.ts'
import { conditionActions, conditionLines } from './condition-questions.ts'
import { linkRows } from '../src/views/link-rows.ts'
import { stillOpen } from '../src/views/still-open.ts'
import { PANEL_LABELS } from '../src/words/panel.ts'
import type { Action, Card, Element } from './card.ts'
import { reasonsQuestion } from './decision-questions.ts'
import { action, requestButton } from './request-button.ts'

/** How a request stands and the reasons of its every step, for somebody entitled to read them. Its decider can take it back here. */
export const reasonsCard = (
  view: RequestView,
  mayWithdraw: boolean,
  /** What a panel left to whoever reads it, each with its button. */
  theirs: readonly Action[] = [],
): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: [
    { kind: 'heading', text: headingNow(view) },
    { kind: 'say', text: view.askedBy },
    ...appealed(view),
    ...stepReasons(view),
    ...decisionReasons(view),
    ...stillWith(view),
    ...leftToDo(view),
  ],
  actions: [
    ...conditionActions(view),
    ...theirs,
    ...(mayWithdraw
      ? [
          action(requestButton(view.request, 0, 'withdraw-decision'), BUTTONS.undo, 'danger', [
            reasonsQuestion,
          ]),
        ]
      : []),
  ],
})

/** While it is open, what is needed by when; afterwards how it stands: nothing is needed today for weeks. */
const headingNow = ({ request, what, heading }: RequestView): string =>
  request.status === 'open' ? heading : `${capital(STANDS[request.status])} · ${what} · ${request.family}`

const leftToDo = (view: RequestView): readonly Element[] => {
  const still = stillOpen(view)
  const rows = [
    ...(still === undefined
      ? []
      : [{ label: PANEL_LABELS.todo, value: say`${still}`, typed: true as const }]),
    ...linkRows(view),
  ]
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

const appealed = ({ request, world }: RequestView): readonly Element[] => {
  const rows = appealRows(request, world)
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

const stillWith = ({ request, names }: RequestView): readonly Element[] => {
  const posts = activeSteps(request).flatMap((step) => request.steps[step]?.posts.slice(0, 1) ?? [])
  return posts.length === 0
    ? []
    : [
        {
          kind: 'facts',
          rows: [{ label: LABELS.waitingFor, value: say`${posts.map(names.post).join(' and ')}` }],
        },
      ]
}

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

const decisionReasons = (view: RequestView): readonly Element[] => {
  const { request, names } = view
  const decision = 'decision' in request ? request.decision : undefined
  const lines: Element[] = []
  lines.push(...conditionLines(view))
  if (decision?.reasons?.considered)
    lines.push({ kind: 'typed', label: 'What else was considered', text: decision.reasons.considered })
  if (request.status === 'undone')
    lines.push({ kind: 'typed', label: `Withdrawn by ${names.person(request.by)}`, text: request.reasons })
  return lines
}
