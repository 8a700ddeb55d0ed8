import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPolicy, isWrong, type PolicyReport, type SwitchReport } from './check-policy.ts'
import type { Command, Io } from './io.ts'
import { showFacts, showGap } from './show-gap.ts'
import { mistakeLine, shownPath } from './tell-mistakes.ts'
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
  const reports = await Promise.all(folders.map(checkPolicy))
  if (values['json'] === true) io.out(`${JSON.stringify(reports.map(asJson), undefined, 2)}\n`)
  else reports.forEach((report) => tell(report, io))
  return reports.every(isRight) ? 0 : 1
}

const shippedPolicies = (): readonly string[] =>
  readdirSync(POLICIES)
    .map((name) => join(POLICIES, name))
    .filter((folder) => existsSync(join(folder, 'policy.yaml')))

const isRight = (report: PolicyReport): boolean =>
  report.ok &&
  report.cases.failed.length === 0 &&
  clauseProblems(report.clauses).length === 0 &&
  !report.proofs.some(isWrong) &&
  !report.switches.some(isWrongSwitch)

const isWrongSwitch = ({ proofs, mistakes }: SwitchReport): boolean =>
  proofs.length > 0 || mistakes.length > 0

const tell = (report: PolicyReport, io: Io): void => {
  if (!report.ok) {
    io.out(`${shownPath(report.folder)}: ${count(report.mistakes.length, 'mistake')}\n`)
    report.mistakes.forEach((mistake) => io.out(`  ${mistakeLine(mistake)}`))
    return
  }
  const { policy, proofs, switches, cases, clauses } = report
  const combinations = proofs.reduce((sum, proof) => sum + proof.combinations, 0)
  const overlaps = proofs.reduce((sum, proof) => sum + proof.overlaps.length, 0)
  io.out(`${shownPath(report.folder)}: ${policy.name}, ${count(proofs.length, 'resource')}\n`)
  io.out(
    overlaps === 0
      ? `  No facts have two answers (${count(combinations, 'combination')} at the limits of the conditions).\n`
      : `  ${count(overlaps, 'overlap')}: two rows answer the same facts.\n`,
  )
  proofs.flatMap((proof) => proofLines(proof, policy)).forEach((line) => io.out(`  ${line}\n`))
  io.out(`  ${count(switches.length, 'switch', 'switches')} of readings tried.\n`)
  switches.flatMap((one) => switchLines(one, policy)).forEach((line) => io.out(`  ${line}\n`))
  io.out(
    `  ${count(cases.total, 'worked case')}, ${cases.failed.length === 0 ? 'all as expected' : `${cases.failed.length} not as expected:`}.\n`,
  )
  cases.failed.forEach((failed) => io.out(`  WRONG ${mistakeLine(failed)}`))
  if (clauses.ok) io.out(`  ${coverageLine(clauses.coverage)}\n`)
  clauseProblems(clauses).forEach((problem) => io.out(`  WRONG ${problem}\n`))
}

const coverageLine = ({ clauses, builtIn, everywhere, notForABot, missing }: Coverage): string =>
  `${count(clauses, 'clause')}: ${builtIn} built in and tried, ${everywhere} kept with every request, ${notForABot} not for a bot, ${missing} missing.`

const clauseProblems = (clauses: ClausesReport): readonly string[] =>
  clauses.ok ? clauses.coverage.problems : clauses.mistakes.map((mistake) => mistakeLine(mistake).trimEnd())

const proofLines = (proof: Proof, policy: Policy): readonly string[] => {
  const { resource, complete, overlaps, gaps, unreachable, combinations } = proof
  const name = `${resource.title} (${resource.id})`
  return [
    ...overlaps.map(
      ({ rows, facts }) => `WRONG ${name}: ${rows.join(' and ')} both answer ${showFacts(facts, policy)}`,
    ),
    ...unreachable.map((row) => `WRONG ${name}: ${row} can never apply`),
    ...(gaps.length > 0 ? [`Nobody agrees ${name}; the bot says "${resource.gap.says}"`] : []),
    ...gaps.map((gap) => `  where ${showGap(gap, resource, policy)}`),
    ...(complete
      ? []
      : [
          `Not every one of ${name}'s ${combinations.toLocaleString('en-GB')} combinations was tried for gaps: a sample was.`,
        ]),
  ]
}

const switchLines = (
  { reading, option, proofs, mistakes }: SwitchReport,
  policy: Policy,
): readonly string[] => [
  ...mistakes.map((message) => `WRONG with ${reading}: ${option}: ${message}`),
  ...proofs.flatMap((proof) => [
    ...proof.overlaps.map(
      ({ rows, facts }) =>
        `WRONG with ${reading}: ${option}: ${rows.join(' and ')} of ${proof.resource.id} both answer ${showFacts(facts, policy)}`,
    ),
    ...proof.unreachable.map(
      (row) => `WRONG with ${reading}: ${option}: ${row} of ${proof.resource.id} can never apply`,
    ),
  ]),
]

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

const asJson = (report: PolicyReport) =>
  report.ok
    ? {
        folder: report.folder,
        ok: isRight(report),
        cases: { total: report.cases.total, failed: report.cases.failed },
        clauses: report.clauses,
        proofs: report.proofs.map(proofAsJson),
        switches: report.switches
          .filter(isWrongSwitch)
          .map((one) => ({ ...one, proofs: one.proofs.map(proofAsJson) })),
      }
    : report

const proofAsJson = ({ resource, ...proof }: Proof) => ({
  resource: resource.id,
  ...proof,
  gapSays: resource.gap.says,
})
