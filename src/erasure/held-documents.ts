import type { RecordOf } from '../request/record-events.ts'
import type { World } from '../request/world.ts'
import { hasTrace } from './erase-documents.ts'

/** Whether a document is about something that is held: then time doesn't sweep it away. */
export const heldDocuments = (
  { holds }: { readonly holds: ReadonlyMap<string, RecordOf | undefined> },
  { request, requestsOf, mergedWith }: Pick<World, 'request' | 'requestsOf' | 'mergedWith'>,
): ((document: unknown) => boolean) => {
  const marks = [...holds.values()].flatMap((of) => {
    if (of === undefined) return []
    if ('request' in of) return [of.request, request(of.request)?.reference ?? of.request]
    const families = [of.family, ...mergedWith(of.family)]
    return [...families, ...families.flatMap(requestsOf).map(({ id }) => id)]
  })
  return (document) => marks.length > 0 && hasTrace(JSON.stringify(document), { marks, texts: [] })
}
