import { z } from 'zod'
import { HOW_MADE } from '../request/made.ts'
import type { Draft } from './turn.ts'

const names = z.array(z.string())

const stored = z.object({
  id: z.string(),
  person: z.string(),
  startedAt: z.string(),
  resource: z.string().optional(),
  family: z.string().optional(),
  newFamily: z.boolean(),
  covering: z.boolean(),
  alsoFor: names,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  unread: z.record(z.string(), z.object({ words: z.string(), problem: z.string() })).default({}),
  words: names,
  urgency: z.enum(['tonight', 'today', 'this-week', 'planned']).optional(),
  asked: names,
  askedBefore: names,
  waiting: z.enum([
    'answers',
    'send',
    'family',
    'match',
    'elsewhere',
    'resource',
    'question-from-decider',
    'withdraw-reason',
    'correction',
  ]),
  shown: z.string(),
  another: z.boolean(),
  later: z.object({ resource: z.string(), text: z.string() }).optional(),
  request: z.string().optional(),
  team: z.string().exactOptional(),
  made: z
    .object({
      by: z.string(),
      on: z.string().exactOptional(),
      time: z.string().exactOptional(),
      how: z.enum(HOW_MADE).exactOptional(),
    })
    .exactOptional(),
  nudged: z.literal(true).exactOptional(),
  searchedBy: z.string().exactOptional(),
  notedAt: z.string().exactOptional(),
  toldComing: z.string().exactOptional(),
  from: z
    .object({ request: z.string(), as: z.enum(['loan', 'appeal', 'extension', 'next', 'another']) })
    .optional(),
})

/** Reads a draft back from the store. One that was kept in another shape is given up: nothing of it was sent. */
export const readDraft = (value: unknown): Draft | undefined => {
  const { data } = stored.safeParse(value)
  if (!data) return undefined
  const { resource, family, urgency, later, request, from } = data
  return { ...data, resource, family, urgency, later, request, from }
}
