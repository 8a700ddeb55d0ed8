import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPolicy, isWrong, type PolicyReport, type SwitchReport } from './check-policy.ts'
import { count } from './count.ts'
import { wordOf, type Command, type Io } from './io.ts'
import { showBox, showFacts } from '../policy/compare/show-box.ts'
import { mistakeLine, shownPath, tellMistakes } from './tell-mistakes.ts'
import {
  compareWith,
  comparisonAsJson,
  loadOld,
  lowersFloor,
  tellChanges,
  type OldPolicy,
} from './check-against.ts'
import type { Loaded } from '../load-authority.ts'
import type { Comparison } from '../policy/compare/compare-policies.ts'
import type { ClausesReport } from './check-clauses.ts'
import type { Coverage } from '../policy/clause-coverage.ts'
import type { Policy } from '../policy/policy.ts'
import type { Proof } from '../policy/prove.ts'

/** The policies that come with the program. */
export const POLICIES = join(import.meta.dirname, '..', '..', 'policies')

/** `who-agrees check`: proves each policy folder, and ends with 1 where one is wrong. */
export const check: Command = async ({ values, positionals }, io) => {
  const folders = positionals.length > 0 ? positionals : shippedPolicies()
  if (folders.length === 0) {
    io.err('there is no policy to check: name a folder that holds a policy.yaml\n')
    return 2
  }
  const old = await oldPolicy(wordOf({ values, positionals }, 'against'))
  if (old && !old.ok) return tellMistakes(old.mistakes, io)
  const reports = (await Promise.all(folders.map(checkPolicy))).map((report) => against(report, old?.value))
  if (old && !reports.some(({ comparison }) => comparison)) {
    io.err(
      `${shownPath(old.value.path)} is the policy of ${old.value.policy.name}, and that is not checked here\n`,
    )
    return 2
  }
  if (values['json'] === true) io.out(`${JSON.stringify(reports.map(asJson), undefined, 2)}\n`)
  else reports.forEach((report) => tell(report, old?.value, io))
  return reports.every(isRight) ? 0 : 1
}

const oldPolicy = async (path: string | undefined): Promise<Loaded<OldPolicy> | undefined> =>
  path === undefined ? undefined : loadOld(path)

/** A report with what has changed, where it is held beside an older policy of the same authority. */
type Report = PolicyReport & { readonly comparison: Comparison | undefined }

const against = (report: PolicyReport, old: OldPolicy | undefined): Report => ({
  ...report,
  comparison: report.ok && old ? compareWith(old, report.policy) : undefined,
})

const shippedPolicies = (): readonly string[] =>
  readdirSync(POLICIES)
    .map((name) => join(POLICIES, name))
    .filter((folder) => existsSync(join(folder, 'policy.yaml')))

const isRight = (report: Report): boolean =>
  report.ok &&
  !(report.comparison && lowersFloor(report.comparison)) &&
  report.cases.failed.length === 0 &&
  clauseProblems(report.clauses).length === 0 &&
  !report.proofs.some(isWrong) &&
  !report.switches.some(isWrongSwitch)

const isWrongSwitch = ({ proofs, mistakes }: SwitchReport): boolean =>
  proofs.length > 0 || mistakes.length > 0

const tell = (report: Report, old: OldPolicy | undefined, io: Io): void => {
  if (!report.ok) {
    io.out(`${shownPath(report.folder)}: ${count(report.mistakes.length, 'mistake')}\n`)
    report.mistakes.forEach((mistake) => io.out(`  ${mistakeLine(mistake)}`))
    return
  }
  const { policy, proofs, switches, cases, clauses } = report
  const regions = proofs.reduce((sum, proof) => sum + proof.regions, 0)
  const overlaps = proofs.reduce((sum, proof) => sum + proof.overlaps.length, 0)
  io.out(`${shownPath(report.folder)}: ${policy.name}, ${count(proofs.length, 'resource')}\n`)
  io.out(
    overlaps === 0
      ? `  No facts have two answers (${count(regions, 'region')} told apart at the limits of the conditions, none left out).\n`
      : `  ${count(overlaps, 'overlap')}: two rows answer the same facts.\n`,
  )
  proofs.flatMap((proof) => proofLines(proof, policy)).forEach((line) => io.out(`  ${line}\n`))
  io.out(`  ${count(switches.length, 'switch', 'switches')} of readings tried.\n`)
  const already = new Set(proofs.flatMap((proof) => wrongIn(proof, policy)))
  switches.flatMap((one) => switchLines(one, policy, already)).forEach((line) => io.out(`  ${line}\n`))
  io.out(
    `  ${count(cases.total, 'worked case')}, ${cases.failed.length === 0 ? 'all as expected.' : `${cases.failed.length} not as expected:`}\n`,
  )
  cases.failed.forEach((failed) => io.out(`  WRONG ${mistakeLine(failed)}`))
  if (clauses.ok) io.out(`  ${coverageLine(clauses.coverage)}\n`)
  clauseProblems(clauses).forEach((problem) => io.out(`  WRONG ${problem}\n`))
  if (old && report.comparison) tellChanges(report.comparison, old, io)
}

const coverageLine = ({ clauses, builtIn, everywhere, notForABot, missing }: Coverage): string =>
  `${count(clauses, 'clause')}: ${builtIn} built in and tried, ${everywhere} kept with every request, ${notForABot} not for a bot, ${missing} missing.`

const clauseProblems = (clauses: ClausesReport): readonly string[] =>
  clauses.ok ? clauses.coverage.problems : clauses.mistakes.map((mistake) => mistakeLine(mistake).trimEnd())

const proofLines = (proof: Proof, policy: Policy): readonly string[] => {
  const { resource, gaps } = proof
  const name = `${resource.title} (${resource.id})`
  return [
    ...wrongIn(proof, policy).map((line) => `WRONG ${line}`),
    ...(gaps.length > 0 ? [`Nobody agrees ${name}; the bot says "${resource.gap.says}"`] : []),
    ...gaps.map(
      ({ where, example }) =>
        `  where ${showBox(where, policy.facts)}${where.size === 0 ? '' : ` (for example ${showFacts(example, policy.facts)})`}`,
    ),
  ]
}

const wrongIn = (proof: Proof, policy: Policy): readonly string[] =>
  wrongLines(proof, policy).map((line) => `${proof.resource.title} (${proof.resource.id}): ${line}`)

const wrongLines = ({ overlaps, dead, complete, regions }: Proof, { facts }: Policy): readonly string[] => [
  ...overlaps.map(
    ({ rows, facts: example }) => `${rows.join(' and ')} both answer ${showFacts(example, facts)}`,
  ),
  ...dead.map(
    ({ what, why, example }) =>
      `${what} ${why}${example ? ` (for example ${showFacts(example, facts)})` : ''}`,
  ),
  ...(complete
    ? []
    : [
        `its conditions tell more than ${count(regions - 1, 'region')} apart, too many to prove; split the resource`,
      ]),
]

/** What is wrong only once a reading is switched. */
const switchLines = (
  { reading, option, proofs, mistakes }: SwitchReport,
  policy: Policy,
  already: ReadonlySet<string>,
): readonly string[] =>
  [
    ...mistakes,
    ...proofs.flatMap((proof) => wrongIn(proof, policy)).filter((line) => !already.has(line)),
  ].map((line) => `WRONG with ${reading}: ${option}: ${line}`)

const asJson = ({ comparison, ...report }: Report) =>
  report.ok
    ? {
        folder: report.folder,
        ok: isRight({ ...report, comparison }),
        ...(comparison ? { against: comparisonAsJson(comparison) } : {}),
        cases: { total: report.cases.total, failed: report.cases.failed },
        clauses: report.clauses,
        proofs: report.proofs.map(proofAsJson),
        switches: report.switches
          .filter(isWrongSwitch)
          .map((one) => ({ ...one, proofs: one.proofs.map(proofAsJson) })),
      }
    : report

const proofAsJson = ({ resource, gaps, ...proof }: Proof) => ({
  resource: resource.id,
  ...proof,
  gaps: gaps.map(({ where, example }) => ({ where: Object.fromEntries(where), example })),
  gapSays: resource.gap.says,
})
