import { importList, type Imported } from '../../src/people/import/import-list.ts'
import type { ListKind } from '../../src/people/import/change.ts'
import { POLICY } from './people-text.ts'
import { readPeople } from '../../src/people/read-people.ts'

const WORKSPACES = { slack: 'T1', teams: 'tenant', web: 'playground' }

/** Teams of the made-up council, six in each of five services. */
const TEAMS = 30
/** People in it: one head, a manager a team, and workers. */
export const PEOPLE_IN_COUNCIL = 600

export type HrRow = Record<(typeof HR)[number], string>

const HR = [
  'employee number',
  'name',
  'job title',
  'team',
  'phone',
  'start',
  'end',
  'post held',
  'post from',
  'post to',
] as const

/** The same numbers every time: a seed, and then one after another (mulberry32). */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const FIRST = [
  'Amina',
  'Ben',
  'Ciara',
  'Dev',
  'Ewa',
  'Femi',
  'Grace',
  'Hana',
  'Idris',
  'Siân',
  'Zoë',
  'Niamh',
]
const LAST = ["O'Neill", 'Khan', 'Marsh', 'Reed', 'Okafor', 'Nowak', 'Lee-Smith', 'Cole', 'Abara', 'Ward']

/** HR's rows of the whole council, the same for the same seed. Nobody's name is their own: many are called alike. */
export const hrRows = (count = PEOPLE_IN_COUNCIL, seed = 1): readonly HrRow[] => {
  const next = seeded(seed)
  const name = () => `${FIRST[next(FIRST.length)] ?? ''} ${LAST[next(LAST.length)] ?? ''}`
  return Array.from({ length: count }, (_, i): HrRow => {
    const team = `Team ${String((i % TEAMS) + 1)}`
    const manages = i < TEAMS
    return {
      'employee number': String(10_000 + i),
      name: name(),
      'job title': manages ? 'team manager' : 'social worker',
      team,
      phone: `07700 9${String(i).padStart(5, '0')}`,
      start: '01/03/2020',
      end: '',
      'post held': manages ? `Manager, ${team}` : '',
      'post from': manages ? '2021-04-01' : '',
      'post to': '',
    }
  })
}

const quoted = (cell: string): string => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Rows as HR's own export writes them. */
export const hrCsv = (rows: readonly HrRow[]): string =>
  [HR.join(','), ...rows.map((row) => HR.map((column) => quoted(row[column])).join(','))].join('\r\n')

/** The council's people file before anybody of it is known: teams and posts, and the one who takes lists. */
export const EMPTY_COUNCIL = `# Kept by Gail; posts and channels by hand, people by HR.
services:
  one: { name: Service One }
teams:
${Array.from({ length: TEAMS }, (_, i) => `  t${String(i + 1)}: { name: Team ${String(i + 1)}, service: one } # floor ${String(i % 4)}`).join('\n')}
persons:
  # Not HR's: seconded from the county.
  gail: { name: Gail Poe, title: information governance, phone: '07700 900321', governance: true, accounts: { slack: U0GAIL } }
posts:
${Array.from({ length: TEAMS }, (_, i) => `  m${String(i + 1)}:\n    role: manager\n    title: Manager, Team ${String(i + 1)}\n    scope: { team: t${String(i + 1)} }\n    channels: { slack: C${String(i + 1)} } # private\n`).join('')}  head:
    role: head
    title: Head
    scope: authority
    holders: [{ person: gail, from: 2025-01-01 }]
panels:
  board: { recorders: [gail], sittings: [2026-12-16] }
`

export const NOW = '2026-11-22T08:00:00Z'
export const AS_AT = '2026-11-22T06:00:00Z'

/** A list held against a people file, as the command does it. */
export const imported = (
  csv: string | Uint8Array,
  text: string,
  { kind = 'hr', asAt = AS_AT }: { readonly kind?: ListKind; readonly asAt?: string } = {},
): Imported => {
  const people = readPeople(text, 'digest', { policy: POLICY, workspaces: WORKSPACES })
  if (!people.ok)
    throw new Error(people.mistakes.map(({ line, message }) => `${String(line)}: ${message}`).join('\n'))
  return importList({
    bytes: typeof csv === 'string' ? new TextEncoder().encode(csv) : csv,
    list: { source: kind === 'hr' ? 'HR, nightly' : 'Entra', asAt, kind, by: 'gail' },
    text,
    directory: people.directory,
    policy: POLICY,
    workspaces: WORKSPACES,
    now: NOW,
  })
}

/** What came of a list that is right. */
export const taken = (...given: Parameters<typeof imported>): Extract<Imported, { ok: true }> => {
  const result = imported(...given)
  if (!result.ok)
    throw new Error(
      'faults' in result ? JSON.stringify(result.faults.slice(0, 5)) : JSON.stringify(result.mistakes),
    )
  return result
}

/** What is wrong with one that isn't, as the command prints it. */
export const faultsOf = (...given: Parameters<typeof imported>) => {
  const result = imported(...given)
  return !result.ok && 'faults' in result ? result.faults : []
}
