import { londonDate, londonTime, type LondonDate } from '../policy/london-date.ts'
import { day, dayAndYear } from '../views/format.ts'
import { oneLine, quoted, stop } from './grammar.ts'

const LABEL = 11
/** Stands in a child's note where somebody wrote the reference of another. */
const ANOTHER_CHILD = '[another child]'
const WIDTH = 80

export type CaseNote = {
  readonly family: string
  /** Whose file it goes on, where that is not the family's own. */
  readonly child?: string
  /** The references of other children: they are left out wherever they stand. */
  readonly others?: readonly RegExp[]
  readonly decidedAt: string
  /** The day it was decided, where that was before it was recorded. */
  readonly madeOn?: string
  readonly asked: { readonly what: string; readonly by: string; readonly at: string }
  /** "Approved in full by Jo Marsh, Team Manager, East 2". */
  readonly decided: string
  /** How it came to whoever decided: who agreed first, and who was rung in vain. */
  readonly before?: readonly { readonly label: string; readonly value: string }[]
  /** The panel that has still to confirm it: until then the decision is not the last word. */
  readonly toConfirm?: { readonly panel: string; readonly sitting: LondonDate | undefined }
  readonly reasons: string
  readonly considered: string
  readonly conditions: string
  /** Other rows of the note. Those of one label stand under it, a line each. */
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  /** "Delegated Decision Making in Children's Services, June 2017, section 7: S17 up to £100 per family per annum". */
  readonly rule: string
  /** Further lines under the rule: "Family's total for the year now £80". */
  readonly figures: readonly string[]
  readonly chronology: boolean
  /** Its place in the register: "2026/0417". */
  readonly register: string
}

/** The note for the case file, in fixed-width columns, ready to copy. */
export const caseNote = (it: CaseNote): string => {
  const asked = `${stop(it.asked.what)} ${it.asked.by}, ${atTime(it.asked.at, it.madeOn === undefined ? it.decidedAt : `${it.madeOn}T12:00:00Z`)}`
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Asked', [stop(asked)]],
    ...byLabel(it.before ?? []),
    ['Decided', [stop(it.decided), ...(it.toConfirm ? [stop(notYet(it.toConfirm))] : [])]],
    ['Conditions', it.conditions === '' ? [] : [quoted(it.conditions)]],
    ['Reasons', [quoted(it.reasons)]],
    ['Considered', it.considered === '' ? [] : [quoted(it.considered)]],
    ...byLabel(it.rows),
    ['Rule', [stop(it.rule), ...it.figures.map(stop)]],
    ['Chronology', [`${it.chronology ? 'Yes' : 'No'}.   Register ${it.register}.`]],
  ]
  const when =
    it.madeOn === undefined
      ? `${dayAndYear(londonDate(it.decidedAt))}, ${londonTime(it.decidedAt)}`
      : dayAndYear(it.madeOn)
  const about = it.child === undefined ? it.family : `${it.child} (family ${it.family})`
  const others = it.others ?? []
  const head = `Decision about ${about}, ${when}`
  return [
    head,
    ...rows.flatMap(([label, lines]) =>
      noteRow(
        label,
        lines.map((line) => others.reduce((left, other) => left.replaceAll(other, ANOTHER_CHILD), line)),
      ),
    ),
  ].join('\n')
}

const byLabel = (
  rows: readonly { readonly label: string; readonly value: string }[],
): readonly (readonly [string, readonly string[]])[] => [
  ...Map.groupBy(rows, ({ label }) => label)
    .entries()
    .map(([label, ofIt]) => [label, ofIt.map(({ value }) => stop(oneLine(value)))] as const),
]

const notYet = ({
  panel,
  sitting,
}: {
  readonly panel: string
  readonly sitting: LondonDate | undefined
}): string => `Not yet confirmed: ${panel}, ${sitting === undefined ? 'no date' : day(sitting)}`

const atTime = (at: string, decidedAt: string): string =>
  londonDate(at) === londonDate(decidedAt)
    ? londonTime(at)
    : `${dayAndYear(londonDate(at))}, ${londonTime(at)}`

/** A label and its lines, in the note's columns. Nothing where there are none. */
export const noteRow = (label: string, lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => wrapped(line, WIDTH - LABEL))
    .map((line, i) => `${(i === 0 ? label : '').padEnd(LABEL)}${line}`)

const wrapped = (line: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

export const WITHDRAWN = 'Withdrawn'

/** That the decision no longer stands. */
export const takenBack = (by: string, at: string, reasons: string): string =>
  `${by}, ${dayAndYear(londonDate(at))}, ${londonTime(at)}: ${quoted(reasons)} It is no longer agreed`

/** After who was rung in vain: "So it came to Grace Holt, Service Director". */
export const cameTo = (who: string): string => `So it came to ${who}`

/** "PASP, Wed 2 Dec (recorded by Bea Lowe)": a panel decides, and its recorder enters it. */
export const panelOn = (panel: string, sitting: LondonDate | undefined, by: string): string =>
  `${onSitting(panel, sitting)} (recorded by ${by})`

const onSitting = (panel: string, sitting: LondonDate | undefined): string =>
  sitting === undefined ? panel : `${panel}, ${day(sitting)}`

const OUTCOMES = {
  agreed: 'agreed',
  answered: 'answered',
  approved: 'agreed',
  rejected: 'not agreed',
  confirmed: 'confirmed',
  'not-confirmed': 'not confirmed',
} as const

/** What a panel made of it: "PASP, Wed 2 Dec: confirmed with a change: ... (recorded by Bea Lowe)". */
export const panelOutcome = (it: {
  readonly panel: string
  readonly sitting: LondonDate | undefined
  readonly outcome: keyof typeof OUTCOMES
  readonly change: string | undefined
  readonly reasons: string
  readonly by: string
}): string =>
  [
    `${onSitting(it.panel, it.sitting)}:`,
    it.change === undefined
      ? stop(OUTCOMES[it.outcome])
      : stop(`confirmed with a change: ${quoted(it.change)}`),
    ...(it.reasons === '' ? [] : [quoted(it.reasons)]),
    `(recorded by ${it.by})`,
  ].join(' ')
