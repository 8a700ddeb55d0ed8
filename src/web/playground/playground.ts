import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { randomBytes } from 'node:crypto'
import { parseOpened, parsePressed, parseSaid } from '../../chat/web/parse.ts'
import { drawnMessage } from '../../chat/web/render.ts'
import type { Delivery } from '../../chat/chat.ts'
import type { WebChat } from '../../chat/web/web-chat.ts'
import { londonDate, londonTime } from '../../policy/london-date.ts'
import type { Directory } from '../../people/directory.ts'
import type { Store, StoredEvent } from '../../store/store.ts'
import { day } from '../../views/format.ts'
import { storyLine, type StoryNames } from '../../views/story-line.ts'
import type { FamilySpend } from '../../views/story-spend.ts'
import { registerPages } from '../register-pages.ts'
import { onlyThisMachine, onlyThisPage } from './guard.ts'
import { liveLines } from './live.ts'
import { isLeap, leapFrom, type MovableClock } from './movable-clock.ts'
import { pageFiles } from './page-files.ts'
import { cast, everywhere, shownClock } from './sight.ts'

/** What the playground needs of the bot, and nothing more. */
export type PlaygroundOptions = {
  readonly chat: WebChat
  readonly directory: () => Directory
  readonly clock: MovableClock
  readonly store: Pick<Store, 'read' | 'onAppended'>
  readonly names: () => StoryNames
  /** For the register's pages: what each family has had against what may be agreed. */
  readonly spend?: () => readonly FamilySpend[]
  /** After the clock was moved: whatever fell due is done before the page hears of it. */
  readonly moved?: () => Promise<void>
}

export type Playground = { readonly handler: RequestHandler; stop(): void }

/** The most lines of the register that the page is given at once; the register's own pages have the rest. */
const MOST_LINES = 150

/** The page people meet first, and what it calls. For this machine only; never mounted in production. */
export const playgroundRoutes = (options: PlaygroundOptions): Playground => {
  const token = randomBytes(24).toString('base64url')
  const live = liveLines()
  const stops = [
    options.chat.onShown(({ conversation, id, from }) =>
      live.tell({ kind: 'shown', conversation, message: id, from }),
    ),
    options.store.onAppended(() => live.tell({ kind: 'recorded' })),
  ]
  const router = Router()
  router.use(onlyThisMachine)
  router.use(pageFiles())
  router.use(registerPages({ ...options, spend: options.spend ?? (() => []) }))
  router.get('/playground/live', (request, response) => {
    live.follow(request, response)
  })
  router.use('/playground', reading(options, token))
  router.use(
    '/playground',
    onlyThisPage(token),
    express.json({ limit: '256kb' }),
    acting(options, () => {
      live.tell({ kind: 'clock' })
    }),
  )
  return {
    handler: router,
    stop: () => {
      for (const stop of stops) stop()
      live.stop()
    },
  }
}

const reading = ({ chat, directory, clock, store, names }: PlaygroundOptions, token: string): Router => {
  const router = Router()
  router.get('/state', (_, response) => {
    const look = { chat, directory: directory(), now: clock.now() }
    response.json({ token, clock: shownClock(look.now), cast: cast(look), places: everywhere(look) })
  })
  router.get('/messages', (request, response) => {
    const { as, in: conversation } = request.query
    if (
      typeof as !== 'string' ||
      typeof conversation !== 'string' ||
      !mayRead({ chat, directory, clock }, as, conversation)
    ) {
      response.status(404).type('text/plain').send('There is no such conversation here.')
      return
    }
    response.json({ messages: chat.messages(conversation).map(drawnMessage) })
  })
  router.get('/story', async (_, response) => {
    const events = await latest(store, MOST_LINES)
    const say = names()
    response.json({
      lines: events.map((stored) => drawnLine(stored, say)),
    })
  })
  return router
}

const drawnLine = ({ position, event }: StoredEvent, names: StoryNames) => ({
  position,
  shown: `${day(londonDate(event.at))}, ${londonTime(event.at)}`,
  reference: event.request === '' ? '' : names.reference(event.request),
  ...storyLine(event, names),
})

const mayRead = (
  { chat, directory, clock }: Pick<PlaygroundOptions, 'chat' | 'directory' | 'clock'>,
  user: string,
  conversation: string,
): boolean =>
  everywhere({ chat, directory: directory(), now: clock.now() }).some(
    (place) => place.conversation === conversation && place.readers.includes(user),
  )

const latest = async (store: Pick<Store, 'read'>, most: number): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const event of store.read()) {
    events.push(event)
    if (events.length > most * 2) events.splice(0, most)
  }
  return events.slice(-most)
}

type Parsed = { readonly delivery: Delivery; readonly conversation: string } | undefined

const acting = (options: PlaygroundOptions, clockMoved: () => void): Router => {
  const { chat, clock } = options
  const router = Router()
  const deliver = (parse: (workspace: string, body: unknown) => Parsed) => {
    return async (request: Request, response: Response): Promise<void> => {
      const parsed = parse(chat.workspace, request.body)
      if (parsed === undefined || !mayRead(options, parsed.delivery.account.user, parsed.conversation)) {
        response.status(400).type('text/plain').send('That could not be read.')
        return
      }
      await chat.deliver(parsed.delivery, parsed.conversation)
      response.json({ done: true })
    }
  }
  router.post('/say', deliver(parseSaid))
  router.post('/press', deliver(parsePressed))
  router.post('/open', deliver(parseOpened))
  router.post('/remove', async (request: Request, response) => {
    const { as, conversation, message } = request.body as Record<string, unknown>
    const done = await chat.remove(String(as), String(conversation), String(message))
    response.status(done ? 200 : 404).json({ done })
  })
  router.post('/clock', async (request: Request, response) => {
    const { leap } = request.body as Record<string, unknown>
    if (!isLeap(leap)) {
      response.status(400).type('text/plain').send('That could not be read.')
      return
    }
    await clock.move(leapFrom(clock.now(), leap))
    await options.moved?.()
    clockMoved()
    response.json({ clock: shownClock(clock.now()) })
  })
  return router
}
