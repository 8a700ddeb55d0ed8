import { z } from 'zod'
import type { Documents } from '../store/store.ts'

/** What the bot remembers of its checkpoints, beside the register: the last, and what of it is still to be done. */
const memory = z.object({
  note: z.string().optional(),
  size: z.int().nonnegative().optional(),
  signedAt: z.string().optional(),
  /** The last is still to be sent. */
  owed: z.boolean().optional(),
  /** The London day of the last message in the channel. */
  toldOn: z.string().optional(),
  /** The London day on which the channel last heard that none could be signed. */
  refusedOn: z.string().optional(),
})

export type Memory = z.output<typeof memory>

const KEY = 'checkpoint'

/** The memory of an authority's checkpoints in its documents. */
export function memoryIn(documents: Documents) {
  const read = async (): Promise<Memory> => memory.catch({}).parse((await documents.get('cursor', KEY)) ?? {})
  return {
    read,
    change: async (part: Memory): Promise<void> =>
      documents.put('cursor', KEY, { ...(await read()), ...part }),
  }
}
