import { afterEach, expect, it, vi } from 'vitest'
import { microsoft } from '../../../src/chat/teams/microsoft.ts'
import { TEAMS_SDKS, type TeamsSdk } from '../../../src/chat/teams/teams-config.ts'
import { tenant } from './bot-at-teams.ts'
import { listen, readAll } from './loopback.ts'
import { appId, cloudAt } from './microsoft-keys.ts'

afterEach(() => vi.restoreAllMocks())

type Heard = { readonly call: string; readonly authorization: string | undefined; readonly body: unknown }

/** Everything the bot ever asks of Teams, as Teams hears it through one SDK. */
const heardThrough = async (sdk: TeamsSdk): Promise<readonly Heard[]> => {
  const heard: Heard[] = []
  const pages = [{ members: [{ id: '29:jo' }], continuationToken: 'a token/&=?' }, { members: [] }]
  const teams = await listen((request, response) => {
    void readAll(request).then((bytes) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://teams')
      const asked = [...searchParams].map(([name, value]) => `${name}=${value}`).toSorted()
      heard.push({
        call: [request.method, decodeURIComponent(pathname), ...asked].join(' '),
        authorization: request.headers.authorization,
        body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString()),
      })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(pathname.endsWith('/pagedmembers') ? pages.shift() : { id: 'made' }))
    })
  })
  const serviceUrl = `${teams.origin}/teams/`
  const cloud = cloudAt(`${teams.origin}/keys`, serviceUrl)
  const bot = await microsoft({ sdk, appId, password: 'a password', tenant }, cloud)
  const at = { serviceUrl, id: '19:a/b?c#d%2F@thread.tacv2;messageid=1' }
  const message = {
    type: 'message',
    text: '£80 for gas · ünï',
    attachments: [{ contentType: 'x', content: { a: [1] } }],
  }
  expect(await bot.send(at, message)).toBe('made')
  await bot.update(at, 'f:1/../2', message)
  expect(await bot.openPrivate(serviceUrl, tenant, 'jo')).toBe('made')
  expect(await bot.member(at, '29:jo/?')).toEqual({ id: 'made' })
  expect(await bot.members(at)).toEqual([{ id: '29:jo' }])
  await teams.close()
  return heard
}

it('Teams hears the same, word for word, through either SDK', async () => {
  const [first = [], ...others] = await Promise.all(TEAMS_SDKS.map(heardThrough))
  expect(first.map(({ call }) => call)).toEqual([
    'POST /teams/v3/conversations/19:a/b?c#d%2F@thread.tacv2;messageid=1/activities',
    'PUT /teams/v3/conversations/19:a/b?c#d%2F@thread.tacv2;messageid=1/activities/f:1/../2',
    'POST /teams/v3/conversations',
    'GET /teams/v3/conversations/19:a/b?c#d%2F@thread.tacv2;messageid=1/members/29:jo/?',
    'GET /teams/v3/conversations/19:a/b?c#d%2F@thread.tacv2;messageid=1/pagedmembers pageSize=200',
    'GET /teams/v3/conversations/19:a/b?c#d%2F@thread.tacv2;messageid=1/pagedmembers continuationToken=a token/&=? pageSize=200',
  ])
  expect(new Set(first.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer the-bots-token']))
  expect(others).toHaveLength(1)
  for (const other of others) expect(other).toEqual(first)
})

it.each(TEAMS_SDKS)('gives up on a Teams that never answers, and hangs up: %s', async (sdk) => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const over = new AbortController()
    setTimeout(() => over.abort(), 100)
    return over.signal
  })
  const hungUp = Promise.withResolvers<undefined>()
  const teams = await listen((_request, response) => {
    response.on('close', () => hungUp.resolve(undefined))
  })
  const serviceUrl = `${teams.origin}/teams/`
  const config = { sdk, appId, password: 'a password', tenant }
  const bot = await microsoft(config, cloudAt(`${teams.origin}/keys`, serviceUrl))
  await expect(bot.send({ serviceUrl, id: 'a:1' }, { type: 'message' })).rejects.toMatchObject({
    name: 'ChatError',
    kind: 'busy',
  })
  await hungUp.promise
  await teams.close()
})
