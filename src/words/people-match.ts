import type { Directory } from '../people/directory.ts'
import type { Change, ListKind } from '../people/import/change.ts'
import { list } from './grammar.ts'

type Match = Extract<Change, { kind: 'match' }>

/** What is proposed; how many lines are nobody's; who is in no line, by their ids. */
type Proposed = {
  readonly matches: readonly Match[]
  readonly strangers: number
  readonly byHand: readonly string[]
}

/** Whose line of a first list is whose, as somebody who takes it reads it: one line a person, and what stays as it is. */
export const sayMatches = (
  { matches, strangers, byHand }: Proposed,
  { people }: Directory,
  kind: ListKind,
): readonly string[] => [
  matches.length === 0
    ? 'Nobody in this list is somebody of people.yaml whom it does not know yet.'
    : `${matches.length === 1 ? '1 person' : `${String(matches.length)} people`} of people.yaml would be known by ${KEY[kind]} from now on:`,
  ...matches.map((one) => `  ${sayMatch(one, people.get(one.person)?.title)}`),
  ...(strangers === 0
    ? []
    : [
        `${strangers === 1 ? '1 line is nobody' : `${String(strangers)} lines are nobody`} in people.yaml: \`people import\` says what comes of ${strangers === 1 ? 'it' : 'them'}.`,
      ]),
  ...(byHand.length === 0
    ? []
    : [`In no line, so kept by hand: ${list(byHand.map((id) => people.get(id)?.name ?? id))}.`]),
]

const KEY: Readonly<Record<ListKind, string>> = { hr: 'their employee number', entra: 'their Teams account' }

/** "Sam Reed, social worker ("sam"): 10023, by the same full name." */
export const sayMatch = ({ person, name, listed, key, by }: Match, title: string | undefined): string => {
  const who = title === undefined ? name : `${name}, ${title}`
  const isOtherwise = by === 'e-mail' && listed !== name
  const otherwise = isOtherwise ? `; the list calls them ${listed}` : ''
  return `${who} ("${person}"): ${key}, by the same ${by}${otherwise}.`
}
