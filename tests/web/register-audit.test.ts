import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditOnPages } from '../../src/audit-on-pages.ts'
import type { Look } from '../../src/keep-look.ts'
import { storyNames } from '../../src/views/story-names.ts'
import { registerPages } from '../../src/web/register-pages.ts'
import { webServer, type WebServer } from '../../src/web/server.ts'
import { buttonNamed, openBot, PETERBOROUGH, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { peterborough } from '../fixtures/peterborough.ts'

const NOW = '2026-11-27T12:38:00Z'
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

/** Pat looks after the record; nobody else of the cast may take a copy of it. */
const people = new Map(cast.people)
const pat = cast.people.get('pat')
if (pat) people.set('pat', { ...pat, governance: true })
const directory = { ...cast, people }

const looks: Look[] = []
const disk = { isFull: false }
let bot: Bot
let server: WebServer
beforeEach(async () => {
  looks.length = 0
  disk.isFull = false
  bot = await openBot({ at: NOW, council: { ...PETERBOROUGH, directory } })
  const handler = registerPages({
    store: {
      read: async function* () {
        yield* await Promise.resolve(bot.events().map((event, i) => ({ position: i + 1, event })))
      },
    },
    names: () => storyNames({ directory, policy: peterborough }, bot.spine().state),
    spend: () => [],
    audit: auditOnPages(bot.spine(), () => NOW),
    looks: {
      readers: () => [...people.values()],
      keep: (look) =>
        disk.isFull ? Promise.reject(new Error('ENOSPC')) : Promise.resolve(void looks.push(look)),
      now: () => NOW,
    },
  })
  server = await webServer({ host: '127.0.0.1', port: 0, mounts: [{ path: '/', handler }] })
  for (const [family, act] of [
    ['F2201', 'Approve £80'],
    ['F3107', 'Reject'],
  ] as const) {
    const { cards } = await bot.say('sam', `need £80 for ${family} for gas, DWP said no, food bank used`)
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), act), REASONS)
  }
})
afterEach(async () => {
  await server.stop()
  await bot.close()
})

const get = (path: string) => fetch(`${server.url}/register/${path}`)
const page = async (path: string): Promise<string> => (await get(path)).text()

describe('the list of requests', () => {
  it('has the same filters as the command line, and says what was filtered with how many of how many', async () => {
    expect(await page('')).toContain('2 requests on the record.')
    const text = await page('?family=F2201&resource=s17&from=2026-11-27&to=2026-11-27')
    expect(text).toContain('1 of 2 requests: from 2026-11-27; to 2026-11-27; resource s17; family F2201.')
    expect(text).toContain('data-label="Family">F2201<')
    expect(text).not.toContain('data-label="Family">F3107<')
    expect(text).toContain('<option value="s17" selected>S17 spend</option>')
  })

  it('says what it can’t read, and lists nothing by it', async () => {
    const text = await page('?flag=nonsense')
    expect(text).toContain('there is no flag &quot;nonsense&quot;')
    expect(text).not.toContain('data-label="Family">F2201<')
  })
})

describe('who looks at the pages', () => {
  it('is on record before anything is shown: who reads, why, and what, with nothing about a child', async () => {
    await page('')
    const chosen = await fetch(`${server.url}/register/who-reads?by=pat&why=the+November+audit`, {
      redirect: 'manual',
    })
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = { cookie }
    const [first] = bot.events().flatMap((event) => (event.type === 'submitted' ? [event] : []))
    const story = await fetch(`${server.url}/register/${first?.request ?? ''}`, { headers })
    expect(story.status).toBe(200)
    await fetch(`${server.url}/register/spend`, { headers })
    await fetch(`${server.url}/register/nobody-asked-this`, { headers })
    expect(looks).toEqual([
      { at: NOW, by: 'nobody named', reason: '', command: 'pages', page: 'requests' },
      {
        at: NOW,
        by: 'pat',
        reason: 'the November audit',
        command: 'pages',
        page: 'request',
        request: '2026/0001',
      },
      { at: NOW, by: 'pat', reason: 'the November audit', command: 'pages', page: 'spend' },
    ])
    expect(await page('')).toContain('<a href="who-reads">Who reads?</a>')
    expect(await page('who-reads')).toContain('<option value="pat">Pat')
  })

  it('a name that nobody has is nobody’s, and a cookie that says nonsense is none', async () => {
    for (const said of ['{"by":"zed","why":"x"}', 'nonsense', '%'])
      await fetch(`${server.url}/register/spend`, { headers: { cookie: `reads-as=${said}` } })
    expect(looks.map(({ by }) => by)).toEqual(['nobody named', 'nobody named', 'nobody named'])
  })

  it('shows nothing where the look can’t be put on record', async () => {
    disk.isFull = true
    for (const path of ['', 'spend', 'rules', 'panels', 'on-file', 'r-1']) {
      const response = await get(path)
      const text = await response.text()
      expect([path, response.status, text.includes('F2201')]).toEqual([
        path,
        path === 'r-1' ? 404 : 500,
        false,
      ])
      if (path !== 'r-1') expect(text).toContain('could not be put on record, so nothing is shown')
    }
  })
})

describe('a copy for a spreadsheet', () => {
  it('says on every line who took it, when and what for, and the record has it too', async () => {
    const response = await get('export.csv?family=F2201&by=pat&reason=the+November+audit')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = await response.text()
    expect(text).toMatch(/^Reference,/)
    expect(text).toContain('1 of 2 requests: family F2201; taken by ')
    expect(text).toContain('Fri 27 Nov 2026, 12:38: the November audit')
    expect(bot.recorded('exported')).toMatchObject([
      {
        by: 'pat',
        sealed: { filters: { family: 'F2201' }, found: 1, of: 2 },
        private: { reason: 'the November audit' },
      },
    ])
  })

  it('is for governance alone, and never without a reason', async () => {
    for (const query of ['by=jo&reason=audit', 'by=pat&reason=', 'reason=audit', 'by=pat'])
      expect((await get(`export.csv?${query}`)).status, query).toBe(403)
    expect(bot.recorded('exported')).toEqual([])
  })
})

describe('what isn’t on file', () => {
  it('stands there by team and worker until it is said to be', async () => {
    const before = await page('on-file')
    expect(before).toContain('2 decisions are not on file.')
    expect(before).toContain('<h2>East 2</h2>')
    expect(before).toMatch(/data-label="Worker">Sam Reed<[^]*data-label="Not on the file of">F2201-1</)
    await bot.say('sam', 'F2201 is on file')
    const after = await page('on-file')
    expect(after).toContain('1 decision is not on file.')
    expect(after).not.toContain('F2201-1')
  })
})
