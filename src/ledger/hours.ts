import type { LondonDate } from '../policy/london-date.ts'

/** Quarter-hours of one ledger week, which is named by its Monday (crisis hours C1). Never nought. */
export type HoursLine = { readonly week: LondonDate; readonly quarters: number }

/** Hours of a post's allowance for one family: one line a week, from the first day of service to the last. */
export type SupportHours = {
  readonly kind: 'support'
  readonly allowance: string
  /** The post that they are charged to. */
  readonly post: string
  readonly startsOn: LondonDate
  readonly lastDay: LondonDate
  readonly lines: readonly HoursLine[]
  /** The application without which weeks after the first end (section 4.2), and its day. Absent from what is only asked for. */
  readonly application?: { readonly made: true; readonly on?: LondonDate }
}

/** Hours that one post lends another, for named weeks of one family's support. Nothing is owed back (section 4.2, C5). */
export type LoanHours = {
  readonly kind: 'loan'
  readonly allowance: string
  readonly lender: string
  readonly borrower: string
  readonly lines: readonly HoursLine[]
}

export type HeldHours = SupportHours | LoanHours

/**
 * One movement of hours in one week, from one account to another: what leaves one arrives at the other, so that nothing
 * is made or lost. `back`: a counter-entry, hours that return to where they came from.
 */
export type HoursMovement = {
  readonly allowance: string
  readonly week: LondonDate
  readonly request: string
  readonly kind: HeldHours['kind']
  readonly from: string
  readonly to: string
  readonly quarters: number
  readonly back: boolean
}

/** The account of what a post may still agree, and that of what a family's support has taken. */
export const postAccount = (post: string): string => `post ${post}`
export const supportAccount = (request: string): string => `support ${request}`

const accountsOf = (held: HeldHours, request: string): { readonly from: string; readonly to: string } =>
  held.kind === 'support'
    ? { from: postAccount(held.post), to: supportAccount(request) }
    : { from: postAccount(held.lender), to: postAccount(held.borrower) }

export const quartersIn = (lines: readonly HoursLine[], week: LondonDate): number =>
  lines.reduce((total, line) => (line.week === week ? total + line.quarters : total), 0)

/** Lines without those that hold nothing, in the order of their weeks. */
export const tidyLines = (lines: readonly HoursLine[]): readonly HoursLine[] =>
  lines.filter(({ quarters }) => quarters > 0).toSorted((a, b) => (a.week < b.week ? -1 : 1))

/** The movements that turn what a request held into what it holds: only the difference of each week moves. */
export const movementsBetween = (
  request: string,
  before: HeldHours | undefined,
  after: HeldHours | undefined,
): readonly HoursMovement[] => {
  const held = after ?? before
  if (!held) return []
  const { from, to } = accountsOf(held, request)
  const was = before?.lines ?? []
  const is = after?.lines ?? []
  const weeks = [...new Set([...was, ...is].map(({ week }) => week))]
  return weeks.flatMap((week): readonly HoursMovement[] => {
    const difference = quartersIn(is, week) - quartersIn(was, week)
    if (difference === 0) return []
    const common = { allowance: held.allowance, week, request, kind: held.kind }
    return difference > 0
      ? [{ ...common, from, to, quarters: difference, back: false }]
      : [{ ...common, from: to, to: from, quarters: -difference, back: true }]
  })
}

/** What a post has in one week, in quarter-hours (crisis hours section 2). */
export type WeekHours = {
  readonly own: number
  readonly in: number
  readonly out: number
  readonly used: number
  /** What it may still agree. */
  readonly free: number
  /** What it may lend: its own hours only, borrowed ones are never lent on. */
  readonly lendable: number
}

/** Adds up a post's week. `own` is its allocation, the same every week; nothing is carried over. */
export const weekHours = (movements: readonly HoursMovement[], post: string, own: number): WeekHours => {
  const account = postAccount(post)
  const sum = (wanted: (movement: HoursMovement) => boolean): number =>
    movements.reduce((total, one) => (wanted(one) ? total + one.quarters : total), 0)
  const net = (kind: HoursMovement['kind'], side: 'from' | 'to'): number => {
    const other = side === 'from' ? 'to' : 'from'
    return (
      sum((one) => one.kind === kind && !one.back && one[side] === account) -
      sum((one) => one.kind === kind && one.back && one[other] === account)
    )
  }
  const used = net('support', 'from')
  const lent = net('loan', 'from')
  const borrowed = net('loan', 'to')
  return {
    own,
    in: borrowed,
    out: lent,
    used,
    free: own - lent + borrowed - used,
    lendable: Math.max(0, own - lent - used),
  }
}
