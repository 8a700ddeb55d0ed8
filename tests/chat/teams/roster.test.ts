import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Timer } from '../../../src/chat/answer-in-time.ts'
import type { Delivery } from '../../../src/chat/chat.ts'
import { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { activityFrom, installed, personNamed, press, typed } from './activities.ts'
import { type BotAtTeams, botAtTeams, otherTenant, tenant } from './bot-at-teams.ts'
import { deliver } from './deliver.ts'

const sam = personNamed('sam')
const ours = { id: '29:sam', aadObjectId: sam.guid, tenantId: tenant, userRole: 'user' }

describe.each(TEAMS_SDKS)('who Teams says somebody is, through %s', (sdk) => {
  let bot: BotAtTeams
  let now: number
  let impatient: boolean
  const received: Delivery[] = []
  const timer: Timer = (_milliseconds, over) => {
    if (impatient) setTimeout(over, 20)
    return { cancel: () => undefined }
  }
  beforeEach(async () => {
    now = Date.now()
    impatient = false
    received.length = 0
    const receive = (delivery: Delivery) => {
      received.push(delivery)
      return Promise.resolve({ cards: [] })
    }
    bot = await botAtTeams(receive, { sdk, timer, now: () => now })
    bot.teams.says('29:sam', ours)
  })
  afterEach(() => bot.stop())

  const button = { on: 'request', id: 'r-1', step: 1, version: 1, act: 'approve' }
  const says = (what: object = typed('help')) =>
    deliver(bot, activityFrom(sam, bot.teams.serviceUrl, what)).then(({ status }) => status)
  const presses = () => says(press('1', { button, inputs: '0.' }))

  it('is one of ours: they are heard', async () => {
    expect([await says(), await presses()]).toEqual([200, 200])
    expect(received).toHaveLength(2)
  })

  it.each([
    ['a guest', { userRole: 'guest' }],
    ['a guest by the name they sign in with', { userPrincipalName: 'sam_x.org#ext#@council.gov.uk' }],
    ['nobody who signed in', { userRole: 'anonymous' }],
    ['somebody of another tenant', { tenantId: otherTenant }],
    ['somebody else', { aadObjectId: personNamed('jo').guid }],
  ])(
    'is %s: whatever the delivery says, they are neither heard nor able to decide',
    async (_who, changes) => {
      bot.teams.says('29:sam', { ...ours, ...changes })
      expect([await says(), await presses()]).toEqual([403, 403])
      expect(received).toEqual([])
      expect(bot.logged.at(-1)).toContain('"reason":"sender, by the list of members"')
    },
  )

  it.each([
    ['an owner', { userRole: 'owner' }],
    ['in capital letters', { aadObjectId: sam.guid.toUpperCase(), tenantId: tenant.toUpperCase() }],
  ])('is one of ours all the same as %s', async (_who, changes) => {
    bot.teams.says('29:sam', { ...ours, ...changes })
    expect(await says()).toBe(200)
  })

  it.each([403, 404, 429, 500, 'nothing'] as const)(
    'is not said (%s): nobody is held up on a Friday evening, and it is asked again',
    async (answer) => {
      impatient = answer === 'nothing'
      bot.teams.says('29:sam', answer)
      expect(await says()).toBe(200)
      expect(received).toHaveLength(1)
      bot.teams.says('29:sam', { ...ours, userRole: 'guest' })
      expect(await says()).toBe(403)
    },
  )

  it('is asked once an hour, and only of those who write or press', async () => {
    for (const sign of installed) await says(sign)
    expect(bot.teams.lookedUp()).toBe(0)
    await says()
    await presses()
    expect(bot.teams.lookedUp()).toBe(1)
    now += 61 * 60_000
    bot.teams.says('29:sam', { ...ours, userRole: 'guest' })
    expect(await says()).toBe(403)
    expect(bot.teams.lookedUp()).toBe(2)
  })
})
