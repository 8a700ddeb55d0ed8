import type { FactRow } from '../../cards/card.ts'
import type { NotOnFile } from '../views/not-on-file.ts'
import { holds } from '../people/directory.ts'
import { EVERY_FILE } from '../request/file.ts'
import { linePosts } from '../request/line-above.ts'
import { mention } from '../request/on-file.ts'
import * as words from '../words/case-file.ts'
import { moreThanShown } from '../words/lists.ts'
import { say } from '../words/text.ts'
import type { Context } from './context.ts'
import { isBlank } from './draft.ts'
import { draftButton, message, requestButton } from './message.ts'
import { referenceIn } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { readDates } from './understand/dates.ts'
import { readReference } from './understand/reference.ts'

/** As many as have both their buttons on one card. */
const MOST = 3

const ASKS =
  /^\W*(?:(?:so|and|hi|hello|please)\W+)*(?:what|which|who|anything|list|show(?: me)?|is there)\b[^£]{0,60}(?:n't|\bnot\b|snt\b|rent\b|\bstill to go\b)[^£]{0,30}\b(?:on (?:the )?(?:case )?files?|filed)\b|^\W*not on file\W*$/i
const SUBJECT = String.raw`(?:it|that|this|the notes?|note|they|both|all(?: of (?:it|them))?|[a-z]{1,3}\d[\w/-]*(?:'s)?(?: notes?)?)`
const ON_FILE = String.raw`on (?:the |her |his |their |[\w/-]+'s )?(?:case )?files?\b`
const SAYS = new RegExp(
  String.raw`^\W*(?:${SUBJECT}(?:'s|'re| is| are| was| were| went| has gone| have gone)?|i(?:'ve| have)? put ${SUBJECT}|put ${SUBJECT}) (?:now |already |both |all )?${ON_FILE}|^\W*(?:it's |now )?on file\b|^\W*(?:i(?:'ve| have)? )?filed (?:it|them|the notes?)\b`,
  'i',
)

/** "What isn't on file?", and "it's on file": undefined for anything else, and while something else is half-asked. */
export const hearCaseFile = (
  text: string,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const said = text.replaceAll('’', "'")
  if (ASKS.test(said)) return whatIsNot(draft, context)
  if (!SAYS.test(said)) return undefined
  const family = referenceIn(readReference(said))
  // Of another family than what is half-asked it can't be an answer, and must not become that request's family.
  if (draft && !isBlank(draft) && (family === undefined || family === draft.family)) return undefined
  const { mine } = context.known.notOnFile?.() ?? NOBODY
  const named = mine.filter((one) => one.files.concat(one.family).some((file) => mention(file).test(said)))
  // Whose note isn't waited for is never taken for another's.
  if (named.length === 0 && family !== undefined && context.known.family(family))
    return { draft, cards: [message([words.nothingToFile(family)])] }
  const meant = named.length > 0 ? named : mine
  const [one] = meant
  if (!one) return mine.length > 0 || draft ? undefined : only(words.allOnFile('you'))
  return meant.length === 1 ? putOnFile(said, one, draft, context) : whichOne(meant, draft)
}

const NOBODY = { mine: [], teams: [] }

const only = (said: ReturnType<typeof words.allOnFile>): Turned => ({
  draft: undefined,
  cards: [message([said])],
})

const putOnFile = (text: string, one: NotOnFile, draft: Draft | undefined, { day }: Context): Turned => {
  const [child, ...others] = one.files.filter((file) => mention(file).test(text))
  const files = child === undefined || others.length > 0 ? one.files : [child]
  const on = readDates(text, day, { year: 'last' }).at(0)?.date ?? day
  return {
    draft,
    command: {
      kind: 'file',
      request: one.request,
      child: files.length === 1 ? (files[0] ?? EVERY_FILE) : EVERY_FILE,
      on,
    },
    cards: [
      message([
        words.nowOnFile(
          files,
          on,
          one.files.filter((file) => !files.includes(file)),
        ),
      ]),
    ],
  }
}

/** Each has its own button: a tap says today, or opens what asks whose and when. */
const whichOne = (meant: readonly NotOnFile[], draft: Draft | undefined): Turned => ({
  draft,
  cards: [message([words.whichIsOnFile()], { actions: meant.slice(0, MOST).flatMap(buttons) })],
})

const buttons = ({ request, reference, files }: NotOnFile) => [
  requestButton(request, 'note', `${words.BUTTONS.copy}: ${reference}`),
  ...(files.length === 1
    ? [requestButton(request, 'file', `${words.BUTTONS.onFile}: ${reference}`)]
    : [draftButton('', `file:${request}`, `${words.BUTTONS.onFile}: ${reference}`)]),
]

/** The worker's own with what to do about each; for whoever answers for teams, how many of whose. */
const whatIsNot = (draft: Draft | undefined, context: Context): Turned => {
  const { known } = context
  const { mine, teams } = known.notOnFile?.() ?? NOBODY
  const others = teams.filter(({ request }) => !mine.some((one) => one.request === request))
  const shown = mine.slice(0, MOST)
  const left = mine.length - shown.length
  const said = [
    mine.length > 0
      ? words.yoursNotOnFile(mine.length)
      : others.length > 0
        ? words.teamsNotOnFile(others.length)
        : words.allOnFile(answersForATeam(context) ? 'your teams' : 'you'),
    ...shown.map((one) => say`${words.unfiledLine(one)}. (${one.reference})`),
    ...(left > 0 ? [moreThanShown(left)] : []),
    ...(mine.length > 0 && others.length > 0 ? [words.teamsNotOnFile(others.length)] : []),
  ]
  const rows = byWorker(others)
  return {
    draft,
    cards: [
      message(said, {
        show: rows.length === 0 ? [] : [{ kind: 'facts', rows }],
        actions: shown.flatMap(buttons),
      }),
    ],
  }
}

const answersForATeam = ({ known, person, day }: Context): boolean =>
  [...known.directory.teams.keys()].some((team) =>
    linePosts({ team }, known).some((post) => holds(known.directory, post, person.id, day)),
  )

/** "Sam Reed, East 2: 2, the oldest since Fri 27 Nov". */
const byWorker = (lines: readonly NotOnFile[]): readonly FactRow[] =>
  [...Map.groupBy(lines, ({ worker, team }) => `${team} ${worker}`).values()].flatMap((theirs) => {
    const [one] = theirs
    return one
      ? [
          {
            label: `${one.workerName}, ${one.teamName}`,
            value: words.countOf(theirs.length, one.since, [...new Set(theirs.map(({ family }) => family))]),
          },
        ]
      : []
  })

/** "It's on file" of a decision that concerns several children: whose, and since when, is asked on a card of its own. */
export const pressFile = (id: string, draft: Draft | undefined, { known }: Context): Turned | undefined => {
  const one = known.notOnFile?.().mine.find(({ request }) => request === id)
  if (!one) return undefined
  return {
    draft,
    cards: [
      message([say`${words.unfiledLine(one)}.`], {
        actions: [EVERY_FILE, ...one.files]
          .slice(0, 6)
          .map((file) => requestButton(id, `file:${file}`, file === EVERY_FILE ? words.LABELS.all : file)),
      }),
    ],
  }
}
