import type { Adopted, AdoptedSealed } from './event.ts'

/** Somebody's proposal to adopt a file as it was read then: it waits for a second person. */
export type Proposal = {
  readonly what: Adopted
  readonly digest: string
  /** The digest that stood then; undefined where nothing did. */
  readonly from: string | undefined
  readonly by: string
  /** Instant, ISO in UTC. */
  readonly at: string
  readonly reasons: string
  /** What it changes, as it was told when it was put forward. */
  readonly says: readonly string[]
}

/** What a file would change of what stands. */
export type Change = {
  readonly what: Adopted
  readonly digest: string
  readonly from: string | undefined
  /** In words, a sentence each. */
  readonly says: readonly string[]
  /** Floors that it would lower, a sentence each: with any of these it can't be adopted. */
  readonly lowered: readonly string[]
  /** Who would get a post, cover, a panel to record, governance, or an account from it: person ids. */
  readonly gains: readonly string[]
  /** Whatever it changes is taken from somebody: a leaver, a tenure that ends, an account that is gone. */
  readonly onlyTakes: boolean
  /**
   * It is taken as it comes, by nobody: a list of families by which no total falls, or a newer list of people that says nothing
   * else, or that an import wrote and that otherwise only takes power away.
   */
  readonly byItself?: NonNullable<AdoptedSealed['alone']>
  /** Who took it from an import, as the file says; a person's id, or what stands in its place. */
  readonly saidBy?: string
  /** Why it can't be read beside what stands: file, line and remedy. Empty where it can. */
  readonly mistakes: readonly string[]
}

/** Stands where a person's id would, for what nobody put forward. */
export const IMPORT = 'import'

/** A file on the disk that says something else than what stands, as it was last looked at. */
export type FoundFile = {
  readonly what: Adopted
  readonly digest: string
  /** Why it can't be put forward as it is: file, line and remedy. */
  readonly mistakes: readonly string[]
  /** It can be read beside another file that is not adopted yet: that one goes first. */
  readonly after?: Adopted
}

/** The rules as they stand, and what would change them. */
export type RulesNow = {
  readonly found: readonly FoundFile[]
  readonly adopted: (what: Adopted) => string | undefined
  readonly proposal: (what: Adopted) => Proposal | undefined
  /** Undefined for a file that the bot never read. */
  readonly change: (what: Adopted, digest: string) => Change | undefined
}

/** Whoever puts the first rules in place, and the second person who agreed to them: until then nothing stands. */
export type Founding = { readonly by: string; readonly second: string; readonly reasons: string }

/** In the order in which they rest on each other. */
export const RULE_FILES = ['policy', 'forms', 'people', 'families'] as const satisfies readonly Adopted[]

/** Rules that nobody changes: of an authority whose files nobody watches. */
export const NO_CHANGES: RulesNow = {
  found: [],
  change: () => undefined,
  adopted: () => undefined,
  proposal: () => undefined,
}
