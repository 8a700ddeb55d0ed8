import { z } from 'zod'
import type { EventOf } from '../request/event.ts'

/**
 * An erasure as it is noted beside the register and kept with the backups: a line of JSON each. It holds ids and references
 * and no words, so it may be kept as long as the oldest backup that it has to be repeated in.
 */
const notedErasure = z.object({
  v: z.literal(1),
  /** Where it stands in the register: it reaches only what was before it. */
  position: z.int().positive(),
  at: z.string(),
  by: z.string(),
  request: z.string(),
  families: z.array(z.string()),
  classes: z.array(z.string()),
  until: z.string().optional(),
  ground: z.string().optional(),
  second: z.string(),
})

export type NotedErasure = { readonly event: EventOf<'erased'>; readonly before: number }

/** The line that is noted of an erasure. */
export const noteOf = ({ at, by, request, sealed }: EventOf<'erased'>, position: number): string =>
  JSON.stringify({ v: 1, position, at, by, request, ...sealed })

/** Reads noted lines back. Throws for a line that is none: an erasure that can't be read is one that would be forgotten. */
export const readNoted = (lines: readonly string[]): readonly NotedErasure[] =>
  lines.map((line) => {
    const { position, at, by, request, families, classes, second, until, ground } = notedErasure.parse(
      JSON.parse(line),
    )
    const optional = { ...(until !== undefined && { until }), ...(ground !== undefined && { ground }) }
    const sealed = { families, classes, second, ...optional }
    return { event: { type: 'erased', at, by, request, sealed, private: undefined }, before: position }
  })

/** The lines of a list that somebody names; the sentence that says why where one of them is no erasure. */
export const linesOfList = (text: string, path: string): readonly string[] | { readonly why: string } => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const bad = lines.findIndex((line) => !isNoted(line))
  return bad < 0
    ? lines
    : {
        why: `${path}, line ${String(bad + 1)} is no erasure that this version can read. Find the list as it was written; nothing was changed.`,
      }
}

const isNoted = (line: string): boolean => {
  try {
    return notedErasure.safeParse(JSON.parse(line)).success
  } catch {
    return false
  }
}
