import type { Spine } from '../handle.ts'
import type { LoadedAuthority } from '../load-authority.ts'
import type { Adopted, Event } from '../request/event.ts'
import { FOUNDING } from '../request/fold-rules.ts'
import { newEvent } from '../request/new-event.ts'
import { RULE_FILES, type Founding } from '../request/rules-state.ts'

type Adopting = {
  readonly keep: (digest: string, text: string) => Promise<void>
  readonly now: () => string
}

/**
 * Adopts an authority's files as they are: the first rules of all, on the word of the two people who founded the register.
 * Nobody is named where a register is older than that.
 */
export const adoptAll = async (
  { files }: LoadedAuthority,
  founding: Founding | undefined,
  { state, record }: Spine,
  { keep, now }: Adopting,
): Promise<void> => {
  const events: Event[] = []
  const given = { by: founding?.by ?? 'bot', at: now(), delivery: '' }
  for (const what of RULE_FILES) {
    const file = files[what]
    const from = state.adopted.get(what)
    if (!file || (from === file.digest && !endsFounding(what, state))) continue
    const { digest, text } = file
    await keep(digest, text)
    const sealed = {
      what,
      digest,
      ...(from !== undefined && { from }),
      ...(founding && { author: founding.by, second: founding.second }),
    }
    events.push(
      newEvent('adopted', '', given, { sealed, private: founding ? { reasons: founding.reasons } : {} }),
    )
  }
  if (events.length > 0) await record(events)
}

/** A founding is over once a list of people was adopted on it, be it the list that stood before. */
const endsFounding = (what: Adopted, { founding }: Spine['state']): boolean =>
  what === 'people' && founding.get(FOUNDING) !== undefined
