import { list } from './grammar.ts'

/** What the record says of itself, and what governance is told before something of it is erased. */

export const retentionSaid = (classes: readonly string[], second: string): string =>
  `Said how long this is kept${classes.length === 0 ? '' : ` (${classes.join(', ')})`}, with ${second} as the second person.`

export const holdPlaced = (second: string): string =>
  `Placed a hold: nothing of it may be erased. ${second} agreed as the second person.`

export const holdLifted = (second: string): string => `Lifted the hold, with ${second} as the second person.`

export const erasedSaid = ({
  until,
  ground,
  second,
}: {
  readonly until: string | undefined
  readonly ground: string | undefined
  readonly second: string
}): string =>
  `Erased the words and facts about people before this line${until === undefined ? '' : `, kept until ${until}`}` +
  `${ground === undefined ? '' : `, before that day for the legal reason "${ground}"`}. ${second} agreed as the second person.`

/** What is about to go, and what stays and why: read before anybody agrees to it. */
export const beforeErasing = ({
  what,
  lines,
  requests,
  families,
  until,
  past,
  ground,
  messages,
  grown,
}: {
  readonly what: string
  readonly lines: number
  readonly requests: readonly string[]
  readonly families: readonly string[]
  readonly until: string
  readonly past: boolean
  readonly ground: string | undefined
  readonly messages: number
  readonly grown: readonly string[]
}): readonly string[] => [
  `${what}: ${requests.length === 0 ? 'no requests' : `${count(requests.length, 'request')} (${list(requests)})`}, family ${list(families)}.`,
  `It had to be kept until ${until}${past ? ', which is past' : ''}.${past || ground === undefined ? '' : ` The legal reason to erase it before: ${ground}.`}`,
  '',
  'This goes, and nobody can bring it back:',
  `  ${count(lines, 'private line')} of the register: what people typed, reasons, and every fact about a person.`,
  '  Half-typed requests and open questions about it, and the last answers kept for chats that ask again.',
  '  Why somebody said that they looked at it. Pieces of unfinished writes, whatever was in them.',
  '',
  'This stays:',
  '  The sealed lines: who decided what, for which post, when, how much, by which clause, for which case reference. The',
  '  record of the decision needs them, and the chain can be verified only with them. No words and no facts are in them.',
  '  Who looked, and when, without why.',
  '  The adopted policy and lists of people and families: references and staff, no words about a child.',
  `  ${count(messages, 'card')} in the chat itself. The bot knows where they are and can't take back what people have read: use the retention of`,
  '  Slack or Teams for them. "who-agrees subject-access" lists them, so run it before this if you need the list.',
  '  Copies in backups and files that somebody exported. docs/erasure-and-retention.md says how backups follow.',
  ...(grown.length === 0
    ? []
    : [`  Requests that grew out of it and are not erased with it: ${list(grown)}.`]),
]

export const toErase = 'Nothing has been erased. --take erases it.'

export const erasedNow = (lines: number, documents: number): string =>
  `${count(lines, 'private line')} erased, and ${count(documents, 'document')} beside the register. "who-agrees verify" still finds the chain whole.\n` +
  'Chats show nothing of it from the next start of the bot. Keep the list of erasures with the backups: a restore repeats them.'

export const cantErase = {
  noRules:
    "The policy says nothing of how long records are kept, so nothing is ever due and nothing can be erased. Add `retention:` to policy.yaml, from the council's own schedule, and have it adopted.",
  held: (
    holds: readonly {
      readonly what: string
      readonly by: string
      readonly second: string
      readonly on: string
    }[],
  ): string =>
    `It is held, so nothing of it can be erased: ${list(holds.map(({ what, by, second, on }) => `${what} by ${by} with ${second} since ${on}`))}. Lift the hold first, if the reason for it is over.`,
  open: (requests: readonly string[]): string =>
    `${list(requests)} still ${requests.length === 1 ? 'waits' : 'wait'} for somebody. Have ${requests.length === 1 ? 'it' : 'them'} decided or withdrawn first.`,
  notDue: (until: string, grounds: readonly string[]): string =>
    `It is kept until ${until}. ${grounds.length === 0 ? 'The policy names no legal reason to erase it before.' : `If there is a legal reason to erase it before, name it: --ground NAME.\n${grounds.join('\n')}`}`,
  unknownGround: (grounds: readonly string[]): string =>
    `--ground takes a legal reason that the policy names:\n${grounds.length === 0 ? 'it names none' : grounds.join('\n')}`,
  nothing: 'There are no words left to erase. Nothing has changed.',
} as const

export const notFound = (wanted: string): string =>
  `${wanted} is no request, no family and no child's reference here. Is there a slip in it? Nothing has changed.`

export const otherChildren = (
  wanted: string,
  families: readonly string[],
  others: readonly string[],
): string =>
  `${wanted} is in ${list(families)}, and so ${others.length === 1 ? 'is' : 'are'} ${list(others)}. A request is about the whole family: ` +
  `name the family, or one request, if theirs may go with it. Nothing has changed.`

export const aSentence = 'say why, in a sentence: --reason "…". It stands in the record'
export const twoPeople =
  'two people of governance answer for it: --by PERSON and --second PERSON, ids of the people file'
export const notGovernance = (person: string): string =>
  `"${person}" is not somebody of governance by the list of people that stands. Nothing has changed.`

/** Nothing is erased by time. */
export const dueIntro =
  'Nothing is erased by time alone: two people of governance decide each, with "who-agrees erase".'

export const silentPolicy =
  "The policy says nothing of how long records are kept. So everything is kept for good, nothing is due, and nothing can be erased. Add `retention:` to policy.yaml, from the council's own schedule."

const count = (number: number, what: string): string => `${String(number)} ${what}${number === 1 ? '' : 's'}`

export const repeated = (lines: number, added: number): string => {
  const recorded = added === 0 ? '' : `${count(added, 'erasure')} put on this register's record. `
  return lines === 0 && added === 0
    ? 'Nothing that was ever erased, as far as the list and this record say, is left here to read. Nothing has changed.'
    : `${lines === 0 ? '' : `${count(lines, 'private line')} erased again. `}${recorded}`.trim()
}

export const held = 'It is held: nothing of it can be erased until two people lift the hold.'
export const heldOtherwise =
  'The hold that there is was placed on something else of it: on the whole family, or on one request. Name that to lift it. Nothing has changed.'
export const lifted = (holds: number, left: number): string =>
  `${count(holds, 'hold')} lifted. Nothing has been erased by that; ` +
  (left === 0
    ? 'its date counts again.'
    : `${count(left, 'hold')} on single requests of it still ${left === 1 ? 'stands' : 'stand'}.`)
export const noHold = 'There is no hold on it. Nothing has changed.'

/** The rules themselves, before the list. */
export const kept = (
  classes: readonly {
    readonly id: string
    readonly title: string
    readonly years: number
    readonly from: 'birth' | 'adoption-order' | 'last-entry'
    readonly afterDeathUnder18: number | undefined
    readonly source: string
  }[],
): readonly string[] => [
  ...classes.map(
    ({ id, title, years, from, afterDeathUnder18, source }) =>
      `  ${id} (${title}): ${String(years)} years from ${FROM[from]}${afterDeathUnder18 === undefined ? '' : `, or ${String(afterDeathUnder18)} after a death under 18`}, to the end of that year. ${source}`,
  ),
  '  What nobody has put in a class is kept for the longest of these. What nobody supplied is taken as late as it can be.',
]

const FROM = {
  birth: 'the birth of the youngest child',
  'adoption-order': 'the adoption order',
  'last-entry': 'the last line of the record',
} as const

const MISSING = {
  class: 'whose record it is (--class)',
  birth: 'the birth of the youngest child (--born)',
  'adoption-order': 'the day of the adoption order (--adopted)',
} as const

/** One family's record in the list. */
export const keptLine = ({
  families,
  requests,
  classes,
  until,
  holds,
  due,
  past,
  erased,
  missing,
}: {
  readonly families: readonly string[]
  readonly requests: number
  readonly classes: readonly string[]
  readonly until: string | undefined
  readonly holds: number
  readonly due: boolean
  readonly past: boolean
  readonly erased: boolean
  readonly missing: readonly (keyof typeof MISSING)[]
}): string => {
  const date = until === undefined ? 'kept for good' : past ? `its date was ${until}` : `kept until ${until}`
  const stands = erased ? 'erased' : holds > 0 ? `HELD, ${date}` : due ? `DUE, ${date}` : date
  const of = classes.length === 0 ? 'no class, so the longest' : classes.join(', ')
  const wants =
    erased || missing.length === 0
      ? ''
      : `; to be exact, a person says ${list(missing.map((one) => MISSING[one]))}`
  return `${families.join(', ')}: ${count(requests, 'request')}, ${stands} (${of})${wants}`
}

export const whichClass = (classes: readonly string[]): string =>
  `say which class it is of: --class ${classes.join(', ')}. A class once given stays, and the longest counts. --born, --adopted and --died say what it counts from`
export const whichDay = 'a day is written 2011-03-12, and is not after today'
export const whichYears =
  'a death counts for this only under 18: give --born and --died, and the death after the birth and before the eighteenth birthday'
export const saidNow =
  'It is on record, days as years only. Nothing is erased by that. A class once given stays; of two years said of the same thing the later counts.'

/** Repeating without a list: only what this record itself says was erased could be erased again. */
export const noListBeside =
  'No list of erasures lies beside this register, and none was named. After a restore what was erased since the backup may be back: find the newest list and run "who-agrees erase --repeat LIST" before anybody reads the register.'

export const noList =
  'No list of erasures was found, so what was erased after this backup is back. If anything was, find the newest list and run "who-agrees erase --repeat LIST" before anybody reads the register.'
