import type { ServerResponse } from 'node:http'

/**
 * What goes wrong between the bot and a platform: the platform answers something else than it should; it never answers; it
 * begins to and never ends; the line breaks before it heard anything; or it does what it was asked, and the line breaks
 * before the bot is told.
 */
export type WireFault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hangs'
  | 'stalls'
  | 'resets'
  | 'reply lost'

/** Answers a call as a fault has it. That what was asked is done before a reply is lost is for the platform to see to. */
export const goWrong = (fault: WireFault, response: ServerResponse): void => {
  switch (fault) {
    case 'hangs':
      return
    case 'stalls':
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok": true, "id": "1')
      return
    case 'resets':
    case 'reply lost':
      response.destroy()
      return
    default:
      response.writeHead(fault.status, { ...fault.headers }).end(fault.body ?? '<html>no</html>')
  }
}
