import { compareFamilies } from '../people/compare-families.ts'
import { comparePeople } from '../people/compare-people.ts'
import { readPeople } from '../people/read-people.ts'
import type { FileMistake, LoadedAuthority } from '../load-authority.ts'
import { changeLines, loweredLines } from '../policy/compare/change-lines.ts'
import { formChangeLines } from '../policy/compare/compare-forms.ts'
import { comparePolicies } from '../policy/compare/compare-policies.ts'
import { unmarkedFloors } from '../policy/compare/unmarked-floors.ts'
import type { Adopted } from '../request/event.ts'
import type { Change } from '../request/rules-state.ts'
import { familyChangeLines } from '../words/family-changes.ts'
import { peopleChangeLines } from '../words/people-changes.ts'

type Told = Partial<Pick<Change, 'says' | 'lowered' | 'gains' | 'onlyTakes' | 'mistakes'>>

/** What one file changes between two states of an authority that differ in it alone. */
export const changeOf = (what: Adopted, old: LoadedAuthority, now: LoadedAuthority): Told => {
  switch (what) {
    case 'policy':
      return policyChange(old, now)
    case 'forms':
      return { says: orNothing(formChangeLines(old.policy.forms, now.policy.forms)) }
    case 'people':
      return peopleChange(old, now)
    case 'families':
      return { says: orNothing(familyChangeLines(compareFamilies(old.families, now.families))) }
  }
}

const policyChange = ({ policy: old }: LoadedAuthority, { policy: now, files }: LoadedAuthority): Told => {
  if (old.authority !== now.authority)
    return {
      mistakes: [`${files.policy.path}:1:1 this is the policy of ${now.authority}, not of ${old.authority}`],
    }
  const compared = comparePolicies(old, now)
  return { says: changeLines(compared), lowered: [...loweredLines(compared), ...unmarkedFloors(old, now)] }
}

/** Accounts and channels of a chat that is not set up today are compared too: it may be set up tomorrow. */
const EVERYWHERE = { slack: 'slack', teams: 'teams', web: 'web' } as const

const peopleChange = (old: LoadedAuthority, now: LoadedAuthority): Told => {
  const [was, is] = [directoryOf(old), directoryOf(now)]
  const { changes, gains, onlyTakes } = comparePeople(was, is)
  return { says: orNothing(peopleChangeLines(changes, was, is)), gains, onlyTakes }
}

const directoryOf = ({ files, policy, directory }: LoadedAuthority) => {
  const read = readPeople(files.people.text, directory.version, { policy, workspaces: EVERYWHERE })
  return read.ok ? read.directory : directory
}

const orNothing = (lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? lines : ['Nothing that counts: it is written another way and says the same.']

export const mistakeLines = (mistakes: readonly FileMistake[]): readonly string[] =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
