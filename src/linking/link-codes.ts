import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '../chat/chat.ts'
import { isSameAccount } from '../people/directory.ts'
import type { Documents } from '../store/store.ts'

/** A code that an account nobody has was given, to be read to an administrator. Good for an hour, and once. */
export type LinkCode = {
  readonly code: string
  readonly account: Account
  /** What the chat calls whoever has it: a hint for people, never identity. */
  readonly called?: string | undefined
  /** Instant, ISO in UTC. */
  readonly until: string
}

type Codes = { readonly documents: Documents; readonly now: () => string }

const HOUR = 3_600_000
/** Codes that may be open at once: a flood of accounts can't fill the disk, nor hit upon a code by numbers. */
const MOST_OPEN = 50
/** Wrong codes that one administrator may give in an hour. */
const MOST_WRONG = 5
/** Without letters and figures that sound or look alike. */
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679'

const stored = z.object({
  code: z.string(),
  account: z.object({
    platform: z.enum(['slack', 'teams', 'web']),
    workspace: z.string(),
    user: z.string(),
  }),
  called: z.string().optional(),
  until: z.string(),
})

const keyOf = (code: string): string => `code/${code}`
const wrongKey = (person: string): string => `wrong/${person}`

const isOpen = ({ until }: LinkCode, at: string): boolean => Date.parse(until) > Date.parse(at)

/** Reads every code there is, and forgets those whose hour is over. */
export const openCodes = async ({ documents, now }: Codes): Promise<readonly LinkCode[]> => {
  const open: LinkCode[] = []
  for (const [key, value] of await documents.list('link')) {
    if (!key.startsWith('code/')) continue
    const code = stored.safeParse(value).data
    if (code && isOpen(code, now())) open.push(code)
    else await documents.put('link', key, undefined)
  }
  return open
}

/** The code of an account: the one it has while that lasts, so that asking again gives no second; undefined where too many are open. */
export const codeFor = async (
  account: Account,
  called: string | undefined,
  it: Codes,
): Promise<LinkCode | undefined> => {
  const open = await openCodes(it)
  const theirs = open.find((one) => isSameAccount(one.account, account))
  if (theirs) return theirs
  if (open.length >= MOST_OPEN) return undefined
  const until = new Date(Date.parse(it.now()) + HOUR).toISOString()
  const code: LinkCode = {
    code: newCode(open.map((one) => one.code)),
    account,
    until,
    ...(called !== undefined && { called }),
  }
  await it.documents.put('link', keyOf(code.code), code)
  return code
}

const newCode = (taken: readonly string[]): string => {
  const code = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return taken.includes(code) ? newCode(taken) : code
}

/** What a code stands for, or why it can't be looked at: there is none (any more), or too many wrong ones were tried. */
export const lookUp = async (
  code: string,
  administrator: string,
  it: Codes,
): Promise<LinkCode | 'none' | 'too-many'> => {
  const tries = wrongTries.safeParse(await it.documents.get('link', wrongKey(administrator))).data ?? []
  const lately = tries.filter((at) => isLately(at, it.now()))
  if (lately.length >= MOST_WRONG) return 'too-many'
  const found = (await openCodes(it)).find((one) => one.code === code)
  if (found) return found
  await it.documents.put('link', wrongKey(administrator), [...lately, it.now()])
  return 'none'
}

const isLately = (at: string, now: string): boolean => Date.parse(at) > Date.parse(now) - HOUR

/** Forgets the wrong codes that no longer count against whoever gave them. */
export const forgetWrong = async ({ documents, now }: Codes): Promise<void> => {
  for (const [key, value] of await documents.list('link')) {
    if (!key.startsWith('wrong/')) continue
    const tries = wrongTries.safeParse(value).data ?? []
    if (!tries.some((at) => isLately(at, now()))) await documents.put('link', key, undefined)
  }
}

const wrongTries = z.array(z.string())

/** Used, or turned down: it no longer works. */
export const forgetCode = ({ code }: Pick<LinkCode, 'code'>, { documents }: Codes): Promise<void> =>
  documents.put('link', keyOf(code), undefined)
