import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'

/** The start of a made-up policy: two roles, one panel, a few facts. A test adds its resources. */
export const SMALL = `authority: little-town
name: Little Town
document: { title: Who agrees, dated: January 2026 }
roles:
  manager: { title: Manager, says: your manager, grade: 1, scope: team }
  head: { title: Head, says: your head, grade: 2, scope: authority }
panels:
  board: { title: The Board, says: the board }
tries: { count: 2, minutes-apart: 10 }
not-covered: { says: Not covered., talk-to: manager }
readings:
  R1: { matter: Silent., taken: low, options: { low: Low., high: High. } }
facts:
  amount: { kind: money, label: Amount }
  spent: { kind: money, label: Spent }
  total: { kind: money, label: Total, sum: [spent, amount] }
  urgent: { kind: yes-no, label: Urgent }
  place: { kind: choice, label: Place, options: { home: {}, away: {}, abroad: {} } }
  need: { kind: text, label: Need }
`

const HEADER = `resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    gap: { refuse: Nobody agrees that., instead: Ask your manager. }
`

/** One resource with these rows, each written as \`id: condition\`; exclusions likewise. */
export const withRows = (
  rows: Readonly<Record<string, string>>,
  exclusions: Readonly<Record<string, string>> = {},
): string =>
  `${SMALL}${HEADER}    exclusions: [${Object.entries(exclusions)
    .map(([id, when]) => `{ id: ${id}, section: '1', rule: No., when: ${when}, refuse: No., instead: Ask. }`)
    .join(', ')}]
    rows:
${Object.entries(rows)
  .map(
    ([id, when]) =>
      `      - { id: ${id}, section: '1', rule: The rule., when: ${when}, steps: [{ decide: manager, section: '1', why: Because. }] }`,
  )
  .join('\n')}
`

/** Reads a policy that a test knows to be right. */
export const policyOf = (text: string): Policy => {
  const parsed = parsePolicy(text, 'test')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.policy
}
