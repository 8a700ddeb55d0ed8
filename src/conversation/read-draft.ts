import { z } from 'zod'
import type { Draft } from './turn.ts'

const draft = z.object({
  id: z.string(),
  person: z.string(),
  startedAt: z.string(),
  resource: z.string().optional(),
  family: z.string().optional(),
  newFamily: z.boolean(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  words: z.array(z.string()),
  urgency: z.enum(['tonight', 'today', 'this-week', 'planned']).optional(),
  asked: z.array(z.string()),
  waiting: z.string(),
  request: z.string().optional(),
})

/** Reads a draft back from the store. One that an older version kept in another shape is given up: nothing of it was sent. */
export const readDraft = (stored: unknown): Draft | undefined => {
  const read = draft.loose().safeParse(stored)
  return read.success ? (read.data as unknown as Draft) : undefined
}
