import { loadPolicy, type FileMistake } from '../load-authority.ts'
import { checkClauses, type ClausesReport } from './check-clauses.ts'
import { checkCases, type CasesReport } from './check-cases.ts'
import type { ParsedPolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { provePolicy, type Proof } from '../policy/prove.ts'

/** What `check` found about one policy folder. */
export type PolicyReport =
  | { readonly folder: string; readonly ok: false; readonly mistakes: readonly FileMistake[] }
  | {
      readonly folder: string
      readonly ok: true
      readonly policy: Policy
      readonly proofs: readonly Proof[]
      readonly switches: readonly SwitchReport[]
      readonly cases: CasesReport
      readonly clauses: ClausesReport
    }

/** What taking another reading would do: whether the policy still answers once. */
export type SwitchReport = {
  readonly reading: string
  readonly option: string
  /** Only resources where something is wrong. */
  readonly proofs: readonly Proof[]
  readonly mistakes: readonly string[]
}

/** Reads and proves a policy as it stands, and again under every reading it could switch to. */
export const checkPolicy = async (folder: string): Promise<PolicyReport> => {
  const loaded = await loadPolicy(folder)
  if (!loaded.ok) return { folder, ok: false, mistakes: loaded.mistakes }
  const { parsed } = loaded.value
  const { policy } = parsed
  const cases = await checkCases(folder, parsed)
  return {
    folder,
    ok: true,
    policy,
    proofs: provePolicy(policy),
    cases,
    clauses: await checkClauses(folder, policy, cases.exercised),
    switches: [...policy.readings.values()].flatMap(({ id, taken, options }) =>
      [...options.keys()].filter((one) => one !== taken).map((option) => trySwitch(parsed, id, option)),
    ),
  }
}

const trySwitch = (parsed: ParsedPolicy & { ok: true }, reading: string, option: string): SwitchReport => {
  const switched = parsed.under({ [reading]: option })
  return switched.ok
    ? {
        reading,
        option,
        proofs: provePolicy(switched.policy).map(aboutWhoAnswers).filter(isWrong),
        mistakes: [],
      }
    : { reading, option, proofs: [], mistakes: switched.mistakes.map(({ message }) => message) }
}

/** A gap is no mistake where the policy declares what is said: it always does. Two answers, or what can never be reached, are. */
export const isWrong = ({ overlaps, dead, complete }: Proof): boolean =>
  overlaps.length > 0 || dead.length > 0 || !complete

/** Under a reading that is not taken a question or a note may have nothing left to do: only who answers matters there. */
const aboutWhoAnswers = (proof: Proof): Proof => ({
  ...proof,
  dead: proof.dead.filter(({ isRow }) => isRow),
})
