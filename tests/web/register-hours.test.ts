import { afterEach, describe, expect, it } from 'vitest'
import { newEvent } from '../../src/request/new-event.ts'
import { emptyState, fold } from '../../src/request/register-state.ts'
import { hoursByPost } from '../../src/views/hours-by-post.ts'
import { storyNames } from '../../src/views/story-names.ts'
import { registerPages } from '../../src/web/register-pages.ts'
import { webServer, type WebServer } from '../../src/web/server.ts'
import { cast } from '../fixtures/cast.ts'
import { openCrisis } from '../fixtures/crisis-hours.ts'
import { camdenRouter } from '../fixtures/camden.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { openScene } from '../fixtures/scene.ts'

async function* nothing() {
  yield* await Promise.resolve([])
}

let server: WebServer
const open = async (hours: () => ReturnType<typeof hoursByPost>): Promise<void> => {
  const names = () => storyNames({ directory: cast, policy: peterborough }, emptyState())
  const handler = registerPages({ store: { read: nothing }, names, spend: () => [], hours })
  server = await webServer({ host: '127.0.0.1', port: 0, mounts: [{ path: '/', handler }] })
}
const page = async (path: string): Promise<string> => (await fetch(`${server.url}/register/${path}`)).text()
afterEach(() => server.stop())

describe('hours by post and week', () => {
  it('draws every post’s weeks, with the families and the loans behind them', async () => {
    const crisis = await openCrisis()
    await crisis.agreed()
    const { state, world } = crisis.bot.spine()
    await open(() => hoursByPost(world('2026-11-26T15:00:00Z'), [...state.requests.values()]))
    const text = await page('hours')
    expect(text).toContain('Head of Service, Family Safeguarding')
    expect(text).toContain('12 used of 10 and 2 borrowed, none free')
    expect(text).toContain('none used, 2 lent, 8 free')
    expect(text).toContain('F3107: 5 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec')
    expect(text).toContain('Borrowed from Head of Service, Corporate Parenting for F3107')
    expect(text).toContain('(this week)')
    expect(text).not.toMatch(/%|undefined|NaN/)
    await crisis.bot.close()
  })

  it('says which hours were agreed before the bot, and by whose list', async () => {
    const scene = openScene()
    const line = {
      kind: 'hours',
      ledger: 'crisis-hours',
      post: 'hos-fs',
      week: '2026-11-23',
      quarters: 25,
    } as const
    const given = { by: 'pat', at: scene.now(), delivery: '' }
    fold(
      scene.state,
      newEvent('opening-recorded', '', given, {
        sealed: { line, digest: 'd' },
        private: { source: 'the list of 20 Nov 2026' },
      }),
    )
    await open(() => hoursByPost(scene.world(), []))
    expect(await page('hours')).toMatch(
      /Of that 6\.25 hours in the week of 23 Nov before the bot, from the list of 20 Nov 2026\./,
    )
  })

  it('is reached from the other pages', async () => {
    const scene = openScene()
    await open(() => hoursByPost(scene.world(), []))
    expect(await page('spend')).toContain('<a href="hours">Hours</a>')
    expect(await page('hours')).toContain('Nothing is agreed or lent in these weeks.')
  })

  it('is not there where the council’s policy shares no hours', async () => {
    const scene = openScene({ router: camdenRouter })
    await open(() => hoursByPost(scene.world(), []))
    expect(await page('spend')).not.toContain('Hours')
    expect((await fetch(`${server.url}/register/hours`)).status).toBe(404)
  })
})
