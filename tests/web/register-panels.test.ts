import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelsOnPages } from '../../src/panels-on-pages.ts'
import { emptyState } from '../../src/request/register-state.ts'
import { storyNames } from '../../src/views/story-names.ts'
import { registerPages } from '../../src/web/register-pages.ts'
import { webServer, type WebServer } from '../../src/web/server.ts'
import { openBot, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { wordsInPdf } from '../documents/read-pdf.ts'

const NOW = '2026-11-27T12:38:00Z'

async function* nothing() {
  yield* await Promise.resolve([])
}

let bot: Bot
let server: WebServer
beforeEach(async () => {
  bot = await openBot({ at: NOW })
  const names = () => storyNames({ directory: cast, policy: peterborough }, emptyState())
  const handler = registerPages({
    store: { read: nothing },
    names,
    spend: () => [],
    panels: panelsOnPages(bot.spine(), () => NOW),
  })
  server = await webServer({ host: '127.0.0.1', port: 0, mounts: [{ path: '/', handler }] })
  await bot.spine().handle(
    {
      kind: 'submit',
      request: 'stay',
      resource: 'staying-put',
      family: 'F3107',
      team: 'east-2',
      newFamily: false,
      requesters: ['sam'],
      urgency: 'planned',
      facts: { provider: 'tact', artDiscussed: true },
      words: [],
      note: '',
      ownDecision: false,
    },
    { by: 'sam', at: NOW, delivery: 'sent' },
  )
})
afterEach(async () => {
  await server.stop()
  await bot.close()
})

const get = (path: string) => fetch(`${server.url}/register/${path}`)
const page = async (path: string): Promise<string> => (await get(path)).text()

describe('the panels’ pages', () => {
  it('list each panel’s sittings, with how many items are on them', async () => {
    const text = await page('panels')
    expect(text).toContain('<h2>Care Planning Panel</h2>')
    expect(text).toMatch(/agenda\?panel=care-planning-panel&amp;sitting=2026-12-09[^]*?data-label="Items">1</)
    expect(text).toContain('<h2>PASP</h2>')
  })

  it('show one sitting’s agenda, published or not', async () => {
    const text = await page('agenda?panel=care-planning-panel&sitting=2026-12-09')
    expect(text).toContain('Sitting of Wed 9 Dec 2026')
    expect(text).toContain('This agenda has not been published yet.')
    expect(text).toContain('F3107 · Staying put')
    expect(text).toContain('To be decided')
  })

  it('print it on paper, with room for the outcome', async () => {
    const answer = await get('agenda.pdf?panel=care-planning-panel&sitting=2026-12-09')
    expect(answer.headers.get('content-type')).toContain('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain('agenda-care-planning-panel-2026-12-09.pdf')
    const words = wordsInPdf(Buffer.from(await answer.arrayBuffer()))
    expect(words).toContain('Agenda of the Care Planning Panel')
    expect(words).toContain('F3107')
    expect(words).toContain('Outcome and reasons')
  })

  it.each(['agenda?panel=pasp&sitting=2026-12-03', 'agenda?panel=nobody', 'agenda.pdf?panel=pasp'])(
    'have nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})
