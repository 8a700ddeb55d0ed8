import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { microsoft } from '../../../src/chat/teams/microsoft.ts'
import { publicCloud } from '../../../src/chat/teams/teams-config.ts'
import { tenant } from './bot-at-teams.ts'

type Call = { readonly url: string; readonly headers: Headers; readonly body: string }

const login = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`
let calls: Call[]
let token: () => Promise<Response>
const given = () =>
  Promise.resolve(Response.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'signed-in' }))

/** Microsoft's real addresses, answered on this machine: a call to any other is a fault of the test. */
const answer = (call: Call): Promise<Response> => {
  if (call.url === login) return token()
  if (call.url.startsWith(publicCloud.serviceUrl))
    return Promise.resolve(Response.json({ id: '1' }, { status: 201 }))
  throw new Error(`Nobody may be asked at ${call.url}.`)
}

beforeEach(() => {
  calls = []
  token = given
  vi.stubGlobal('fetch', async (url: unknown, { headers, body, signal }: RequestInit = {}) => {
    signal?.throwIfAborted()
    const call = {
      url: String(url).split('?')[0] ?? '',
      headers: new Headers(headers),
      body: typeof body === 'string' ? body : '',
    }
    calls.push(call)
    return answer(call)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const at = { serviceUrl: publicCloud.serviceUrl, id: '19:x@thread.tacv2' }
const message = { type: 'message', text: 'x' }
/** Another app each time: the SDK keeps a token for as long as the process lives. */
const opened = async () => {
  const appId = randomUUID()
  return {
    appId,
    bot: await microsoft({ sdk: 'agents', appId, password: 'the secret', tenant }, publicCloud),
  }
}
const sent = () => calls.filter(({ url }) => url.startsWith(publicCloud.serviceUrl))
const signedIn = () => calls.filter(({ url }) => url === login)

describe('the newer SDK', () => {
  it('signs in with the password, in the tenant of its registration and for Teams alone, and not again each time', async () => {
    const { appId, bot } = await opened()
    await bot.send(at, message)
    await bot.send(at, message)
    expect(sent().map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer signed-in',
      'Bearer signed-in',
    ])
    expect(signedIn().map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
      expect.objectContaining({
        client_id: appId,
        client_secret: 'the secret',
        grant_type: 'client_credentials',
        scope: 'https://api.botframework.com/.default',
      }),
    ])
  })

  it.each([
    ['refused', () => Promise.resolve(Response.json({ error: 'invalid_client' }, { status: 401 }))],
    [
      'not understood',
      () => Promise.resolve(new Response('<html>Down for maintenance</html>', { status: 200 })),
    ],
    ['not reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['too busy', () => Promise.resolve(new Response('', { status: 408 }))],
  ])('says nothing anywhere while it is %s, asks once, and keeps the secret', async (_how, refuse) => {
    token = refuse
    const { bot } = await opened()
    const error: unknown = await bot.send(at, message).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ChatError', kind: 'busy' })
    expect(String(error)).not.toContain('the secret')
    expect(signedIn()).toHaveLength(1)
    expect(sent()).toEqual([])
  })

  it('says that it was the signing in: a secret that has run out looks like nothing else', async () => {
    token = () => Promise.resolve(Response.json({ error: 'invalid_client' }, { status: 401 }))
    const { bot } = await opened()
    await expect(bot.send(at, message)).rejects.toThrow(
      'The bot could not sign in at Microsoft: invalid_client.',
    )
  })

  it('gives up when signing in takes too long, and sends nothing when it comes after all', async () => {
    const late = Promise.withResolvers<Response>()
    token = () => late.promise
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const over = new AbortController()
      setTimeout(() => over.abort(), 20)
      return over.signal
    })
    const { bot } = await opened()
    await expect(bot.send(at, message)).rejects.toMatchObject({ kind: 'busy' })
    late.resolve(await given())
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(signedIn()).toHaveLength(1)
    expect(sent()).toEqual([])
  })
})
