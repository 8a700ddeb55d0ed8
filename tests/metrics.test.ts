import { afterEach, describe, expect, it } from 'vitest'
import type { Letter } from '../src/announcing/letters.ts'
import { openMetrics } from '../src/metrics.ts'
import type { StoredEvent } from '../src/store/store.ts'
import { webServer, type Mount, type WebServer } from '../src/web/server.ts'
import { gas, openScene } from './fixtures/scene.ts'

const open: WebServer[] = []
afterEach(() => Promise.all(open.splice(0).map((server) => server.stop())))

const served = async (...mounts: readonly Mount[]): Promise<string> => {
  const server = await webServer({ host: '127.0.0.1', port: 0, mounts })
  open.push(server)
  return server.url
}

const told = {
  kind: 'tell',
  request: 'r1',
  about: 'approved',
  place: { kind: 'channel', platform: 'slack', workspace: 'T1', channel: 'C-EAST' },
  card: { summary: 'Something about F2201', elements: [], actions: [] },
} as const
/** One that waits, and one that was given up for now. */
const UNSENT: readonly Letter[] = [
  { sending: told, since: '2026-11-27T12:38:00Z' },
  {
    sending: told,
    since: '2026-11-27T12:38:00Z',
    dead: { why: 'is_archived', again: '2026-11-27T13:38:00Z' },
  },
]

/** The figures after a request of Sam's, and a press of hers that may not be. */
const figures = async (): Promise<string> => {
  const scene = openScene()
  const metrics = openMetrics()
  const listeners: ((stored: readonly StoredEvent[]) => void)[] = []
  const spine = {
    state: scene.state,
    onRecorded: (listener: (stored: readonly StoredEvent[]) => void) => void listeners.push(listener),
  }
  metrics.watch([
    { name: 'peterborough', spine, head: () => scene.events.length, unsent: () => Promise.resolve(UNSENT) },
  ])
  scene.submit({ resource: 's17', facts: gas(80_00), words: ['Kayla’s meter is empty'] })
  scene.press('sam', 'approve')
  listeners.forEach((listener) => listener(scene.events.map((event, i) => ({ position: i + 1, event }))))
  const door = await served({ path: '/', handler: metrics.timing })
  await fetch(`${door}/nothing`)
  const url = await served({ path: '/metrics', handler: metrics.page })
  return (await fetch(`${url}/metrics`)).text()
}

describe('the figures for whoever watches machines', () => {
  it('say what was recorded and refused, what waits, and how long answers take', async () => {
    const said = await figures()
    expect(said).toContain('who_agrees_recorded_total{authority="peterborough",event="submitted"} 1')
    expect(said).toContain('who_agrees_refused_total{authority="peterborough",why="own-request"} 1')
    expect(said).toContain('who_agrees_open_requests{authority="peterborough"} 1')
    expect(said).toContain('who_agrees_register_position{authority="peterborough"} 2')
    expect(said).toContain('who_agrees_waiting_messages{authority="peterborough"} 2')
    expect(said).toContain('who_agrees_given_up_messages{authority="peterborough"} 1')
    expect(said).toContain('who_agrees_answer_seconds_count{status="404"} 1')
    expect(said).toContain('nodejs_eventloop_lag_seconds')
  })

  it('name no family, no child, nobody, and nothing that was typed', async () => {
    expect(await figures()).not.toMatch(/F2201|sam|jo\b|Kayla|8000|meter/)
  })
})
