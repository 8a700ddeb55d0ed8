import { z } from 'zod'
import type { Address } from '../chat/chat.ts'
import type { Documents } from '../store/store.ts'
import { copyOf, type ChatCopy } from '../views/subject-access.ts'
import { hasTrace } from './erase-documents.ts'

/** What lies beside the register about a case: half-typed requests, by whom, and questions still open in a chat. */
export const documentsAbout = async (
  documents: Documents,
  marks: readonly string[],
  requests: readonly string[],
): Promise<{
  readonly drafts: readonly { readonly person: string; readonly value: unknown }[]
  readonly asking: readonly ChatCopy[]
}> => {
  const drafts = (await documents.list('draft')).filter(([, value]) =>
    hasTrace(JSON.stringify(value), { marks, texts: [] }),
  )
  const asking = (await documents.list('asking')).filter(([key]) => requests.includes(key))
  return {
    drafts: drafts.map(([key, value]) => ({ person: key.replace(/^press /, ''), value })),
    asking: asking.flatMap(([key, value]) =>
      (asked.safeParse(value).data ?? []).map((one) => copyOf(one, key)),
    ),
  }
}

const asked = z.array(z.object({ address: z.custom<Address>() }))

const look = z.object({ at: z.string(), by: z.string(), reason: z.string(), request: z.string() })

/** Who read a request from the command line, when and why. @param text the lines of the looks file */
export const looksAt = (
  text: string,
  references: ReadonlySet<string>,
): readonly { readonly at: string; readonly who: string; readonly why: string }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => look.safeParse(JSON.parse(line)).data ?? [])
    .filter(({ request }) => references.has(request))
    .map(({ at, by, reason }) => ({ at, who: by, why: reason }))
