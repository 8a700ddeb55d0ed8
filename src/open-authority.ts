import { announcer, type Announcer } from './announce.ts'
import type { Chat, Platform, Receive } from './chat/chat.ts'
import { openSpine, type Spine } from './handle.ts'
import type { LoadedAuthority } from './load-authority.ts'
import type { Log } from './log.ts'
import type { Family } from './people/family.ts'
import { persistently } from './persist.ts'
import { routerFor } from './policy/route.ts'
import { receiver } from './receive.ts'
import type { Event } from './request/event.ts'
import { newEvent } from './request/new-event.ts'
import type { Request } from './request/request.ts'
import type { Documents, Store, StoreFailed } from './store/store.ts'
import { openTimers, type Timers } from './timers.ts'

export type OpenAuthority = {
  readonly spine: Spine
  readonly receive: Receive
  readonly announcer: Announcer
  /** What falls due by the clock. Started once the announcer is, or driven by whoever moves the clock. */
  readonly timers: Timers
  /** The chats it speaks through; put in once each is made, before the announcer starts. */
  readonly chats: Map<Platform, Chat>
}

type Opening = {
  readonly loaded: LoadedAuthority
  readonly store: Store
  readonly documents: Documents
  /** Keeps an adopted file by its digest, so that the record can say what stood on any day. */
  readonly keep: (digest: string, text: string) => Promise<void>
  /** Instant, ISO in UTC. */
  readonly now: () => string
  readonly newId: () => string
  readonly log: Log
  /** Milliseconds before something is tried again with a chat. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly onFatal: (cause: StoreFailed) => void
}

/** Opens one authority: its register, the door for its people, and what tells them. Nothing of another authority is in reach. */
export const openAuthority = async ({
  loaded,
  store,
  documents,
  keep,
  now,
  newId,
  log,
  wait,
  onFatal,
}: Opening): Promise<OpenAuthority> => {
  const router = routerFor(loaded.policy, loaded.under)
  const standing = { router, directory: loaded.directory, families: loaded.families }
  const spine = await openSpine(store, () => standing, onFatal)
  await adopt(loaded, spine, keep, now())
  const requests = (family: string): readonly Request[] =>
    (spine.state.byFamily.get(family) ?? []).flatMap((id) => spine.state.requests.get(id) ?? [])
  const chats = new Map<Platform, Chat>()
  const shared = { spine, documents, others: requests, now, log, persist: persistently(wait, log) }
  const announcing = announcer({
    ...shared,
    chats,
    read: (after) => store.read(after),
    head: () => store.head,
  })
  return {
    spine,
    chats,
    announcer: announcing,
    timers: openTimers({ spine, now, log, newDay: announcing.dayBegan }),
    receive: receiver({
      ...shared,
      newId,
      copyTo: announcing.copyTo,
      tellPost: announcing.tellPost,
      all: () => [...spine.state.requests.values()],
      families: () => familiesOf(loaded, spine),
    }),
  }
}

const familiesOf = (loaded: LoadedAuthority, { state }: Spine): readonly Family[] => [
  ...loaded.families.values(),
  ...[...state.added].map(([reference, team]) => ({
    reference,
    children: [],
    team,
    worker: undefined,
    standing: 'new' as const,
  })),
]

/** Puts on record which policy, people and families stand from now on, where they are other than before. */
const adopt = async (
  { files }: LoadedAuthority,
  { state, record }: Spine,
  keep: Opening['keep'],
  at: string,
): Promise<void> => {
  const events: Event[] = []
  for (const what of ['policy', 'forms', 'people', 'families'] as const) {
    const file = files[what]
    if (!file || state.adopted.get(what) === file.digest) continue
    const { digest, text } = file
    await keep(digest, text)
    events.push(
      newEvent('adopted', '', { by: 'bot', at, delivery: '' }, { sealed: { what, digest }, private: {} }),
    )
  }
  if (events.length > 0) await record(events)
}
