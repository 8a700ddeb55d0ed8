import { type RequestHandler, type Response, Router } from 'express'
import type { Store, StoredEvent } from '../store/store.ts'
import { storiesOf, storyOf } from '../views/story.ts'
import type { StoryNames } from '../views/story-line.ts'
import type { FamilySpend } from '../views/story-spend.ts'
import type { Html } from './html.ts'
import { listPage } from './register/list-page.ts'
import { spendPage } from './register/spend-page.ts'
import { storyPage } from './register/story-page.ts'

export type RegisterPagesOptions = {
  readonly store: Pick<Store, 'read'>
  readonly names: () => StoryNames
  readonly spend: () => readonly FamilySpend[]
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const own: RequestHandler = (_, response, next) => {
  response.set('content-security-policy', POLICY)
  next()
}

/** The register for governance to read: every request, one request's story, and spend. Whoever mounts it says who may see it. */
export const registerPages = ({ store, names, spend }: RegisterPagesOptions): Router => {
  const router = Router()
  router.use('/register', own)
  router.get('/register/base.css', style('base.css'))
  router.get('/register/register.css', style('register/register.css'))
  router.get('/register', async (request, response) => {
    const wanted = request.query['q']
    const stories = storiesOf(await all(store), names())
    // The pages link within their folder: without the slash at its end they would lead elsewhere.
    if (request.path.endsWith('/'))
      send(response, listPage(stories, typeof wanted === 'string' ? wanted : ''))
    else response.redirect('register/')
  })
  router.get('/register/spend', (_, response) => send(response, spendPage(spend())))
  router.get('/register/:request', async (request, response, next) => {
    const events = await all(store, (id) => id === request.params.request)
    const story = storyOf(events, names())
    if (story === undefined) next()
    else send(response, storyPage(story))
  })
  return router
}

const style =
  (file: string): RequestHandler =>
  (_, response) =>
    response.sendFile(file, {
      root: import.meta.dirname,
      etag: false,
      lastModified: false,
      cacheControl: false,
    })

const send = (response: Response, page: Html): void => {
  response.type('html').send(page.toString())
}

const all = async (
  store: Pick<Store, 'read'>,
  wanted: (request: string) => boolean = () => true,
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const stored of store.read()) if (wanted(stored.event.request)) events.push(stored)
  return events
}
