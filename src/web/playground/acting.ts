import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Delivery } from '../../chat/chat.ts'
import { parseOpened, parsePressed, parseSaid } from '../../chat/web/parse.ts'
import { isLeap, leapFrom } from './movable-clock.ts'
import type { PlaygroundOptions } from './playground.ts'
import { mayRead, shownClock } from './sight.ts'

type Parsed = { readonly delivery: Delivery; readonly conversation: string } | undefined
type Parse = (workspace: string, body: unknown) => Parsed

/** What somebody does on the page: the bot hears of it through the chat, as it would from any other. */
export const acting = (options: PlaygroundOptions, clockMoved: () => void): Router => {
  const router = Router()
  router.post('/say', deliver(options, parseSaid))
  router.post('/press', deliver(options, parsePressed))
  router.post('/open', deliver(options, parseOpened))
  router.post('/remove', async (request: Request, response) => {
    const { as, conversation, message } = request.body as Record<string, unknown>
    const done = await options.chat.remove(String(as), String(conversation), String(message))
    response.status(done ? 200 : 404).json({ done })
  })
  router.post('/clock', leap(options, clockMoved))
  return router
}

const deliver =
  ({ chat, directory, clock }: PlaygroundOptions, parse: Parse): RequestHandler =>
  async (request: Request, response) => {
    const parsed = parse(chat.workspace, request.body)
    const look = { chat, directory: directory(), now: clock.now() }
    if (parsed === undefined || !mayRead(look, parsed.delivery.account.user, parsed.conversation)) {
      unreadable(response)
      return
    }
    await chat.deliver(parsed.delivery, parsed.conversation)
    response.json({ done: true })
  }

const leap =
  ({ clock, pass, moved }: PlaygroundOptions, clockMoved: () => void): RequestHandler =>
  async (request: Request, response) => {
    const { leap: wanted } = request.body as Record<string, unknown>
    if (!isLeap(wanted)) {
      unreadable(response)
      return
    }
    const far = leapFrom(clock.now(), wanted)
    await (pass ? pass(new Date(Date.parse(clock.now()) + far).toISOString()) : clock.move(far))
    await moved?.()
    clockMoved()
    response.json({ clock: shownClock(clock.now()) })
  }

const unreadable = (response: Response): void => {
  response.status(400).type('text/plain').send('That could not be read.')
}
