import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scriptedPlayground } from '../../end-to-end/scripted-playground.ts'

let playground: Awaited<ReturnType<typeof scriptedPlayground>>
beforeEach(async () => {
  playground = await scriptedPlayground()
})
afterEach(() => playground.stop())

type Sent = { readonly status: number; readonly text: string }

/** Sends what fetch would not: any host, any origin. */
const send = (path: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(playground.url)
    const options = { hostname, port, path, headers, method: body === undefined ? 'GET' : 'POST' }
    const sent = request(options, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })

const token = async (): Promise<string> => {
  const state = (await (await fetch(`${playground.url}/playground/state`)).json()) as { token: string }
  return state.token
}

const SAID = { as: 'sam', conversation: 'private:sam', text: 'hello', delivery: 'delivery-1' }
const right = async () => ({
  'content-type': 'application/json',
  origin: playground.url,
  'x-playground-token': await token(),
})

describe('the playground', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost@evil.example'])(
    'shows nothing under the name %s',
    async (host) => {
      for (const path of ['/', '/playground/state', '/playground/live', '/register'])
        expect((await send(path, { host })).status).toBe(403)
    },
  )

  it('takes what its own page sends', async () => {
    expect((await send('/playground/say', await right(), SAID)).status).toBe(200)
    expect(playground.heard).toHaveLength(1)
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: undefined }],
    ['another token', { 'x-playground-token': 'guess' }],
    ['no token', { 'x-playground-token': undefined }],
  ])('takes nothing with %s', async (_, change) => {
    const headers = Object.fromEntries(
      Object.entries({ ...(await right()), ...change }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    )
    expect((await send('/playground/say', headers, SAID)).status).toBe(403)
    expect(playground.heard).toEqual([])
  })

  it.each([
    ['a conversation of somebody else', { conversation: 'private:jo' }],
    ['a channel that they cannot see', { conversation: 'channel:tm-east-2' }],
    ['somebody unknown', { as: 'nobody', conversation: 'private:nobody' }],
    ['no words', { text: undefined }],
  ])('refuses %s', async (_, change) => {
    expect((await send('/playground/say', await right(), { ...SAID, ...change })).status).toBe(400)
    expect(playground.heard).toEqual([])
  })

  it('refuses a body that is too long, in a sentence', async () => {
    const long = await send('/playground/say', await right(), { ...SAID, text: 'x'.repeat(1_000_000) })
    expect(long).toEqual({ status: 413, text: 'That is too long to take in one go.' })
  })

  it('shows a conversation only to those who are in it', async () => {
    const path = (user: string) => `/playground/messages?as=${user}&in=channel:tm-east-2`
    const { host } = new URL(playground.url)
    expect((await send(path('sam'), { host })).status).toBe(404)
    expect((await send(path('jo'), { host })).status).toBe(200)
  })

  it('lets no page frame it, and runs nothing from elsewhere', async () => {
    const { headers } = await fetch(playground.url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })
})
