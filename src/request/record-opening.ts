import { openingKey, type OpeningLine } from '../ledger/opening.ts'
import { isGovernance } from '../people/governance.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { familiesRefused } from './merge-families.ts'
import { newEvent } from './new-event.ts'
import type { World } from './world.ts'

type RecordOpening = Extract<Command, { kind: 'record-opening' }>

/**
 * Records what was agreed before the bot came, from a list that somebody answers for: only what is new or other than it
 * stood, so that the same list again records nothing. Governance alone; no decision is made by it.
 */
export const recordOpening = (command: RecordOpening, given: Given, world: World): Decided => {
  if (!isGovernance(world.directory, given.by)) return familiesRefused('not-in-line', given.by)
  const { lines, source, digest, completeSince, second } = command
  const lower = lines.find((line) => isLower(line, world))
  const isAgreed = second !== undefined && second !== given.by && isGovernance(world.directory, second)
  if (lower && !isAgreed)
    return familiesRefused('lower-figure', lower.kind === 'hours' ? lower.post : lower.family)
  const ledgers = completeSince === undefined ? [] : ledgersIn(lines)
  return {
    events: [
      ...lines
        .filter((line) => !isRecorded(line, world))
        .map((line) =>
          newEvent('opening-recorded', '', given, {
            sealed: {
              line,
              digest,
              ...(second !== undefined && isLower(line, world) && { was: stands(line, world), second }),
            },
            private: { source },
          }),
        ),
      ...ledgers
        .filter((ledger) => world.completeSince(ledger) !== completeSince)
        .map((ledger) =>
          newEvent('complete-since', '', given, {
            sealed: { ledger, since: completeSince ?? '', digest },
            private: {},
          }),
        ),
    ],
  }
}

const ledgersIn = (lines: readonly OpeningLine[]): readonly string[] => [
  ...new Set(lines.map(({ ledger }) => ledger)),
]

const isRecorded = (line: OpeningLine, { openingLine }: World): boolean => {
  const before = openingLine(openingKey(line))?.line
  if (!before) return amountOf(line) === 0
  // A sum without a day of its own stays on the day it was first taken from a list, as long as it is the same sum.
  return amountOf(before) === amountOf(line)
}

/** What stands of a line: pence, quarter-hours or weeks. */
const stands = (line: OpeningLine, { openingLine }: World): number => {
  const before = openingLine(openingKey(line))?.line
  return before ? amountOf(before) : 0
}

const isLower = (line: OpeningLine, world: World): boolean => amountOf(line) < stands(line, world)

const amountOf = (line: OpeningLine): number => {
  switch (line.kind) {
    case 'money':
      return line.pence
    case 'hours':
      return line.quarters
    case 'weeks':
      return line.weeks
  }
}
