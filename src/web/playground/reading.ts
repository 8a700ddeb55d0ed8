import { Router } from 'express'
import { drawnMessage } from '../../chat/web/render.ts'
import { londonDate, londonTime } from '../../policy/london-date.ts'
import type { Store, StoredEvent } from '../../store/store.ts'
import { day } from '../../views/format.ts'
import { storyLine, type StoryNames } from '../../views/story-line.ts'
import type { PlaygroundOptions } from './playground.ts'
import { cast, everywhere, mayRead, shownClock } from './sight.ts'

/** The most lines of the register that the page is given at once; the register's own pages have the rest. */
const MOST_LINES = 150

/** What the page asks for: everybody and everywhere, one conversation, and what was recorded last. */
export const reading = (
  { chat, council, councils, directory, clock, store, names }: PlaygroundOptions,
  token: string,
): Router => {
  const router = Router()
  router.get('/state', (_, response) => {
    const look = { chat, directory: directory(), now: clock.now() }
    response.json({
      token,
      council: council.name,
      councils: councils.map(({ name, path }) => ({ name, at: path === '/' ? path : `${path}/` })),
      clock: shownClock(look.now),
      cast: cast(look),
      places: everywhere(look),
    })
  })
  router.get('/messages', (request, response) => {
    const { as, in: conversation } = request.query
    if (
      typeof as !== 'string' ||
      typeof conversation !== 'string' ||
      !mayRead({ chat, directory: directory(), now: clock.now() }, as, conversation)
    ) {
      response.status(404).type('text/plain').send('There is no such conversation here.')
      return
    }
    response.json({ messages: chat.messages(conversation).map(drawnMessage) })
  })
  router.get('/story', async (_, response) => {
    const events = await latest(store, MOST_LINES)
    const say = names()
    response.json({ lines: events.map((stored) => drawnLine(stored, say)) })
  })
  return router
}

const drawnLine = ({ position, event }: StoredEvent, names: StoryNames) => ({
  position,
  shown: `${day(londonDate(event.at))}, ${londonTime(event.at)}`,
  reference: event.request === '' ? '' : names.reference(event.request),
  ...storyLine(event, names),
})

const latest = async (store: Pick<Store, 'read'>, most: number): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for await (const event of store.read()) {
    events.push(event)
    if (events.length > most * 2) events.splice(0, most)
  }
  return events.slice(-most)
}
