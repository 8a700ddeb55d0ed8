import type { Adopted } from '../request/event.ts'
import type { RulesRefused } from '../request/command.ts'
import { capital, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Who changes the rules, and how: told to the people who look after them (governance), one file at a time. */

export const BUTTONS = {
  propose: 'Put it forward',
  counts: 'Let it count',
  adopt: 'Adopt it',
  decline: 'Not this',
  takeBack: 'Take it back',
} as const

export const REASONS = 'Why?'

export const WHAT: Readonly<Record<Adopted, string>> = {
  policy: 'the policy',
  forms: "the council's own forms",
  people: 'the list of people',
  families: 'the list of families',
}

/** Whoever wrote a file that nobody put forward. */
export const AN_IMPORT = 'An import'

/** A file that is not what was adopted, and in which nothing is found that differs: it is never said that nothing does. */
export const NOT_COMPARED =
  'I find no difference that I know how to compare. Read both versions of the file before you agree to it'

/** Lines that a telephone can show; the rest is on the register's page of rules. */
const MOST_LINES = 12

const lines = (all: readonly string[]): Text => {
  const shown = all.slice(0, MOST_LINES).map((line) => say`· ${stop(line)}`)
  const more = all.length - MOST_LINES
  return join([...shown, ...(more > 0 ? [say`· and ${more} more.`] : [])], '\n')
}

/** A file on the disk says something else than what stands. */
export const found = (what: Adopted, says: readonly string[]): Text =>
  join(
    [
      say`**${capital(WHAT[what])} on the disk has changed. None of this counts yet:** what was adopted goes on standing.`,
      lines(says),
    ],
    '\n',
  )

export const foundTwoNeeded = (): Text =>
  say`If it's meant, put it forward with your reasons. A second person in governance then adopts it, or not.`

export const foundOnlyTakes = (): Text =>
  say`It only takes something away from people, so it needs no second person: it counts as soon as you say so, with your reasons.`

export const foundMistakes = (what: Adopted, mistakes: readonly string[]): Text =>
  join(
    [
      say`**${capital(WHAT[what])} on the disk has mistakes, so it can't be put forward.** What was adopted goes on standing.`,
      lines(mistakes),
      say`Mend the file; I look again every minute, or when you say "check the files".`,
    ],
    '\n',
  )

export const foundAfter = (what: Adopted, after: Adopted): Text =>
  say`${capital(WHAT[what])} on the disk has changed too. It rests on ${WHAT[after]} as that stands on the disk, so that one has to be adopted first.`

export const foundFloor = (what: Adopted, lowered: readonly string[]): Text =>
  join(
    [
      say`**${capital(WHAT[what])} on the disk lowers a floor, so nobody can adopt it.** What was adopted goes on standing.`,
      lines(lowered),
      say`Put those rows back as they were; everything else can be put forward then.`,
    ],
    '\n',
  )

export const foundForYou = (): Text =>
  say`It gives you something yourself, so somebody else in governance has to put it forward, and another adopt it.`

/** To the other people in governance. */
export const proposed = (by: string, what: Adopted, says: readonly string[]): Text =>
  join(
    [say`**${by} puts ${WHAT[what]} forward. Nothing counts until a second person adopts it.**`, lines(says)],
    '\n',
  )

export const theirReasons = (by: string): string => `${by}'s reasons`

export const waitsForSecond = (what: Adopted): Text =>
  say`You put ${WHAT[what]} forward. It waits for somebody else in governance.`

export const proposedForYou = (): Text =>
  say`It gives you something yourself, so somebody else in governance has to answer it.`

/** To whoever put it forward, on the press. */
export const youProposed = (what: Adopted): Text =>
  say`Recorded. ${capital(WHAT[what])} waits for a second person in governance; until then everything stays as it is.`

export const youAdopted = (what: Adopted): Text =>
  say`Recorded. ${capital(WHAT[what])} stands from now on: the next press is decided under it.`

export const youDeclined = (what: Adopted): Text =>
  say`Recorded. ${capital(WHAT[what])} stays as it was. The file on the disk still says something else.`

/** To everybody in governance. */
export const adopted = (what: Adopted, author: string, second: string): Text =>
  say`**${second} adopted ${WHAT[what]}, which ${author} had put forward.** It stands from now on.`

export const adoptedAlone = (what: Adopted, author: string, says: readonly string[]): Text =>
  join(
    [say`**${author} changed ${WHAT[what]}. It only takes away, so it counts at once.**`, lines(says)],
    '\n',
  )

export const declined = (by: string, what: Adopted, author: string): Text =>
  by === author
    ? say`${by} took back what they had put forward: ${WHAT[what]} stays as it was.`
    : say`**${by} said no to ${WHAT[what]} that ${author} had put forward.** It stays as it was.`

/** "What changed?" where nothing did. */
export const nothingChanged = (): Text =>
  say`Nothing. The files on the disk say what stands, and nothing waits for a second person. Every change there was is in the register, on its page of rules.`

/** A worker presses what isn't theirs, or somebody who left governance. */
export const refused = ({ because, what, lines: more }: RulesRefused): Text => {
  switch (because) {
    case 'not-governance':
      return say`Only the people in governance can change ${WHAT[what]}. Nothing has changed. If something in it is wrong, tell them.`
    case 'gone':
      return say`That is an older state of things: ${WHAT[what]} has moved on since. Nothing has changed. Ask me "what changed?" to see it as it is now.`
    case 'waits-already':
      return say`That was put forward already and waits for a second person. Ask me "what changed?" to see it.`
    case 'mistakes':
      return foundMistakes(what, more)
    case 'floor':
      return foundFloor(what, more)
    case 'for-you':
      return say`It gives something to whoever put it forward, or to you, so it needs two other people in governance. Nothing has changed.`
    case 'own-proposal':
      return say`You put this forward, so the second person has to be somebody else in governance. Nothing has changed.`
  }
}

export const REASONS_EXAMPLE = 'Cabinet of 20 November lowered the limit; Legal has checked the wording.'
