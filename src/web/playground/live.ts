import type { Request, Response } from 'express'

/** What the page is told at once; it fetches what it may see of it. */
export type Notice =
  | { readonly kind: 'shown'; readonly conversation: string; readonly message: string; readonly from: string }
  | { readonly kind: 'recorded' }
  | { readonly kind: 'clock' }

export type Live = {
  /** Keeps a response open and writes notices to it as server-sent events. */
  follow(request: Request, response: Response): void
  tell(notice: Notice): void
  stop(): void
}

const BEAT = 15_000

/** The page's open lines. After a broken one the browser comes back by itself and starts again from what is kept. */
export const liveLines = (): Live => {
  const open = new Set<Response>()
  const beat = setInterval(() => {
    for (const response of open) response.write(': still here\n\n')
  }, BEAT)
  beat.unref()
  return {
    follow: (request, response) => {
      response.status(200).type('text/event-stream')
      response.flushHeaders()
      response.write('retry: 1000\ndata: {"kind":"hello"}\n\n')
      open.add(response)
      request.on('close', () => open.delete(response))
    },
    tell: (notice) => {
      for (const response of open) response.write(`data: ${JSON.stringify(notice)}\n\n`)
    },
    stop: () => {
      clearInterval(beat)
      for (const response of open) response.end()
      open.clear()
    },
  }
}
