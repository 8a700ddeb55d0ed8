import { z } from 'zod'
import { forgetWrong, openCodes } from './linking/link-codes.ts'
import type { Directory } from './people/directory.ts'
import type { Documents } from './store/store.ts'

/** How long what is half-typed is kept after it was begun, and an answer for the same delivery again. Days, by the clock. */
export const DRAFTS_KEPT = 14
export const ANSWERS_KEPT = 3

const DAY = 24 * 60 * 60 * 1000

/** Where one person's private chat is; what a whole tenant is reached by is nobody's. */
const ADDRESS = /^teams\/[^/]+\/[^/]+$/

const begun = z.object({ startedAt: z.string() })
const answered = z.object({ at: z.string() })

/**
 * Deletes what is kept beside the register and no longer needed: drafts that nobody went on with, answers that no chat
 * asks for again, codes whose hour is over, and of somebody who left everything half-typed and where they were reached. An
 * account that waits to be linked is still reached. A draft about something that is held stays until the hold is lifted.
 */
export const sweepDocuments = async (
  documents: Documents,
  { people }: Pick<Directory, 'people'>,
  now: string,
  isHeld: (document: unknown) => boolean = () => false,
): Promise<void> => {
  const isOld = (since: string | undefined, days: number): boolean =>
    since === undefined || Date.parse(now) - Date.parse(since) >= days * DAY
  const has = (key: string): boolean => people.has(key.replace(/^press /, ''))
  for (const [key, draft] of await documents.list('draft'))
    if (!isHeld(draft) && (!has(key) || isOld(begun.safeParse(draft).data?.startedAt, DRAFTS_KEPT)))
      await documents.put('draft', key, undefined)
  for (const [key, answer] of await documents.list('delivery'))
    if (!has(key) || isOld(answered.safeParse(answer).data?.at, ANSWERS_KEPT))
      await documents.put('delivery', key, undefined)
  const codes = { documents, now: () => now }
  await forgetWrong(codes)
  const waiting = (await openCodes(codes)).map(({ account }) => account)
  const accounts = [...[...people.values()].flatMap((person) => person.accounts), ...waiting]
  const reached = new Set(accounts.map(({ platform, workspace, user }) => `${platform}/${workspace}/${user}`))
  for (const [key] of await documents.list('conversation'))
    if (ADDRESS.test(key) && !reached.has(key)) await documents.put('conversation', key, undefined)
}
