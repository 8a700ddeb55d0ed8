import { z } from 'zod'
import { ANNOUNCED, type Documents } from '../store/store.ts'

/**
 * After a restore nobody is told anything until a person says so: what the restored record takes for news may have been told
 * before the loss, and cards that went out since are unknown to it.
 */
const held = z.object({ restored: z.string(), made: z.string().optional() })
export type Held = z.output<typeof held>

const KEY = 'held'

/** Since when telling is held, and when the backup was made where that is known, both instants; undefined where it isn't. */
export const heldSince = async (documents: Documents): Promise<Held | undefined> =>
  held.safeParse(await documents.get('cursor', KEY)).data

export const holdTelling = (documents: Documents, since: Held): Promise<void> =>
  documents.put('cursor', KEY, since)

/** Telling goes on: from where the backup had got to, or, where `upTo` is given, as if everything up to there had been told. */
export const releaseTelling = async (documents: Documents, upTo?: number): Promise<void> => {
  if (upTo !== undefined) {
    await documents.put('cursor', ANNOUNCED, upTo)
    for (const [name] of await documents.list('unsent')) await documents.put('unsent', name, undefined)
  }
  await documents.put('cursor', KEY, undefined)
}
