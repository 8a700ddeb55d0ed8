import { addDays, type LondonDate } from '../../policy/london-date.ts'
import type { PeopleFile } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import type { Change } from './change.ts'
import type { Compared } from './compare-hr.ts'
import type { EntraAccount } from './entra-rows.ts'
import { isKnownTo } from './whose-key.ts'
import { missingFrom, neverCame, tooManyMissing } from './missing.ts'

type Comparing = { readonly file: PeopleFile; readonly asAt: LondonDate }

/**
 * What an Entra export of a day changes in the people file. An account is a person's by its object id, or by the employee
 * number that both have. Whoever HR keeps gets an account by it and nothing else: their team and days are HR's to say.
 * Accounts of other departments are left alone.
 */
export const compareEntra = (accounts: readonly EntraAccount[], comparing: Comparing): Compared => {
  const { file } = comparing
  const known = byObjectId(file)
  const byNumber = new Map(
    Object.entries(file.persons).flatMap(([id, { employee }]) =>
      employee === undefined ? [] : [[employee, id] as const],
    ),
  )
  const missing = missingFrom(known, new Set(accounts.map(({ id }) => id)), comparing)
  const faults = [
    ...accounts.flatMap((one) => accountFaults(one, { known, byNumber, file })),
    ...missing.flatMap((id) => neverCame(id, comparing)),
    ...tooManyMissing(missing.length, known.size, 'accounts'),
  ]
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    changes: [
      ...accounts.flatMap((one) => {
        const id = known.get(one.id)
        if (id !== undefined) return changesOf(id, one, comparing)
        const theirs = one.employee === undefined ? undefined : byNumber.get(one.employee)
        if (theirs !== undefined)
          return one.enabled
            ? [
                {
                  kind: 'account',
                  person: theirs,
                  name: file.persons[theirs]?.name ?? one.name,
                  account: one.id,
                } as const,
              ]
            : []
        return starter(one, file)
      }),
      ...missing.flatMap((id) => leaver(id, comparing, true)),
    ],
  }
}

const byObjectId = ({ persons }: PeopleFile): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(persons).flatMap(([id, { accounts }]) =>
      (accounts.teams ?? []).map((account) => [account.toLowerCase(), id] as const),
    ),
  )

type Known = {
  readonly known: ReadonlyMap<string, string>
  readonly byNumber: ReadonlyMap<string, string>
  readonly file: PeopleFile
}

/** A guest never acts, and an account is never moved from one person to another by a list. */
const accountFaults = (one: EntraAccount, { known, byNumber, file }: Known): readonly CsvFault[] => {
  const id = known.get(one.id)
  const theirs = one.employee === undefined ? undefined : byNumber.get(one.employee)
  if (one.guest && (id !== undefined || theirs !== undefined || teamOf(one, file) !== undefined))
    return [
      fault(
        one.line,
        'userType',
        `${one.name} is a guest account${id === undefined ? '' : `, and people.yaml has it as "${id}"'s`}; guests never act`,
        'give them a member account, or take them out',
      ),
    ]
  if (id !== undefined && theirs !== undefined && id !== theirs)
    return [
      fault(
        one.line,
        'employeeId',
        `${one.employee ?? ''} is "${theirs}" in people.yaml, and this account is "${id}"'s`,
        'put right which of the two has it',
      ),
    ]
  return id === undefined && theirs === undefined ? sameName(one, file) : []
}

/** Nobody is joined by a name, and nobody comes twice because an account was never written beside theirs. */
const sameName = (one: EntraAccount, file: PeopleFile): readonly CsvFault[] => {
  if (!one.enabled || one.guest || teamOf(one, file) === undefined) return []
  const same = Object.entries(file.persons).find(
    ([, person]) => !isKnownTo('entra', person) && person.name.toLowerCase() === one.name.toLowerCase(),
  )
  return same
    ? [
        fault(
          one.line,
          'objectId',
          `this account is new, and people.yaml has ${one.name} as "${same[0]}" without one`,
          `if it is the same person write accounts: { teams: ${one.id} } there, or let \`people match\` propose it; if not, give that one their own account`,
        ),
      ]
    : []
}

const teamOf = ({ department }: EntraAccount, { teams }: PeopleFile): string | undefined =>
  Object.entries(teams).find(
    ([id, { name }]) =>
      department !== undefined && [id, name.toLowerCase()].includes(department.toLowerCase()),
  )?.[0]

const changesOf = (id: string, one: EntraAccount, comparing: Comparing): readonly Change[] => {
  const { file } = comparing
  const was = file.persons[id]
  if (!was) return []
  if (!one.enabled) return leaver(id, comparing, false)
  if (was.employee !== undefined) return []
  const who = { person: id, name: one.name }
  const team = teamOf(one, file)
  return [
    ...(one.name === was.name
      ? []
      : [{ kind: 'detail', ...who, what: 'name', was: was.name, now: one.name } as const]),
    ...(one.title === undefined || one.title === was.title
      ? []
      : [{ kind: 'detail', ...who, what: 'title', was: was.title, now: one.title } as const]),
    ...(team === undefined || team === was.team
      ? []
      : [{ kind: 'mover', ...who, was: was.team, now: team } as const]),
    ...(was.to !== undefined && was.to < comparing.asAt
      ? [{ kind: 'stays', ...who, was: was.to } as const]
      : []),
  ]
}

const starter = (one: EntraAccount, file: PeopleFile): readonly Change[] => {
  const team = teamOf(one, file)
  if (team === undefined || !one.enabled) return []
  return [
    {
      kind: 'starter',
      person: `a${one.id}`,
      name: one.name,
      title: one.title ?? one.department ?? '',
      team,
      phone: undefined,
      employee: one.employee,
      account: one.id,
      from: undefined,
      to: undefined,
    },
  ]
}

/** A disabled account, or one that is gone: its person's last day was the one before. Their posts end with it. */
const leaver = (id: string, { file, asAt }: Comparing, missing: boolean): readonly Change[] => {
  const was = file.persons[id]
  const last = addDays(asAt, -1)
  if (!was || (was.to !== undefined && was.to <= last)) return []
  return [
    { kind: 'leaver', person: id, name: was.name, last, missing },
    ...Object.entries(file.posts).flatMap(([post, { holders }]) =>
      holders
        .filter(({ person, to }) => person === id && (to === undefined || to >= asAt))
        .map(({ from, to }): Change => ({
          kind: 'post',
          person: id,
          name: was.name,
          post,
          was: { from, to },
          now: from < asAt ? { from, to: last } : undefined,
        })),
    ),
  ]
}
