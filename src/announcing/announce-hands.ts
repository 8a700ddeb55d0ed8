import { z } from 'zod'
import type { Give } from '../errands.ts'
import { redrawCopies, postSteps, type Posting } from './post-cards.ts'
import { activeSteps, type Request } from '../request/request.ts'
import type { Documents } from '../store/store.ts'
import type { Announcement } from '../views/announcement.ts'
import { changedHands, handsNews, handsOf, type Hands } from '../views/hands-news.ts'
import { viewRequest } from '../views/request-view.ts'

type Noticing = Pick<Posting, 'spine' | 'now'> & { readonly documents: Documents; readonly also: Give }

type Telling = Posting & {
  /** Tells one announcement to whom it is for. */
  readonly tell: (announcement: Announcement) => Promise<void>
}

const KEY = 'hands'
const stored = z.record(z.string(), z.array(z.string()))

/**
 * Notices that other people act for a post than when it was last looked at: cover began or ended, somebody left or came.
 * At least once, like all announcing: what was noticed is kept only after each request that waits there was given out.
 */
export const announceHands = async (it: Noticing): Promise<void> => {
  const world = it.spine.world(it.now())
  const now = handsOf(world.directory.posts.values(), world.today)
  const before = stored.safeParse(await it.documents.get('cursor', KEY)).data
  const changed = changedHands(before ?? now, now)
  if (before && changed.size === 0) return
  for (const request of it.spine.state.requests.values())
    if (request.status === 'open' || request.status === 'approved')
      if (movedIn(request, changed).length > 0)
        await it.also({ kind: 'hands', request: request.id, posts: [...changed] })
  await it.documents.put('cursor', KEY, now satisfies Hands)
}

/** Steps that wait for a post for which others act now. */
const movedIn = (request: Request, changed: ReadonlySet<string>): readonly number[] =>
  activeSteps(request).filter((step) => {
    const state = request.steps[step]
    return state && !state.shown.outside && state.posts.some((post) => changed.has(post))
  })

/** Puts a request in front of whoever acts for its posts now, and tells the worker. */
export const announceHandsOf = async (
  request: Request,
  changed: ReadonlySet<string>,
  it: Telling,
): Promise<void> => {
  const world = it.spine.world(it.now())
  const moved = movedIn(request, changed)
  if (moved.length === 0) return
  await redrawCopies(request, it)
  await postSteps(request, world, it)
  const view = viewRequest(request, world)
  if (!view) return
  for (const announcement of moved.flatMap((step) => handsNews(view, step, changed)))
    await it.tell(announcement)
}
