import type { Spine } from './handle.ts'
import type { Act, Errand, Errands, Give } from './errands.ts'
import type { Log } from './log.ts'
import type { Event } from './request/event.ts'
import { ANNOUNCED, type Documents, type StoredEvent } from './store/store.ts'

/** Tries of one thing before it is left: what fails every time would be told again from there at every start. */
const MOST = 5

type Doing = {
  readonly spine: Pick<Spine, 'onRecorded'>
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
  /** What could not be told, by position, and how often it was tried. */
  const failed = new Map<number, { readonly stored: StoredEvent; readonly tries: number }>()

  /** One that fails must not silence those after it. */
  const surely = async (errand: Errand, known?: Event): Promise<boolean> => {
    try {
      await act(errand, also, known)
      return true
    } catch (error) {
      const about = known &&
        'position' in errand && { event: known.type, request: known.request, position: errand.position }
      log.error('could not be announced', error, { reason: errand.kind, ...about })
      return false
    }
  }
  const inTurn = (work: () => Promise<unknown>): Promise<void> =>
    (tail = tail.then(work).then(() => undefined))
  const tellStored = async (stored: StoredEvent): Promise<boolean> => {
    const { position, event } = stored
    const told = await surely({ kind: 'recorded', position, request: event.request }, event)
    const tries = (failed.get(position)?.tries ?? 0) + 1
    if (told || tries === MOST) failed.delete(position)
    else failed.set(position, { stored, tries })
    return told
  }
  /** Tells it, then what could not be told before it: the disk or the chat may be well again. The cursor waits for those. */
  const tellNext = async (stored: StoredEvent): Promise<void> => {
    if (await tellStored(stored))
      for (const { stored: before } of failed.values()) if (!(await tellStored(before))) break
    const upTo = Math.min(stored.position, ...[...failed.keys()].map((position) => position - 1))
    await documents
      .put('cursor', ANNOUNCED, upTo)
      .catch((error: unknown) => log.error('how far it was told could not be kept', error))
  }

  /** What was recorded and not told before the last stop, then every card that is still owed. */
  const takeUp = async (after: number, until: number): Promise<void> => {
    if (until > after) await surely({ kind: 'opening', after, head: until })
    for await (const stored of read(after)) {
      if (stored.position > until) break
      await tellNext(stored)
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
        for (const one of stored) void inTurn(() => tellNext(one))
      })
    },
    holds: () => true,
    settled,
    stop: settled,
  }
}
