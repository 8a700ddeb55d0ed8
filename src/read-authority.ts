import type { Workspaces } from './people/build-directory.ts'
import { readFamilies } from './people/read-families.ts'
import { readPeople } from './people/read-people.ts'
import type { FileMistake, Loaded, LoadedAuthority, SourceFile } from './load-authority.ts'
import type { Mistake } from './policy/checked-yaml.ts'
import { parsePolicy, type ParsedPolicy } from './policy/parse-policy.ts'
import type { Policy } from './policy/policy.ts'
import { readForms } from './policy/read-forms.ts'
import type { PolicyUnder } from './policy/route.ts'

export type RightPolicy = Extract<ParsedPolicy, { readonly ok: true }>

/** The texts that an authority is read from. */
export type RuleTexts = LoadedAuthority['files']

/** Reads and checks an authority's texts. Their mistakes are found in order: each file rests on the one before. */
export const readAuthority = (
  name: string,
  files: RuleTexts,
  workspaces: Workspaces,
): Loaded<LoadedAuthority> => {
  const rules = readRules(files.policy, files.forms)
  return rules.ok ? readOn(name, files, workspaces, rulesIn(rules.value)) : rules
}

/** A policy that was read, and the same under other readings. */
export type RulesRead = Pick<LoadedAuthority, 'policy' | 'under'>

export const rulesIn = ({ policy, under }: RightPolicy): RulesRead => ({ policy, under: underFrom(under) })

/** The people and families of an authority whose policy is read already. */
export const readOn = (
  name: string,
  files: RuleTexts,
  workspaces: Workspaces,
  { policy, under }: RulesRead,
): Loaded<LoadedAuthority> => {
  const people = readPeople(files.people.text, files.people.digest, { policy, workspaces })
  if (!people.ok) return inFile(files.people.path, people.mistakes)
  const families = readFamilies(files.families.text, people.directory)
  if (!families.ok) return inFile(files.families.path, families.mistakes)
  return {
    ok: true,
    value: {
      name,
      policy,
      under,
      directory: people.directory,
      families: families.families,
      files,
    },
  }
}

/** A policy with the forms beside it, where it has any. */
export const readRules = (source: SourceFile, forms: SourceFile | undefined): Loaded<RightPolicy> => {
  const read = parsedOnce(source)
  if (!read.ok) return inFile(source.path, read.mistakes)
  // No forms.yaml: every resource has the plain form of its facts.
  if (!forms || forms.text === '') return { ok: true, value: read }
  const readThem = readForms(forms.text, read.policy)
  return readThem.ok
    ? { ok: true, value: withForms(read, readThem.forms) }
    : inFile(forms.path, readThem.mistakes)
}

/** What a start reads twice, as it lies on the disk and as it was adopted, is a third of a start: the last few are kept. */
const PARSED = new Map<string, ParsedPolicy>()
const MOST_KEPT = 8

const parsedOnce = ({ text, digest }: SourceFile): ParsedPolicy => {
  const key = `${digest}\n${text}`
  const known = PARSED.get(key)
  if (known) return known
  const parsed = parsePolicy(text, digest)
  const [oldest] = PARSED.keys()
  if (PARSED.size >= MOST_KEPT && oldest !== undefined) PARSED.delete(oldest)
  PARSED.set(key, parsed)
  return parsed
}

/** The forms stay with the policy under whichever readings it is looked at. */
const withForms = (parsed: RightPolicy, forms: Policy['forms']): RightPolicy => ({
  ...parsed,
  policy: { ...parsed.policy, forms },
  under: (switched) => {
    const other = parsed.under(switched)
    return other.ok ? withForms(other, forms) : other
  },
})

const underFrom =
  (under: (taken: Readonly<Record<string, string>>) => ParsedPolicy): PolicyUnder =>
  (taken) => {
    const parsed = under(taken)
    return parsed.ok ? parsed.policy : undefined
  }

export const inFile = (file: string, mistakes: readonly Mistake[]) => ({
  ok: false as const,
  mistakes: mistakes.map((mistake): FileMistake => ({ ...mistake, file })),
})
