import type { Policy, Row } from '../policy/policy.ts'
import { rowOf } from '../policy/row-of.ts'
import { filesOf, mention } from '../request/on-file.ts'
import type { Decision, Request } from '../request/request.ts'
import { rightUsed } from '../request/appeal.ts'
import { OUTCOMES as APPEALED } from '../words/appeal.ts'
import { caseNote, takenBack, WITHDRAWN } from '../words/case-note.ts'
import { quoted, toAnybody } from '../words/grammar.ts'
import { decidedThen } from '../words/made.ts'
import { plain } from '../words/text.ts'
import { insteadOf, leftTo, NOTE } from '../words/panel.ts'
import { understoodAs } from '../words/understood.ts'
import { actedIn, cameToRows, otherStepRows, type NoteRow } from './case-note-steps.ts'
import { pounds } from './format.ts'
import type { Names } from './names.ts'
import type { RequestView } from './request-view.ts'
import { panelToConfirm } from './still-open.ts'
import { whoseLedger } from './whose-ledger.ts'

const KNOWN = 'Known'

/** The notes for the case files of a decided request (section 3), one a child concerned; none while nothing is decided. */
export const caseNotesOf = (view: RequestView): readonly string[] =>
  filesOf(view.request, view.world).flatMap((file) => caseNoteOf(view, file) ?? [])

const caseNoteOf = (view: RequestView, file: string): string | undefined => {
  const { request, resource, names, router, world } = view
  const children = world.family(request.family)?.children ?? []
  const decision = 'decision' in request ? request.decision : undefined
  if (!decision) return undefined
  const row = rowOf(resource, request.route.row)
  const asker = view.directory.people.get(request.requesters[0] ?? '')
  const toConfirm = panelToConfirm(view)
  return caseNote({
    family: request.family,
    ...(file !== request.family && { child: file }),
    others: children.filter((child) => child !== file && child !== request.family).map(mention),
    decidedAt: decision.at,
    asked: {
      what: plain(
        understoodAs({
          heading: view.what,
          says: resource.heading.startsWith('{') ? resource.says : '',
          family: undefined,
        }),
      ),
      by: asker ? `${asker.name}, ${asker.title}` : '',
      at: request.sentAt,
    },
    ...(decision.made && { madeOn: decision.made.on }),
    decided: `${outcomeOf(view)} by ${actedIn(decision, request.steps[decision.step], names)}${decision.made ? `, ${decidedThen(decision.made, decision.at)}` : ''}`,
    before: cameToRows(view, decision),
    ...(toConfirm && { toConfirm }),
    reasons: decision.reasons?.reasons ?? '',
    considered: decision.reasons?.considered ?? '',
    conditions: conditionsOf(request),
    rows: [...factRowsOf(view, decision), ...takenBackRow(view)],
    rule: `${documentOf(row, router.policy)}, section ${row?.source.section ?? ''}: ${bareRule(row?.rule ?? '')}`,
    figures: figuresOf(view),
    chronology: decision.approved?.chronology ?? decision.chronology ?? resource.chronology,
    register: request.reference,
  })
}

/** The document that a row stands in, with its date. */
export const documentOf = (row: Row | undefined, { documents }: Policy): string => {
  const document = documents.find(({ id }) => id === row?.source.document) ?? documents[0]
  return document ? `${document.title}, ${document.dated}` : ''
}

/** The conditions of every agreement on the way, the last first. */
const conditionsOf = ({ steps }: Request): string =>
  steps
    .flatMap(({ done }) => (done?.conditions ? [done.conditions] : []))
    .toReversed()
    .join(' / ')

// The section stands before it already, and the note is read by people of other teams.
const bareRule = (rule: string): string => toAnybody(rule).replace(/ \(sections? [^()]*\)(?=[.]?$)/, '')

const outcomeOf = ({ request, world }: RequestView): string => {
  const decision = 'decision' in request ? request.decision : undefined
  if (decision && request.status !== 'undone' && rightUsed(request, world))
    return decision.outcome === 'approved' ? APPEALED.allowed : APPEALED.notAllowed
  if (request.status === 'undone')
    return `${decision?.outcome === 'rejected' ? 'Rejected' : 'Approved'}, then withdrawn,`
  if (decision?.outcome === 'rejected')
    return request.steps[decision.step]?.done?.instead ? NOTE.alternative : 'Rejected'
  if (decision?.approved?.inPart) return `Approved in part, ${pounds(decision.approved.pence ?? 0)},`
  return conditionsOf(request) !== '' ? 'Approved with conditions' : 'Approved in full'
}

const factRowsOf = (view: RequestView, decision: Decision): readonly NoteRow[] => [
  ...view.facts.map(({ label, value }) => ({ label: KNOWN, value: `${label}: ${plain(value)}` })),
  ...otherStepRows(view, decision),
  ...panelRowsOf(view.request, view.names),
]

/** Who took the decision back, when, and why: it no longer stands. */
const takenBackRow = ({ request, names }: RequestView) =>
  request.status === 'undone'
    ? [{ label: WITHDRAWN, value: takenBack(names.person(request.by), request.at, request.reasons) }]
    : []

/** What a panel agreed instead, and what it left to be done. */
const panelRowsOf = ({ steps }: Request, names: Names) =>
  steps.flatMap(({ done }) => [
    ...(done?.instead
      ? [{ label: NOTE.instead, value: insteadOf(quoted(done.instead.what), quoted(done.instead.sharedBy)) }]
      : []),
    ...(done?.followUp
      ? [
          {
            label: NOTE.toDo,
            value: leftTo(
              names.post(done.followUp.owner),
              done.followUp.due,
              done.followUp.act,
              done.followUp.done !== undefined,
            ),
          },
        ]
      : []),
  ])

const figuresOf = ({ request, resource, router, world }: RequestView): readonly string[] => {
  const rule = resource.ledger === undefined ? undefined : router.policy.ledgers.get(resource.ledger)
  if (!rule) return []
  const used = world.used(request.family, request.facts)
  return [
    `${rule.person === undefined ? "Family's total" : `Total of ${whoseLedger(request.family, rule, request.facts, router.policy)}`} for the year now ${pounds(Math.max(...rule.bases.map(({ fact }) => Number(used[fact] ?? 0))))}`,
  ]
}
