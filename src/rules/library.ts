import type { Workspaces } from '../people/build-directory.ts'
import type { Loaded, LoadedAuthority, SourceFile } from '../load-authority.ts'
import { readOn, readRules, rulesIn, type RulesRead, type RuleTexts } from '../read-authority.ts'
import type { Adopted } from '../request/event.ts'
import { RULE_FILES, type Change } from '../request/rules-state.ts'
import { changeOf, mistakeLines } from './change.ts'

/** Which version of each file is meant, by its digest. */
export type Digests = { readonly get: (what: string) => string | undefined }

/** Every version of an authority's files that the bot has read, and what any of them comes to beside the others. */
export type RulesLibrary = {
  readonly add: (what: Adopted, source: SourceFile) => void
  readonly has: (what: Adopted, digest: string) => boolean
  /** What stands under these versions. Throws where they can't be read beside each other: such are never adopted. */
  readonly standing: (adopted: Digests) => LoadedAuthority
  readonly read: (digests: Digests) => Loaded<LoadedAuthority> | undefined
  /** What one file would change; undefined where it was never read. */
  readonly change: (what: Adopted, digest: string, adopted: Digests) => Change | undefined
}

/** Versions that were read whole are kept for as long as any are likely to be asked for again. */
const KEPT = 12

/** @param first the files as they were loaded, which stand until the register names others */
export const openLibrary = (first: LoadedAuthority, workspaces: Workspaces): RulesLibrary => {
  const texts = new Map<string, SourceFile>()
  const add: RulesLibrary['add'] = (what, source) => void texts.set(`${what} ${source.digest}`, source)
  const readPolicies = remembering<Loaded<RulesRead>>()
  const readAll = remembering<Loaded<LoadedAuthority>>()
  const changes = remembering<Change>()

  for (const what of RULE_FILES) {
    const source = first.files[what]
    if (source) add(what, source)
  }
  const { policy, forms } = first.files
  readPolicies(`${policy.digest} ${forms?.digest ?? ''}`, () => ({ ok: true, value: first }))
  readAll(keyOf(digestsIn(first.files)), () => ({ ok: true, value: first }))

  const read: RulesLibrary['read'] = (digests) => {
    const of = (what: Adopted): SourceFile | undefined => texts.get(`${what} ${digests.get(what) ?? ''}`)
    const [policy, forms, people, families] = [of('policy'), of('forms'), of('people'), of('families')]
    if (!policy || !people || !families) return undefined
    const files: RuleTexts = { policy, people, families, ...(forms && { forms }) }
    return readAll(keyOf(digests), () => {
      const rules = readPolicies(`${policy.digest} ${forms?.digest ?? ''}`, () => {
        const read = readRules(policy, forms)
        return read.ok ? { ok: true, value: rulesIn(read.value) } : read
      })
      return rules.ok ? readOn(first.name, files, workspaces, rules.value) : rules
    })
  }

  const standing: RulesLibrary['standing'] = (adopted) => {
    if (adopted.get('policy') === undefined) return first
    const found = read(adopted)
    if (!found?.ok) throw new Error('what was adopted can not be read any more')
    return found.value
  }

  return {
    add,
    has: (what, digest) => texts.has(`${what} ${digest}`),
    read,
    standing,
    change: (what, digest, adopted) => {
      if (!texts.has(`${what} ${digest}`)) return undefined
      return changes(`${what} ${digest} ${keyOf(adopted)}`, () => {
        const about = { what, digest, from: adopted.get(what) }
        const now = read(instead(adopted, what, digest))
        if (!now?.ok) return { ...NOTHING, ...about, mistakes: mistakeLines(now?.mistakes ?? []) }
        return { ...NOTHING, ...about, ...changeOf(what, standing(adopted), now.value) }
      })
    },
  }
}

const NOTHING = { says: [], lowered: [], gains: [], onlyTakes: false, mistakes: [] } as const

/** The same versions but for one. */
export const instead = (digests: Digests, what: Adopted, digest: string): Digests => ({
  get: (one) => (one === what ? digest : digests.get(one)),
})

export const digestsIn = (files: Partial<RuleTexts>): Digests => ({
  get: (what) => RULE_FILES.flatMap((one) => (one === what ? (files[one] ?? []) : [])).at(0)?.digest,
})

const keyOf = (digests: Digests): string => RULE_FILES.map((what) => digests.get(what) ?? '').join(' ')

const remembering = <Value>() => {
  const known = new Map<string, Value>()
  return (key: string, work: () => Value): Value => {
    const value = known.get(key) ?? work()
    // Asked for again, it is the last to be let go of.
    known.delete(key)
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
    return value
  }
}
