import type { Event } from '../request/event.ts'

/** Where an event stands in an authority's register: 1 for the first. */
export type Position = number

/** An event as it was read back. */
export type StoredEvent = { readonly position: Position; readonly event: Event }

/** A break in the chain, or damage: where, and what is wrong, for the operator. */
export type Damage = { readonly file: string; readonly line: number; readonly message: string }

/** One authority's register: append-only, hash-chained, durable before it answers. */
export interface Store {
  /** The last position recorded; 0 for an empty register. */
  readonly head: Position
  /** Every event after a position, in order, a stream so that a million fit in memory one by one. */
  read(after?: Position): AsyncIterable<StoredEvent>
  /**
   * Appends a batch whole or not at all, after `expected`. Resolves only when it is on disk; appends in the same moment share a sync.
   * Refuses with 'position-taken' when another instance was first. Throws `StoreFailed` when it could not be written.
   */
  append(
    events: readonly Event[],
    expected: Position,
  ): Promise<{ readonly head: Position } | 'position-taken'>
  /** Calls back after each batch that is on disk, from any instance, as a hint. Returns how to stop. */
  onAppended(listener: (head: Position) => void): () => void
  close(): Promise<void>
}

/** Small durable documents beside the register: drafts, conversation addresses, the announcing cursor, messages that ask something, codes that link accounts. */
export interface Documents {
  get(kind: DocumentKind, key: string): Promise<unknown>
  /** Resolves when it is on disk. `undefined` deletes. */
  put(kind: DocumentKind, key: string, value: unknown): Promise<void>
  list(kind: DocumentKind): Promise<readonly (readonly [key: string, value: unknown])[]>
}

export const DOCUMENT_KINDS = [
  'draft',
  'conversation',
  'cursor',
  'delivery',
  'asking',
  'link',
  'unsent',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** The cursor that says up to which position everything recorded has been told. */
export const ANNOUNCED = 'announced'

/** The disk refused. `fatal` after a failed sync: nothing more may be acknowledged until the register is checked. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed'
  readonly fatal: boolean
  constructor(message: string, fatal: boolean, cause?: unknown) {
    super(message, { cause })
    this.fatal = fatal
  }
}

/** It was closed meanwhile: nothing is wrong, and nothing more is read. */
export class StoreClosed extends StoreFailed {
  constructor() {
    super('the store is closed', false)
  }
}
