import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Workspaces } from './people/build-directory.ts'
import type { Directory } from './people/directory.ts'
import { readAuthorities, type AuthoritiesFile, type AuthorityFile } from './people/authorities-file.ts'
import type { Families } from './people/family.ts'
import type { Mistake } from './policy/checked-yaml.ts'
import { parsePolicy } from './policy/parse-policy.ts'
import type { Policy } from './policy/policy.ts'
import type { PolicyUnder } from './policy/route.ts'
import { inFile, readAuthority, readRules, type RightPolicy, type RuleTexts } from './read-authority.ts'

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
  const texts = await loadPolicyTexts(folder)
  if (!texts.ok) return texts
  const { policy: source, forms } = texts.value
  const rules = readRules(source, forms)
  return rules.ok ? { ok: true, value: { parsed: rules.value, source, ...(forms && { forms }) } } : rules
}

const loadPolicyTexts = async (folder: string): Promise<Loaded<Pick<RuleTexts, 'policy' | 'forms'>>> => {
  const path = join(folder, 'forms.yaml')
  const [policy, forms] = await Promise.all([
    loadFile(join(folder, 'policy.yaml')),
    existsSync(path) ? loadFile(path) : undefined,
  ])
  if (!policy.ok) return policy
  if (forms && !forms.ok) return forms
  return { ok: true, value: { policy: policy.value, ...(forms && { forms: forms.value }) } }
}

/** The texts of an authority's files as they lie on the disk, unread. */
export const loadTexts = async (settings: FilesOf): Promise<Loaded<RuleTexts>> => {
  const [rules, people, families] = await Promise.all([
    loadPolicyTexts(settings.policy),
    loadFile(settings.people),
    loadFile(settings.families),
  ])
  if (!rules.ok || !people.ok || !families.ok) return namedIn(allMistakes([rules, people, families]))
  return { ok: true, value: { ...rules.value, people: people.value, families: families.value } }
}

/** Policy, people and families of one authority. Their mistakes are found in that order: each file rests on the one before. */
export const loadAuthority = async (
  name: string,
  settings: FilesOf,
  workspaces: Workspaces,
): Promise<Loaded<LoadedAuthority>> => {
  const texts = await loadTexts(settings)
  return texts.ok ? readAuthority(name, texts.value, workspaces) : texts
}

/** Where an authority's files are. */
export type FilesOf = Pick<AuthorityFile, 'policy' | 'people' | 'families'>

/** A text as the file that it came from, with its digest. */
export const sourceOf = (path: string, text: string): SourceFile => ({
  path,
  text,
  digest: createHash('sha256').update(text).digest('hex'),
})

const NOT_THERE = 'there is no such file'

/** A file's text and its digest; one that is not there is a mistake like any other. */
export const loadFile = async (path: string): Promise<Loaded<SourceFile>> => {
  try {
    const text = await readFile(path, 'utf8')
    return { ok: true, value: sourceOf(path, text) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const message = code === 'ENOENT' ? NOT_THERE : `this file cannot be read (${code})`
    return inFile(path, [{ line: 1, column: 1, message }])
  }
}

/** A file that is not there is one whose path went wrong, after a restore on another machine say. */
const namedIn = ({ mistakes }: ReturnType<typeof allMistakes>) => ({
  ok: false as const,
  mistakes: mistakes.map((one) =>
    one.message === NOT_THERE ? { ...one, message: `${NOT_THERE}: authorities.yaml says where it is` } : one,
  ),
})

const allMistakes = (results: readonly Loaded<unknown>[]) => ({
  ok: false as const,
  mistakes: results.flatMap((result) => (result.ok ? [] : result.mistakes)),
})
