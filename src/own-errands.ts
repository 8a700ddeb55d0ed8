import type { Spine } from './handle.ts'
import type { Act, Errand, Errands, Give } from './errands.ts'
import type { Log } from './log.ts'
import { ANNOUNCED, type Documents, type StoredEvent } from './store/store.ts'

type Doing = {
  readonly spine: Spine
  readonly documents: Documents
  readonly read: (after: number) => AsyncIterable<StoredEvent>
  /** The last position on disk now. */
  readonly head: () => number
  readonly log: Log
}

/**
 * The errands of a bot that is alone with its register: what is recorded is told one thing after another, and how far it
 * got is kept. What one of them gives out is done on the spot.
 */
export const ownErrands = ({ spine, documents, read, head, log }: Doing): Errands => {
  let act: Act = () => Promise.resolve()
  let tail: Promise<void> = Promise.resolve()

  const also: Give = (errand) => act(errand, also)
  /** One that fails must not silence those after it. */
  const surely = async (errand: Errand, { event, position }: Partial<StoredEvent> = {}): Promise<void> => {
    try {
      await act(errand, also, event)
      if (position !== undefined) await documents.put('cursor', ANNOUNCED, position)
    } catch (error) {
      const about = event && { event: event.type, request: event.request, position: position ?? 0 }
      log.error('could not be announced', error, { reason: errand.kind, ...about })
    }
  }
  const inTurn = (work: () => Promise<void>): Promise<void> => (tail = tail.then(work))
  const tellStored = (stored: StoredEvent): Promise<void> =>
    surely({ kind: 'recorded', position: stored.position, request: stored.event.request }, stored)

  /** What was recorded and not told before the last stop, then every card that is still owed. */
  const takeUp = async (after: number, until: number): Promise<void> => {
    if (until > after) await surely({ kind: 'opening', after, head: until })
    for await (const stored of read(after)) {
      if (stored.position > until) break
      await tellStored(stored)
    }
    await surely({ kind: 'owed' })
    await surely({ kind: 'day' })
  }

  const settled = async (): Promise<void> => {
    for (let seen = tail; ; seen = tail) {
      await seen
      if (seen === tail) return
    }
  }

  return {
    give: (errand) => inTurn(() => surely(errand)),
    start: async (how) => {
      act = how
      const cursor = await documents.get('cursor', ANNOUNCED)
      const until = head()
      void inTurn(() => takeUp(typeof cursor === 'number' ? cursor : 0, until))
      spine.onRecorded((stored) => {
        for (const one of stored) void inTurn(() => tellStored(one))
      })
    },
    holds: () => true,
    settled,
    stop: settled,
  }
}
