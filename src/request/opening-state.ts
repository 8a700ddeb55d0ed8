import { postAccount, supportAccount, type HoursMovement } from '../ledger/hours.ts'
import {
  isOpeningFor,
  openingKey,
  unknownBefore,
  type OpeningLine,
  type UnknownBefore,
} from '../ledger/opening.ts'
import type { Entry } from '../ledger/pounds.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Facts } from '../policy/fact.ts'
import type { LedgerRule, Policy } from '../policy/policy.ts'
import type { Event, EventOf } from './event.ts'
import type { Shelf } from './register-state.ts'

/** What was agreed before the bot came, and since when the register is complete. */
export type OpeningState = {
  readonly entries: Shelf<readonly Entry[]>
  readonly hours: Shelf<readonly HoursMovement[]>
  /** Every line as it stands, by its key; and the keys of a family's or post's lines: "F2201 s17". */
  readonly opening: Shelf<OpeningKept>
  readonly openingOf: Shelf<readonly string[]>
  /** The day since which a ledger is complete, by ledger; absent where it always was. */
  readonly completeSince: Shelf<LondonDate>
}

export type OpeningKept = {
  readonly line: OpeningLine
  /** "Finance's list of 20 Nov 2026"; empty once erased. */
  readonly source: string
  readonly at: string
}

export const emptyOpening = () => ({
  opening: new Map<string, OpeningKept>(),
  openingOf: new Map<string, readonly string[]>(),
  completeSince: new Map<string, LondonDate>(),
})

type OpeningEvent = EventOf<'opening-recorded' | 'complete-since'>

export const isOpeningEvent = (event: Event): event is OpeningEvent =>
  event.type === 'opening-recorded' || event.type === 'complete-since'

/** Adds a line to the ledgers it belongs to. One that stood before is taken back by a counter-entry of its own day first. */
export const foldOpening = (state: OpeningState, event: OpeningEvent): void => {
  if (event.type === 'complete-since')
    return void state.completeSince.set(event.sealed.ledger, event.sealed.since)
  const { line } = event.sealed
  const key = openingKey(line)
  const before = state.opening.get(key)
  if (before) count(state, before.line, -1)
  count(state, line, 1)
  state.opening.set(key, { line, source: event.private?.source ?? '', at: event.at })
  const of = `${line.kind === 'hours' ? line.post : line.family} ${line.ledger}`
  if (!before) state.openingOf.set(of, [...(state.openingOf.get(of) ?? []), key])
}

const ENTRY = 'opening '

/** The line that a ledger's entry came from; undefined where something was asked here. */
export const openingOfEntry = (
  { opening }: Pick<OpeningState, 'opening'>,
  request: string,
): OpeningKept | undefined =>
  request.startsWith(ENTRY) ? opening.get(request.slice(ENTRY.length)) : undefined

const count = (state: OpeningState, line: OpeningLine, sign: 1 | -1): void => {
  const request = `${ENTRY}${openingKey(line)}`
  if (line.kind === 'money' && line.pence !== 0) {
    const whose = line.whose === undefined ? {} : { whose: line.whose }
    add(state.entries, `${line.family} ${line.ledger}`, {
      request,
      on: line.on,
      pence: sign * line.pence,
      ...whose,
    })
  }
  if (line.kind !== 'hours' || line.quarters === 0) return
  const [post, support] = [postAccount(line.post), supportAccount(request)]
  const back = sign < 0
  add(state.hours, `${line.ledger} ${line.week}`, {
    allowance: line.ledger,
    week: line.week,
    request,
    kind: 'support',
    from: back ? support : post,
    to: back ? post : support,
    quarters: line.quarters,
    back,
  })
}

const add = <Value>(shelf: Shelf<readonly Value[]>, key: string, value: Value): void =>
  void shelf.set(key, [...(shelf.get(key) ?? []), value])

export type OpeningKnown = {
  /** What a family or a post had of a ledger before the bot came, by itself. */
  readonly opening: (of: string, ledger: string) => readonly OpeningKept[]
  readonly openingLine: (key: string) => OpeningKept | undefined
  readonly completeSince: (ledger: string) => LondonDate | undefined
  /**
   * The days of a ledger's period that the register can't answer for, of a family of which no list says anything; where it is
   * counted for each person, of one of whom none does. `facts` say whom it is for.
   */
  readonly unknownBefore: (family: string, ledger: string, facts: Facts) => UnknownBefore | undefined
  /** The day since which the weeks of a family are known; undefined where they always were, or a list says what came before. */
  readonly weeksSince: (family: string, allowance: string) => LondonDate | undefined
}

/** "The oldest child" of another reference may be somebody else: such a line answers for nobody here. */
const isOfOnePerson = (line: OpeningLine, { person }: LedgerRule): boolean =>
  person !== undefined && line.kind === 'money' && line.whose !== undefined

/** @param mergedWith other references of the same family: a line of any of them that is for the whole family covers it */
export const openingKnown = (
  state: OpeningState,
  { ledgers }: Pick<Policy, 'ledgers'>,
  mergedWith: (family: string) => readonly string[],
  today: LondonDate,
): OpeningKnown => {
  const opening: OpeningKnown['opening'] = (of, ledger) =>
    (state.openingOf.get(`${of} ${ledger}`) ?? []).flatMap((key) => state.opening.get(key) ?? [])
  const completeSince = (ledger: string) => state.completeSince.get(ledger)
  return {
    opening,
    openingLine: (key) => state.opening.get(key),
    completeSince,
    unknownBefore: (family, ledger, facts) => {
      const rule = ledgers.get(ledger)
      const unknown = rule && unknownBefore(rule, completeSince(ledger), today)
      if (!unknown) return undefined
      const covered =
        opening(family, ledger).some(({ line }) => isOpeningFor(line, rule, facts)) ||
        mergedWith(family).some((one) => opening(one, ledger).some(({ line }) => !isOfOnePerson(line, rule)))
      return covered ? undefined : unknown
    },
    weeksSince: (family, allowance) =>
      [family, ...mergedWith(family)].some((one) => opening(one, allowance).length > 0)
        ? undefined
        : completeSince(allowance),
  }
}
