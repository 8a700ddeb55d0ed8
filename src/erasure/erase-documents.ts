import { z } from 'zod'
import type { DocumentKind, Documents, StoredEvent } from '../store/store.ts'

/** Shorter words than these are everybody's: "food and gas" in somebody else's draft is no trace of this. */
const TELLING = 20

/** What of an erased case could be found again in a document: its ids and references, and what people typed. */
export type Traces = { readonly marks: readonly string[]; readonly texts: readonly string[] }

/** The traces of private lines that are about to go. */
export const tracesOf = (
  events: readonly StoredEvent[],
  positions: ReadonlySet<number>,
  marks: readonly string[],
): Traces => ({
  marks,
  texts: [
    ...new Set(
      events
        .filter(({ position }) => positions.has(position))
        .flatMap(({ event }) => stringsIn(event.private))
        .filter((text) => text.length >= TELLING),
    ),
  ],
})

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

const KINDS: readonly DocumentKind[] = ['draft', 'asking', 'conversation', 'unsent']

/**
 * Deletes every document in which something of the case stands, and all the last answers: a chat that asks again for one of
 * those is told that it is done. Addresses of chats and cursors stay.
 * @returns how many were deleted
 */
export const eraseDocuments = async (documents: Documents, traces: Traces): Promise<number> => {
  const found = await Promise.all(
    KINDS.map(async (kind) =>
      (await documents.list(kind))
        .filter(
          ([key, value]) => holdsWords(kind, value) && hasTrace(`${key} ${JSON.stringify(value)}`, traces),
        )
        .map(([key]) => [kind, key] as const),
    ),
  )
  const answers = (await documents.list('delivery')).map(([key]) => ['delivery', key] as const)
  const all = [...found.flat(), ...answers]
  for (const [kind, key] of all) await documents.put(kind, key, undefined)
  return all.length
}

const withCard = z.object({ sending: z.object({ card: z.unknown() }) })

/** What waits to be sent holds words only where its card is in it; a card that is drawn when it goes is drawn erased. */
const holdsWords = (kind: DocumentKind, value: unknown): boolean =>
  kind !== 'unsent' || withCard.safeParse(value).success

/** Whether a text has something of a case in it. */
export const hasTrace = (text: string, { marks, texts }: Traces): boolean =>
  marks.some((mark) => hasWord(text, mark)) ||
  texts.some((one) => text.includes(JSON.stringify(one).slice(1, -1)))

/** F2201 is not in F22019. */
const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true
  return false
}

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '')
