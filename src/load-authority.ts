import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Workspaces } from './people/build-directory.ts'
import type { Directory } from './people/directory.ts'
import { readAuthorities, type AuthoritiesFile, type AuthorityFile } from './people/authorities-file.ts'
import type { Families } from './people/family.ts'
import { readFamilies } from './people/read-families.ts'
import { readPeople } from './people/read-people.ts'
import type { Mistake } from './policy/checked-yaml.ts'
import { parsePolicy, type ParsedPolicy } from './policy/parse-policy.ts'
import { readForms } from './policy/read-forms.ts'
import type { Policy } from './policy/policy.ts'
import type { PolicyUnder } from './policy/route.ts'

/** One authority's files, read and checked. The texts are what its register keeps by digest. */
export type LoadedAuthority = {
  readonly name: string
  readonly policy: Policy
  readonly under: PolicyUnder
  readonly directory: Directory
  readonly families: Families
  readonly files: Readonly<Record<'policy' | 'people' | 'families', SourceFile>> & {
    /** The council's own forms, where it has any. */
    readonly forms?: SourceFile
  }
}

export type SourceFile = { readonly path: string; readonly text: string; readonly digest: string }
export type FileMistake = Mistake & { readonly file: string }
export type Loaded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: readonly FileMistake[] }

/** The authorities of a deployment, with every path made absolute. */
export const loadAuthorities = async (path: string): Promise<Loaded<AuthoritiesFile>> => {
  const source = await loadFile(path)
  if (!source.ok) return source
  const read = readAuthorities(source.value.text)
  if (!read.ok) return inFile(path, read.mistakes)
  const from = (file: string): string => resolve(dirname(path), file)
  const authorities = Object.entries(read.value.authorities).map(([name, it]) => [
    name,
    { ...it, policy: from(it.policy), people: from(it.people), families: from(it.families) },
  ])
  return { ok: true, value: Object.fromEntries(authorities) as AuthoritiesFile }
}

type RightPolicy = Extract<ParsedPolicy, { readonly ok: true }>
export type LoadedPolicy = {
  readonly parsed: RightPolicy
  readonly source: SourceFile
  readonly forms?: SourceFile
}

/** A policy in a file of any name, read and checked. */
export const loadPolicyFile = async (path: string): Promise<Loaded<LoadedPolicy>> => {
  const source = await loadFile(path)
  if (!source.ok) return source
  const read = parsePolicy(source.value.text, source.value.digest)
  return read.ok
    ? { ok: true, value: { parsed: read, source: source.value } }
    : inFile(source.value.path, read.mistakes)
}

/** A policy folder's policy.yaml, read and checked, with the forms.yaml beside it where there is one. */
export const loadPolicy = async (folder: string): Promise<Loaded<LoadedPolicy>> => {
  const loaded = await loadPolicyFile(join(folder, 'policy.yaml'))
  if (!loaded.ok) return loaded
  const { parsed, source } = loaded.value
  const forms = await loadForms(join(folder, 'forms.yaml'), parsed.policy)
  if (!forms.ok) return forms
  const { read, source: file } = forms.value
  return { ok: true, value: { parsed: withForms(parsed, read), source, ...(file && { forms: file }) } }
}

type LoadedForms = { readonly read: Policy['forms']; readonly source?: SourceFile }

/** No forms.yaml: every resource has the plain form of its facts. */
const loadForms = async (path: string, policy: Policy): Promise<Loaded<LoadedForms>> => {
  if (!existsSync(path)) return { ok: true, value: { read: policy.forms } }
  const source = await loadFile(path)
  if (!source.ok) return source
  const read = readForms(source.value.text, policy)
  return read.ok
    ? { ok: true, value: { read: read.forms, source: source.value } }
    : inFile(path, read.mistakes)
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

/** Policy, people and families of one authority. Their mistakes are found in that order: each file rests on the one before. */
export const loadAuthority = async (
  name: string,
  settings: AuthorityFile,
  workspaces: Workspaces,
): Promise<Loaded<LoadedAuthority>> => {
  const [rules, peopleText, familiesText] = await Promise.all([
    loadPolicy(settings.policy),
    loadFile(settings.people),
    loadFile(settings.families),
  ])
  if (!rules.ok || !peopleText.ok || !familiesText.ok) return allMistakes([rules, peopleText, familiesText])
  const { parsed, source, forms } = rules.value
  const { policy } = parsed
  const people = readPeople(peopleText.value.text, peopleText.value.digest, { policy, workspaces })
  if (!people.ok) return inFile(settings.people, people.mistakes)
  const families = readFamilies(familiesText.value.text, people.directory)
  if (!families.ok) return inFile(settings.families, families.mistakes)
  return {
    ok: true,
    value: {
      name,
      policy,
      under: underFrom(parsed.under),
      directory: people.directory,
      families: families.families,
      files: {
        policy: source,
        people: peopleText.value,
        families: familiesText.value,
        ...(forms && { forms }),
      },
    },
  }
}

const underFrom =
  (under: (taken: Readonly<Record<string, string>>) => ParsedPolicy): PolicyUnder =>
  (taken) => {
    const parsed = under(taken)
    return parsed.ok ? parsed.policy : undefined
  }

/** A file's text and its digest; one that is not there is a mistake like any other. */
export const loadFile = async (path: string): Promise<Loaded<SourceFile>> => {
  try {
    const text = await readFile(path, 'utf8')
    return { ok: true, value: { path, text, digest: createHash('sha256').update(text).digest('hex') } }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const message = code === 'ENOENT' ? 'there is no such file' : `this file cannot be read (${code})`
    return inFile(path, [{ line: 1, column: 1, message }])
  }
}

const inFile = (file: string, mistakes: readonly Mistake[]) => ({
  ok: false as const,
  mistakes: mistakes.map((mistake) => ({ ...mistake, file })),
})

const allMistakes = (results: readonly Loaded<unknown>[]) => ({
  ok: false as const,
  mistakes: results.flatMap((result) => (result.ok ? [] : result.mistakes)),
})
