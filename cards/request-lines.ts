import type { RequestView } from '../src/views/request-view.ts'
import { stepsDone } from '../src/views/request-view.ts'
import type { LedgerLines } from '../src/views/ledger-lines.ts'
import { familyRows } from '../src/views/family-rows.ts'
import { linkRows } from '../src/views/link-rows.ts'
import type { FamilyBefore } from '../src/views/family-before.ts'
import { openConditionRows } from '../src/views/condition-news.ts'
import { isAskedOfMaker } from '../src/request/request.ts'
import * as words from '../src/words/card.ts'
import { countedMerged } from '../src/words/families.ts'
import { notAskedYet, notConsultedThen } from '../src/words/made.ts'
import { join, plain, say, type Text } from '../src/words/text.ts'
import type { Element, FactRow } from './card.ts'

const { LABELS } = words

/** What every card of an open request shows: the request, what it rests on, what came before. In the order it is read. */
export const requestLines = (
  view: RequestView,
  why: Text,
  ledger: LedgerLines | undefined,
  before: FamilyBefore,
): readonly Element[] => [
  { kind: 'heading', text: view.heading },
  { kind: 'say', text: view.askedBy },
  {
    kind: 'facts',
    rows: [{ label: LABELS.why, value: why }, ...gapRows(view), ...familyRows(view), ...stepsDone(view)],
  },
  ...(ledger ? ledgerElements(ledger, view, before) : []),
  {
    kind: 'facts',
    rows: [
      ...view.facts.map(inShort),
      ...notSaid(view),
      ...consultationRows(view),
      ...readingRows(view),
      ...openConditionRows(view),
      ...linkRows(view),
      { label: LABELS.before, value: before.decided },
    ],
  },
  ...ownWords(view),
  ...questionRows(view),
]

/** What is missing comes before everything else, with what the worker answered about going ahead without it. */
const gapRows = (view: RequestView): readonly FactRow[] => {
  const { request, gaps, mayGoWithout, whyWithout, names } = view
  const denied = gaps.filter(({ fact }) => request.facts[fact] !== undefined)
  const open = gaps.filter(({ fact }) => request.facts[fact] === undefined)
  const missing = words.missing(
    denied.map(({ what }) => what),
    open.map(({ what }) => what),
    mayGoWithout,
  )
  const asker = names.first(request.requesters[0] ?? '')
  const said = gapWords(view)
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            label: LABELS.first,
            value: join([missing, ...whyWithout.map(({ answer }) => words.answered(asker, answer))]),
          },
        ]),
    ...said.map((one) => ({ label: words.says(asker), value: say`${one}`, typed: true as const })),
  ]
}

/** The worker's words about going ahead: those of that answer, or everything they typed where they only pressed its button. */
const gapWords = ({ whyWithout, request }: RequestView): readonly string[] => {
  const said = whyWithout.flatMap((one) => one.said ?? [])
  return said.length > 0 || whyWithout.length === 0 ? said : [request.words.join(' / ')].filter(Boolean)
}

const isSaidAbove = ({ whyWithout }: RequestView): boolean =>
  whyWithout.length > 0 && whyWithout.every(({ said }) => said === undefined)

/** A long answer only begins here: the form has it whole. */
const inShort = (row: FactRow): FactRow => {
  const text = plain(row.value)
  return row.typed === true && words.isLongAnswer(text)
    ? { ...row, value: say`${words.beginningOf(text)}` }
    : row
}

const notSaid = ({ unsaid }: RequestView): readonly FactRow[] =>
  unsaid.length === 0
    ? []
    : [{ label: LABELS.notSaid, value: say`${unsaid.map(({ what }) => what).join('; ')}` }]

const ledgerElements = (
  { drawn, years }: LedgerLines,
  { request, world }: RequestView,
  { waitingPence }: FamilyBefore,
): readonly Element[] => {
  const waiting =
    waitingPence > 0
      ? words.alsoWaiting(request.family, waitingPence)
      : words.nothingWaitingFor(request.family)
  const merged = world.mergedWith(request.family)
  const kin = world.sameChildren(request.family).filter((one) => !merged.includes(one))
  return [
    drawn,
    {
      kind: 'say',
      text: join([
        years,
        waiting,
        ...(kin.length > 0 ? [words.countedWith(kin)] : []),
        ...(merged.length > 0 ? [countedMerged(merged)] : []),
      ]),
    },
  ]
}

/** Consultations nobody has answered: the decision waits for them. */
const consultationRows = ({ request, names }: RequestView): readonly FactRow[] =>
  request.steps.flatMap(({ shown, posts, done, skipped, notConsulted }, i) => {
    if (shown.act !== 'consult') return []
    const who = posts.map(names.post).join(' or ')
    const row = (value: Text): FactRow => ({ label: LABELS.consulted, value })
    return [
      ...(notConsulted
        ? [row(notConsultedThen(who, names.person(notConsulted.by), notConsulted.words))]
        : []),
      ...(skipped || done
        ? []
        : [row(isAskedOfMaker(request, i) ? notAskedYet(who) : say`${who}: ${plain(words.notAnswered())}`)]),
    ]
  })

const readingRows = ({ readings }: RequestView): readonly FactRow[] =>
  readings.map(({ matter, taken, options }) => ({
    label: LABELS.reading,
    value: say`${matter} This council: ${options.get(taken) ?? taken}`,
  }))

const ownWords = (view: RequestView): readonly Element[] => {
  const { request, names } = view
  return request.words.length === 0 || isSaidAbove(view)
    ? []
    : [
        {
          kind: 'typed',
          label: words.says(names.first(request.requesters[0] ?? '')),
          text: request.words.join('\n'),
        },
      ]
}

const questionRows = ({ request, names }: RequestView): readonly Element[] =>
  request.questions.flatMap(({ by, question, answer }): readonly Element[] => [
    { kind: 'typed', label: `${names.first(by)} asked`, text: question },
    ...(answer
      ? [{ kind: 'typed' as const, label: `${names.first(answer.by)} answered`, text: answer.words }]
      : []),
  ])
