import { z } from 'zod'
import { redrawCopies, postSteps, type Posting } from './post-cards.ts'
import { activeSteps, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { Documents } from '../store/store.ts'
import type { Announcement } from '../views/announcement.ts'
import { changedHands, handsNews, handsOf, type Hands } from '../views/hands-news.ts'
import { viewRequest } from '../views/request-view.ts'

type Telling = Posting & {
  readonly documents: Documents
  /** Tells one announcement to whom it is for. */
  readonly tell: (announcement: Announcement, request: Request, world: World) => Promise<void>
}

const KEY = 'hands'
const stored = z.record(z.string(), z.array(z.string()))

/**
 * Notices that other people act for a post than when it was last looked at: cover began or ended, somebody left or came.
 * What waits there is put in front of whoever acts now, and the worker is told. At least once, like all announcing: what
 * was noticed is kept only after it was told.
 */
export const announceHands = async (it: Telling): Promise<void> => {
  const world = it.spine.world(it.now())
  const now = handsOf(world.directory.posts.values(), world.today)
  const before = stored.safeParse(await it.documents.get('cursor', KEY)).data
  const changed = changedHands(before ?? now, now)
  if (before && changed.size === 0) return
  for (const request of it.spine.state.requests.values())
    if (request.status === 'open' || request.status === 'approved')
      await announceFor(request, changed, world, it)
  await it.documents.put('cursor', KEY, now satisfies Hands)
}

const announceFor = async (
  request: Request,
  changed: ReadonlySet<string>,
  world: World,
  it: Telling,
): Promise<void> => {
  const moved = activeSteps(request).filter((step) => {
    const state = request.steps[step]
    return state && !state.shown.outside && state.posts.some((post) => changed.has(post))
  })
  if (moved.length === 0) return
  await redrawCopies(request, world, it)
  await postSteps(request, world, it)
  const view = viewRequest(request, world)
  if (!view) return
  for (const announcement of moved.flatMap((step) => handsNews(view, step, changed)))
    await it.tell(announcement, request, world)
}
