import type { Head } from '../fixtures/hours.ts'

/**
 * The rules of crisis hours once more, as plain as they can be said, to hold the ledger against: every family takes the
 * hours lent for it first, then its head of service's own. Weeks are numbers, hours quarters, services begin on Mondays.
 */
export type SimpleRequest = {
  readonly id: string
  readonly head: Head
  readonly family: string
  readonly start: number
  last: number
  readonly asked: ReadonlyMap<number, number>
  lines: Map<number, number>
  status: 'open' | 'agreed' | 'over'
  readonly applied: boolean
  readonly further: boolean
  considered: boolean
}

export type SimpleLoan = {
  readonly id: string
  readonly lender: Head
  readonly request: SimpleRequest
  readonly asked: ReadonlyMap<number, number>
  lines: Map<number, number>
  recalled: Map<number, number>
  status: 'open' | 'lent' | 'over'
}

export const OWN = 40

export const simpleHours = () => {
  const requests: SimpleRequest[] = []
  const loans: SimpleLoan[] = []
  const now = { week: -1 }

  const lentFor = (request: SimpleRequest, week: number): number =>
    loans.reduce((sum, loan) => (loan.request === request ? sum + (loan.lines.get(week) ?? 0) : sum), 0)
  const lentBy = (head: Head, week: number): number =>
    loans.reduce((sum, loan) => (loan.lender === head ? sum + (loan.lines.get(week) ?? 0) : sum), 0)
  const ofHead = (head: Head): readonly SimpleRequest[] => requests.filter((one) => one.head === head)
  const used = (head: Head, week: number): number =>
    ofHead(head).reduce((sum, one) => sum + (one.lines.get(week) ?? 0), 0)

  /** What a request may have in a week beside all the others. */
  const available = (request: SimpleRequest, week: number): number => {
    const others = ofHead(request.head).filter((one) => one !== request)
    const ownUsed = others.reduce(
      (sum, one) => sum + Math.max(0, (one.lines.get(week) ?? 0) - lentFor(one, week)),
      0,
    )
    return Math.max(0, OWN - lentBy(request.head, week) - ownUsed + lentFor(request, week))
  }
  const lendable = (head: Head, week: number): number =>
    Math.max(0, OWN - lentBy(head, week) - used(head, week))
  const begun = (week: number): boolean => week <= now.week

  /** Weeks that a family is promised, by number, with more weeks added to them. */
  const weeksOf = (family: string, more: readonly number[] = []): number =>
    new Set([
      ...more,
      ...requests
        .filter((one) => one.family === family && one.lines.size > 0)
        .flatMap(({ start, last }) => Array.from({ length: last - start + 1 }, (_, i) => start + i)),
    ]).size

  /** Weeks that support was given in, as they came: nothing but Access to Resources takes one away again. */
  const served = new Map<SimpleRequest, Set<number>>()
  const serve = (): void => {
    for (const one of requests)
      if (one.lines.size > 0 && one.start <= now.week && now.week <= one.last)
        served.set(one, new Set([...(served.get(one) ?? []), now.week]))
  }
  const unserve = (request: SimpleRequest, week: number): void => void served.get(request)?.delete(week)
  const weeksInFact = (family: string): number =>
    weeksOf(
      family,
      requests.filter((one) => one.family === family).flatMap((one) => [...(served.get(one) ?? [])]),
    )

  /** Hours lent for a request that it doesn't need go back, the latest loan first. */
  const giveBack = (request: SimpleRequest): void => {
    for (const loan of loans.filter((one) => one.request === request).toReversed())
      for (const [week, quarters] of [...loan.lines]) {
        if (begun(week)) continue
        const spare = available(request, week) - (request.lines.get(week) ?? 0)
        take(loan.lines, week, Math.min(quarters, Math.max(0, spare)))
      }
  }

  /** Whoever was asked and has not answered need not. */
  const spareAnswers = (request: SimpleRequest, except?: SimpleLoan): void => {
    for (const loan of loans)
      if (loan.request === request && loan.status === 'open' && loan !== except) loan.status = 'over'
  }

  return {
    requests,
    loans,
    now,
    used,
    available,
    lendable,
    begun,
    weeksOf,
    weeksInFact,
    serve,
    unserve,
    giveBack,
    spareAnswers,
    out: lentBy,
    in: (head: Head, week: number) => ofHead(head).reduce((sum, one) => sum + lentFor(one, week), 0),
    /** What is missing of a request in a week. */
    short: (request: SimpleRequest, week: number): number =>
      Math.max(0, (request.asked.get(week) ?? 0) - available(request, week)),
  }
}

export type SimpleHours = ReturnType<typeof simpleHours>

export const take = (lines: Map<number, number>, week: number, quarters: number): void => {
  const left = (lines.get(week) ?? 0) - quarters
  if (left > 0) lines.set(week, left)
  else lines.delete(week)
}
