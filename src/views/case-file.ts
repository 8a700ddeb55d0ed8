import type { Action, Card, Question } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { londonDate } from '../policy/london-date.ts'
import { EVERY_FILE } from '../request/file.ts'
import { filesOf, noteSince, notOnFile } from '../request/on-file.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { BUTTONS, LABELS, notOnFileYet, nowOnFile, type Unfiled } from '../words/case-file.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import type { NoticeEvent } from './time-news.ts'
import { toPerson, whatAndFamily } from './to-whom.ts'

/** For whoever asked: the note to copy, and the button that says it is on file. None before there is a decision. */
export const caseFileActions = (view: Pick<RequestView, 'request' | 'world'>): readonly Action[] =>
  noteSince(view.request) === undefined ? [] : [copyNote(view.request), itIsOnFile(view)]

const copyNote = (request: Request): Action =>
  action(requestButton(request, 0, 'note'), BUTTONS.copy, 'plain')

/** One tap where it is one child's file, and today. With several children it is said whose. */
const itIsOnFile = ({ request, world }: Pick<RequestView, 'request' | 'world'>): Action =>
  action(
    requestButton(request, 0, 'file'),
    BUTTONS.onFile,
    'plain',
    filesOf(request, world).length > 1 ? fileQuestions(request, world) : [],
  )

const fileQuestions = (request: Request, world: World): readonly Question[] => {
  const files = filesOf(request, world)
  const which: readonly Question[] =
    files.length < 2
      ? []
      : [
          {
            id: 'child',
            kind: 'choice',
            label: LABELS.whose,
            required: true,
            options: [
              { id: EVERY_FILE, label: LABELS.all },
              ...files.map((file) => ({ id: file, label: file })),
            ],
          },
        ]
  return [...which, { id: 'on', kind: 'date', label: LABELS.on, required: false, value: world.today }]
}

/** What whoever said so reads: on whose file it is now, since when, and where it isn't yet. */
export const filedCard = (request: Request, world: World, at: string): Card => {
  const said = (request.filings ?? []).filter((one) => one.at === at)
  const last = said.length > 0 ? said : (request.filings ?? []).slice(-1)
  const files = last.flatMap(({ child }) => (child === undefined ? filesOf(request, world) : [child]))
  const left = notOnFile(request, world)
  return toldCard(
    ON_A_LOCKED_TELEPHONE,
    [nowOnFile(files, last[0]?.on ?? world.today, left)],
    [
      ...(left.length === 0 ? [] : [itIsOnFile({ request, world })]),
      action(requestButton(request, 0, 'file'), BUTTONS.anotherDay, 'plain', fileQuestions(request, world)),
    ],
  )
}

/** The reminder to whoever asked: never to anybody else, and it changes nothing. */
export const filingNews = ({ sealed }: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const unfiled = unfiledOf(view)
  return unfiled ? sealed.to.map((id) => toPerson(id, [notOnFileYet(unfiled)], caseFileActions(view))) : []
}

/** A decision and the files that it isn't on; undefined where it is on all of them. */
export const unfiledOf = (view: RequestView): Unfiled | undefined => {
  const { request, world } = view
  const since = noteSince(request)
  const files = notOnFile(request, world)
  if (since === undefined || files.length === 0) return undefined
  return { what: whatAndFamily(view), outcome: outcomeOf(request, since), since: londonDate(since), files }
}

const outcomeOf = (request: Request, since: string): Unfiled['outcome'] => {
  if (request.status === 'undone') return 'withdrawn'
  const decision = 'decision' in request ? request.decision : undefined
  const panel = request.steps.find(({ done }) => done?.at === since && decision?.at !== since)?.done
  if (panel) return panel.outcome === 'not-confirmed' ? 'not-confirmed' : 'confirmed'
  return request.status === 'rejected' ? 'rejected' : 'approved'
}
