import { type Entry, inFinancialYear, inRollingYear } from '../ledger/pounds.ts'
import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { LedgerRule, Policy, Resource, Row } from '../policy/policy.ts'
import { limitsOf } from '../policy/limits.ts'
import { plain, type Text } from '../words/text.ts'
import { whoseLedger } from './whose-ledger.ts'

/** What a family, or one person of it, has had against what may be agreed, for the register's pages. Pence. */
export type FamilySpend = {
  readonly family: string
  readonly title: string
  /** One a basis: "since 1 April", "over the last 12 months". */
  readonly totals: readonly { readonly says: string; readonly pence: number }[]
  /** What of it was agreed before the bot came, with whose list says so. */
  readonly before?: readonly string[]
  /** Where it changes hands, smallest first; one ledger may count several kinds of spending, each with limits of its own. */
  readonly caps: readonly Cap[]
}

/** Up to how much in all, of what (the resource's title), and who may agree it: "Team Manager". */
export type Cap = { readonly pence: number; readonly who: string; readonly of: string }

/** What every family has had that had anything, most first. `entries` are the register's, by family and ledger: "F2201 s17". */
export const familySpends = (
  policy: Policy,
  entries: Iterable<readonly [key: string, entries: readonly Entry[]]>,
  today: LondonDate,
  { factsOf, beforeOf }: { readonly factsOf?: FactsOf; readonly beforeOf?: BeforeOf } = {},
): readonly FamilySpend[] =>
  [...entries]
    .flatMap(([key, ofOne]) => {
      const [family = '', ledger = ''] = key.split(' ')
      const rule = policy.ledgers.get(ledger)
      return rule
        ? byPerson(rule, ofOne, factsOf).map(([facts, theirs]) => ({
            ...familySpend(whoseLedger(family, rule, facts, policy), rule, theirs, policy, today),
            ...before(theirs, beforeOf),
          }))
        : []
    })
    .toSorted((one, other) => most(other) - most(one))

type FactsOf = (request: string) => Facts | undefined
/** The line of a list that an entry came from, as the record says it; none for what the bot was asked. */
type BeforeOf = (request: string) => readonly Text[]

const before = (entries: readonly Entry[], beforeOf: BeforeOf = () => []): Pick<FamilySpend, 'before'> => {
  const lines = [...new Set(entries.map(({ request }) => request))].flatMap(beforeOf).map(plain)
  return lines.length === 0 ? {} : { before: lines }
}

const byPerson = (
  { person }: LedgerRule,
  entries: readonly Entry[],
  factsOf: FactsOf = () => undefined,
): readonly (readonly [Facts, readonly Entry[]])[] =>
  person === undefined
    ? [[{}, entries]]
    : [...Map.groupBy(entries, ({ request, whose }) => whose ?? factsOf(request)?.[person])].map(
        ([whose, theirs]) => [{ [person]: whose }, theirs],
      )

const most = ({ totals }: FamilySpend): number => Math.max(...totals.map(({ pence }) => pence))

const familySpend = (
  family: string,
  rule: LedgerRule,
  entries: readonly Entry[],
  policy: Policy,
  today: LondonDate,
): FamilySpend => ({
  family,
  title: rule.title,
  totals: rule.bases.map(({ year, says }) => ({
    says,
    pence: year === 'financial' ? inFinancialYear(entries, today) : inRollingYear(entries, today),
  })),
  caps: capsOf(policy, rule.id),
})

/** The limits of whatever is counted on a ledger, and the first role that decides up to each. */
const capsOf = (policy: Policy, ledger: string): readonly Cap[] =>
  [...policy.resources.values()]
    .filter((resource) => resource.ledger === ledger)
    .flatMap((resource) => resource.rows.flatMap((row) => capsOfRow(policy, resource, row)))
    .filter((cap, i, all) => all.findIndex((one) => one.of === cap.of && one.pence === cap.pence) === i)
    .toSorted((one, other) => one.pence - other.pence)

const capsOfRow = (policy: Policy, resource: Resource, row: Row): readonly Cap[] => {
  const steps = row.answer.kind === 'steps' ? row.answer.steps : []
  const role = steps.find(({ act }) => act === 'decide')?.by[0]
  const who = role === undefined ? undefined : policy.deciders.get(role)?.title
  return who === undefined
    ? []
    : limitsOf({ ...resource, rows: [row] }).map((pence) => ({ pence, who, of: resource.title }))
}
