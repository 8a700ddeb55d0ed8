import type { Store, StoredEvent } from '../../store/store.ts'

/** Every event of the register, or those of the requests that are wanted. */
export const all = async (
  store: Pick<Store, 'read'>,
  wanted: (request: string) => boolean = () => true,
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const stored of store.read()) if (wanted(stored.event.request)) events.push(stored)
  return events
}
