import type { OpenAuthority } from '../../open-authority.ts'
import { redrawCopies } from '../../post-cards.ts'
import { activeSteps, type Request } from '../../request/request.ts'

/** What a card offers can turn on the day: a panel's is answered once it has sat. After the clock moved, what is open is drawn again. */
export const redrawOpen = async (
  { spine, chats }: Pick<OpenAuthority, 'spine' | 'chats'>,
  now: () => string,
): Promise<void> => {
  const { requests, byFamily } = spine.state
  const others = (family: string): readonly Request[] =>
    (byFamily.get(family) ?? []).flatMap((id) => requests.get(id) ?? [])
  const world = spine.world(now())
  for (const request of requests.values())
    if (activeSteps(request).length > 0)
      await redrawCopies(request, world, { spine, chats, others, now, persist: (task) => task() })
}
