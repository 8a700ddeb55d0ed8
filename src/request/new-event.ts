import type { ActingAs } from './as-holder.ts'
import type { Given } from './command.ts'
import type { EventOf, EventType } from './event.ts'

type Contents<Type extends EventType> = Pick<EventOf<Type>, 'sealed' | 'private'>

/** An event of a request, as the person who gave the command caused it. */
export const newEvent = <Type extends EventType>(
  type: Type,
  request: string,
  { by, at, delivery }: Given,
  contents: Contents<Type>,
  acting?: ActingAs,
) => ({
  type,
  at,
  by,
  request,
  delivery,
  ...(acting ? { post: acting.post } : {}),
  ...(acting?.covering ? { covering: true as const } : {}),
  ...contents,
})
