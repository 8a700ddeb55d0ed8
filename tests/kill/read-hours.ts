import { HOURS_A_WEEK } from './hours-policy.ts'

const QUARTERS_A_WEEK = HOURS_A_WEEK * 4

type Hours = {
  readonly kind: 'support' | 'loan'
  readonly post?: string
  readonly lender?: string
  readonly borrower?: string
  readonly lines: readonly { readonly week: string; readonly quarters: number }[]
}
type Line = {
  readonly type?: string
  readonly request?: string
  readonly sealed?: Readonly<Record<string, unknown>>
}

/** What a request holds of hours from this line on. */
export const hoursOf = ({ type = '', sealed }: Line): Hours | undefined =>
  type === 'approved' || type === 'hours-changed' ? (sealed?.['hours'] as Hours | undefined) : undefined

/** Hours lent, as often as each loan stands there. */
export const loansIn = (lines: readonly Line[]): readonly string[] =>
  lines.filter((line) => hoursOf(line)?.kind === 'loan').map(({ request = '' }) => request)

/**
 * Adds the hours up as they lie there, by nothing of the bot's own: what families have of a head of service in a week is
 * never more than the ten, what was borrowed, less what was lent; and nobody lends what is not their own.
 */
export const wrongHours = (lines: readonly Line[]): readonly string[] => {
  const held = new Map<string, Hours>()
  for (const line of lines) {
    const hours = hoursOf(line)
    if (hours) held.set(line.request ?? '', hours)
  }
  const left = new Map<string, number>()
  const own = new Map<string, number>()
  const take = (from: Map<string, number>, account: string, quarters: number): void =>
    void from.set(account, (from.get(account) ?? QUARTERS_A_WEEK) - quarters)
  for (const { kind, post = '', lender = '', borrower = '', lines } of held.values())
    for (const { week, quarters } of lines) {
      take(left, `${kind === 'loan' ? lender : post} in ${week}`, quarters)
      if (kind === 'support') continue
      take(own, `${lender} in ${week}`, quarters)
      take(left, `${borrower} in ${week}`, -quarters)
    }
  const below = (accounts: ReadonlyMap<string, number>) =>
    [...accounts].filter(([, quarters]) => quarters < 0).map(([account]) => account)
  return [
    ...below(left).map((account) => `${account}: more hours used than there are`),
    ...below(own).map((account) => `${account}: more hours lent than are their own`),
  ]
}
