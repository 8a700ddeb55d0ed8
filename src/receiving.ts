import type { Announcer } from './announce.ts'
import type { Delivery, Reply } from './chat/chat.ts'
import { toldCard } from '../cards/told-card.ts'
import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import type { Person } from './people/directory.ts'
import type { Family } from './people/family.ts'
import type { Finding } from './request/find-requests.ts'
import type { Documents } from './store/store.ts'
import { ON_A_LOCKED_TELEPHONE } from './words/small.ts'
import type { Text } from './words/text.ts'

/** What the door to one authority needs to answer a delivery. */
export type Receiving = {
  readonly spine: Spine
  readonly documents: Documents
  readonly finding: Finding
  readonly families: () => Iterable<Family>
  /** Looks at the files on the disk again; left out where nobody watches them. */
  readonly lookAgain?: () => Promise<void>
  /** Answers a person while no other instance does, on everything recorded until then; left out: there are none. */
  readonly alone?: <T>(person: string, act: () => Promise<T>) => Promise<T>
  readonly copyTo: Announcer['copyTo']
  readonly tellPost: Announcer['tellPost']
  /** Instant, ISO in UTC. */
  readonly now: () => string
  readonly newId: () => string
  readonly log: Log
}

/** Who is speaking, by which delivery, and when. */
export type Speaking = { readonly person: Person; readonly delivery: Delivery; readonly at: string }

/** A plain answer in private. */
export const told = (...paragraphs: readonly Text[]): Reply => ({
  cards: [toldCard(ON_A_LOCKED_TELEPHONE, paragraphs)],
})
