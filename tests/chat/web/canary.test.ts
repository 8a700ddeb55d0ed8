import express from 'express'
import { expect, test } from 'vitest'
import { webServer } from '../../../src/web/server.ts'
import { chatLog } from '../../fixtures/chat-log.ts'
import { CHILD, leaksIn } from '../../canary/canaries.ts'
import { listenIn } from '../../canary/listening.ts'
import { describeCanary } from '../canary.ts'
import { webRig } from './web-rig.ts'

describeCanary('the local page', webRig, [], async (_, planted) => {
  const broken = express.Router()
  broken.use(express.json())
  broken.post('/page', () => {
    throw new Error(planted, { cause: new TypeError(planted) })
  })
  const server = await webServer({
    mounts: [{ path: '/', handler: broken }],
    host: '127.0.0.1',
    port: 0,
    onError: (error, path) => chatLog.current?.error('a page could not be shown', error, { path }),
  })
  const type = { 'content-type': 'application/json' }
  const post = async (path: string, body: string) => {
    const response = await fetch(`${server.url}${path}`, { method: 'POST', headers: type, body })
    return { status: response.status, text: await response.text() }
  }
  try {
    return [
      await post('/page', JSON.stringify({ planted })),
      await post('/page', `{"type":"${planted}`),
      await post('/page', JSON.stringify({ text: 'x'.repeat(3_000_000) + planted })),
    ]
  } finally {
    await server.stop()
  }
})

// With DEBUG express would say every address: the bot refuses to start with it (tests/config.test.ts).
test('an address that names a child is in no log and in no answer', async () => {
  const heard = listenIn({ debug: false })
  const server = await webServer({
    mounts: [],
    host: '127.0.0.1',
    port: 0,
    onError: (error, path) => heard.log.error('a page could not be shown', error, { path }),
  })
  try {
    const planted = encodeURIComponent(`${CHILD.name} ${CHILD.telephone}`)
    const response = await fetch(`${server.url}/${planted}?q=${planted}`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(404)
    expect(leaksIn([...heard.lines, await response.text()], Object.values(CHILD))).toEqual([])
  } finally {
    await server.stop()
    heard.stop()
  }
})
