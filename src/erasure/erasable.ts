import type { Documents, Store } from '../store/store.ts'

/** A register of which private lines can be erased, and what lies beside it. Only what runs without the bot ever has one. */
export type Erasable = {
  readonly store: Store & { erase(positions: ReadonlySet<number>): Promise<void> }
  readonly documents: Documents
  /** Takes what else of it lies on the disk: pieces of unfinished writes, why somebody looked. Resolves when it is gone. */
  readonly eraseBeside: (requests: ReadonlySet<string>) => Promise<void>
  /** Notes an erasure for the restore of an older copy, where backups can take it along. */
  readonly note: (line: string) => Promise<void>
  /** Every erasure that was noted, a line each. */
  readonly noted: () => Promise<readonly string[]>
}
