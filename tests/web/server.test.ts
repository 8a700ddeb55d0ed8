import { type RequestHandler, Router } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { webServer, type WebServer } from '../../src/web/server.ts'

let server: WebServer
afterEach(() => server.stop())

const start = async (handler: RequestHandler, onError?: (error: unknown, path: string) => void) => {
  server = await webServer({
    mounts: [{ path: '/part', handler }],
    host: '127.0.0.1',
    port: 0,
    ...(onError && { onError }),
  })
  return server.url
}

describe('the server', () => {
  it('mounts what it is given, and gives it the body as it came', async () => {
    const router = Router().post('/', (request, response) => {
      const body: Buffer[] = []
      request.on('data', (piece: Buffer) => body.push(piece))
      request.on('end', () => response.send(Buffer.concat(body).toString()))
    })
    const url = await start(router)
    const answer = await fetch(`${url}/part`, {
      method: 'POST',
      body: '{"a": 1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await answer.text()).toBe('{"a": 1}')
  })

  it('says that it is well, and sets its headers everywhere', async () => {
    const url = await start(Router())
    const answer = await fetch(`${url}/healthz`)
    expect(await answer.json()).toEqual({ ok: true })
    for (const path of ['/healthz', '/nothing']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('is ready when it says so, and well all the while', async () => {
    let ready = false
    server = await webServer({ mounts: [], host: '127.0.0.1', port: 0, ready: () => ready })
    const statuses = async () =>
      Promise.all(['healthz', 'readyz'].map(async (path) => (await fetch(`${server.url}/${path}`)).status))
    expect(await statuses()).toEqual([200, 503])
    ready = true
    expect(await statuses()).toEqual([200, 200])
  })

  it('answers 404 in a sentence', async () => {
    const answer = await fetch(`${await start(Router())}/nothing`)
    expect([answer.status, await answer.text()]).toEqual([404, 'There is nothing at this address.'])
  })

  it.each([
    [
      'thrown',
      () => {
        throw new Error('secret in /root/x.ts')
      },
    ],
    ['rejected', () => Promise.reject(new Error('secret in /root/x.ts'))],
  ])('shows no stack for what was %s, and tells its owner', async (_, fails) => {
    const told: unknown[] = []
    const url = await start(
      () => fails(),
      (error, path) => told.push([String(error), path]),
    )
    const answer = await fetch(`${url}/part/a`)
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toMatch(/secret|\.ts|at /)
    expect(told).toEqual([['Error: secret in /root/x.ts', '/part/a']])
  })

  it('lets what is under way finish when it stops, and takes nothing new', async () => {
    let finish: () => void = () => undefined
    const url = await start((_, response) => {
      finish = () => response.send('done')
    })
    const answer = fetch(`${url}/part`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const stopped = server.stop()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    finish()
    expect(await (await answer).text()).toBe('done')
    await stopped
  })
})
