import { afterEach, expect, it, vi } from 'vitest'
import { sendByHttps } from '../../src/checkpoints/send-checkpoint.ts'

afterEach(() => void vi.unstubAllGlobals())
const to = new URL('https://elsewhere.example/checkpoints')

it('a checkpoint is posted as text, for ten seconds at the most, and follows nobody elsewhere', async () => {
  const fetch = vi.fn((_: URL, { signal }: RequestInit) => {
    expect(signal).toBeInstanceOf(AbortSignal)
    return Promise.resolve(new Response(null, { status: 204 }))
  })
  vi.stubGlobal('fetch', fetch)
  await sendByHttps(to, 'the note\n')
  expect(fetch.mock.calls).toMatchObject([[to, { method: 'POST', body: 'the note\n', redirect: 'error' }]])
})

it('an answer that is no yes means that it was not taken', async () => {
  for (const status of [400, 404, 500, 503]) {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('no', { status })))
    await expect(sendByHttps(to, 'the note\n')).rejects.toThrow(String(status))
  }
})
