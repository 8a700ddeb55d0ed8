/** What whoever answers a request for access reads: what is in it, what is marked, and what nobody can find here. */

export const TITLE = 'Answer to a request for access'

export const HOW_TO_READ =
  "Marked passages may speak of somebody else. The marks are a program's guess: read everything, and have a person redact it before it goes out. " +
  'What was typed is shown exactly as the record holds it; names and dates of birth were left out before it was stored.'

export const HEADINGS = {
  request: 'Request',
  family: 'About the family as a whole',
  drafts: 'Half-typed, never sent',
  looks: 'Read from the command line',
  copies: 'Where cards and messages stand in the chat',
  unknown: "What the bot can't know",
  nothing: 'Nothing.',
} as const

export const ANOTHER_CHILD = '[another child]'
export const ANOTHER_FAMILY = '[another family]'

export const WHY_MARKED = {
  relation: 'speaks of somebody else',
  leftOut: 'a name was left out here, whose is not known',
  colleague: 'names a colleague',
  anotherCase: 'a reference of another case was left out here',
} as const
export type WhyMarked = keyof typeof WHY_MARKED

/** Whoever stands near a child, or speaks to the council about one. */
export const OTHER_PEOPLE =
  /\b(?:mum|mam|mom|mother|dad|father|parents?|carers?|foster\w*|step\w+|brothers?|sisters?|siblings?|twins?|nans?|gran\w*|aunt\w*|uncles?|cousins?|partners?|boyfriend|girlfriend|husband|wife|ex|neighbours?|friends?|landlord|landlady|perpetrator|abuser|offender|informant|referrer|anonymous\w*|police|doctor|gp|nurse|health visitor|midwife|teachers?|family members?|relatives?)\b/i

export const LEFT_OUT = /\[[^\]]*left out\]/i

/** What somebody has to look for elsewhere, before the answer is whole. */
export const CANT_KNOW: readonly string[] = [
  'What people typed in chat themselves: the bot keeps what it made of it. Search Slack or Teams for the references above.',
  'The news it told people in private, message by message: it says what the lines above say. Only cards and open questions are listed.',
  'What was said on the telephone, at a meeting or by e-mail, and what was decided without it.',
  'Notes, assessments and files: they are in the case system, which holds the record of the child.',
  'Copies that people exported, printed or photographed, and backups.',
  'Which child of a family a sentence is about: a request is about the whole family.',
]

export const leftOut = (children: number, lines: number): string =>
  `Left out: ${String(children)} other ${children === 1 ? 'child' : 'children'} of the family, by reference, and ${String(lines)} ${lines === 1 ? 'line' : 'lines'} about their case files.`

export const underReferences = (families: readonly string[]): string =>
  families.length === 1
    ? `Known here under ${families.join('')}.`
    : `Known here under ${families.join(', ')}: each is, or was, a reference of the same child.`

export const written = (files: readonly string[]): string =>
  `Written: ${files.join(' and ')}. They hold everything about a child: keep them where only those who answer the request can read them.`

export const NOT_IN_DATA =
  'write it somewhere else than in the data folder: what lies there is backed up, and is not found when a case is erased'
export const READER_WANTED =
  'say who takes it, somebody of governance, and what for: --by PERSON --reason "Subject access request SAR-118". Both stand on record'
export const TO_WANTED = 'say where to: --to FOLDER, outside the data folder'
