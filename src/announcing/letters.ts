import { z } from 'zod'
import { conversationOf, sending, type Sending } from './sending.ts'
import type { Documents } from '../store/store.ts'

/**
 * Something that could not be brought to its place yet, kept until it is: since when, and once it was given up for now, why
 * and when it is tried again.
 */
const letter = z.object({
  sending,
  /** Instants, ISO in UTC. */
  since: z.string(),
  /** When the chat asked not to be asked before. */
  notBefore: z.string().optional(),
  dead: z.object({ why: z.string(), again: z.string() }).optional(),
})
export type Letter = z.output<typeof letter>
export type DeadLetter = Letter & { readonly dead: NonNullable<Letter['dead']> }

export type Letters = {
  readonly get: (name: string) => Promise<Letter | undefined>
  readonly keep: (name: string, letter: Letter) => Promise<void>
  readonly forget: (name: string) => Promise<void>
  readonly all: () => Promise<readonly (readonly [name: string, letter: Letter])[]>
}

export const lettersIn = (documents: Documents): Letters => ({
  get: async (name) => letter.safeParse(await documents.get('unsent', name)).data,
  keep: (name, it) => documents.put('unsent', name, it),
  forget: (name) => documents.put('unsent', name, undefined),
  all: async () => readLetters(await documents.list('unsent')),
})

/** Letters as they lie among the documents, the oldest first. */
export const readLetters = (
  entries: readonly (readonly [string, unknown])[],
): readonly (readonly [string, Letter])[] =>
  entries
    .flatMap(([name, value]) => {
      const read = letter.safeParse(value)
      return read.success ? [[name, read.data] as const] : []
    })
    .toSorted(([, a], [, b]) => a.since.localeCompare(b.since))

export const isDead = (it: Letter): it is DeadLetter => it.dead !== undefined

/** What can't be reached now: each conversation once, since when, why, and how many wait for it. */
export const silentPlaces = (letters: readonly Letter[]) => {
  const groups = Map.groupBy(letters.filter(isDead), (one) => conversationOf(one.sending))
  return [...groups].map(([conversation, waiting]) => ({
    conversation,
    since: waiting.map(({ since }) => since).toSorted()[0] ?? '',
    why: waiting.at(-1)?.dead.why ?? '',
    waiting: waiting.length,
    post: postIn(waiting.map((one) => one.sending)),
  }))
}

const postIn = (sendings: readonly Sending[]): string | undefined => {
  for (const one of sendings) if ('to' in one) return one.to
  return undefined
}
