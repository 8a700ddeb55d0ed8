import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import type { Address } from '../../src/chat/chat.ts'
import { TEAMS_SDKS } from '../../src/chat/teams/teams-config.ts'
import { personNamed, roomOfChannel } from '../chat/teams/activities.ts'
import { type BotAtTeams, botAtTeams, tenant } from '../chat/teams/bot-at-teams.ts'
import type { WireFault } from '../chat/wire-fault.ts'
import { FAULTS, type Meaning, SLOW_FAULTS } from './platform-faults.ts'

/** Both of Microsoft's SDKs, as the bot sets them up, and a Teams that misbehaves over HTTP. */

/** Milliseconds: so long that no other answer takes it, on the busiest machine; and so short that a call that hangs is soon given up. */
const [PATIENT, SHORT] = [10_000, 1_000]
const card: Card = { summary: 'New request', elements: [{ kind: 'heading', text: '£80' }], actions: [] }
const east = {
  kind: 'channel',
  platform: 'teams',
  workspace: tenant,
  channel: roomOfChannel('east-2'),
} as const
const inPrivate = (person: string) =>
  ({
    kind: 'private',
    account: { platform: 'teams', workspace: tenant, user: personNamed(person).guid },
  }) as const

const TRIED = TEAMS_SDKS.flatMap((sdk) => [
  { sdk, patience: PATIENT, faults: FAULTS },
  { sdk, patience: SHORT, faults: SLOW_FAULTS },
])

describe.each(TRIED)(
  'of Teams over the $sdk SDK, with every call going wrong in one way, the bot that waits $patience ms',
  ({ sdk, patience, faults }) => {
    let bot: BotAtTeams
    let there: Address
    beforeAll(async () => {
      bot = await botAtTeams(() => Promise.resolve({ cards: [] }), { sdk, patience })
      bot.teams.addRoom(east.channel, [{ id: '29:jo', aadObjectId: personNamed('jo').guid }])
      for (const person of ['sam', 'jo'])
        bot.teams.addPerson(
          tenant,
          { id: `29:${person}`, aadObjectId: personNamed(person).guid },
          `a:${person}`,
        )
      there = await bot.chat.post(east, card)
      await bot.chat.post(inPrivate('jo'), card)
    })
    afterAll(() => bot.stop())

    /** Everything that the bot asks of Teams of its own accord, and by which call. */
    const asks: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['post', () => bot.chat.post(east, card)],
      ['post', () => bot.chat.post(inPrivate('jo'), card)],
      ['open', () => bot.chat.post(inPrivate('sam'), card)],
      ['edit', () => bot.chat.edit(there, card)],
      ['members', () => bot.chat.members(east)],
    ]
    const callOf = (method: string, path: string): string => {
      if (method === 'PUT') return 'edit'
      if (path.endsWith('/pagedmembers')) return 'members'
      return path.endsWith('/activities') ? 'post' : 'open'
    }

    const made = async (fault: WireFault) => {
      const calls: string[] = []
      bot.teams.failBy(({ method, path }) => {
        calls.push(callOf(method, path))
        return fault
      })
      const found = await Promise.all(
        asks.map(async ([call, ask]) => [call, await ask().catch((error: unknown) => error)] as const),
      )
      bot.teams.failBy()
      return { found, calls: calls.toSorted() }
    }
    const once = asks.map(([call]) => call).toSorted()

    const expectMade = async (fault: WireFault, meaning: Meaning) => {
      const { found, calls } = await made(fault)
      expect(calls).toEqual(once)
      for (const [call, error] of found)
        // Teams not telling who reads a channel is an answer: it is then taken for one that others read.
        if (call === 'members' && meaning.kind !== 'busy') expect([call, error]).toEqual([call, undefined])
        else
          expect([call, error]).toMatchObject([
            call,
            {
              name: 'ChatError',
              // A place that isn't there can be there tomorrow; only a message can be gone.
              kind: meaning.kind === 'gone' && call !== 'edit' ? 'unreachable' : meaning.kind,
              retryAfter: meaning.retryAfter,
            },
          ])
    }

    it.each(faults)('asks once, in time, and knows what it means: $name', async ({ fault, teams }) => {
      const began = performance.now()
      await expectMade(fault, teams)
      expect(performance.now() - began).toBeLessThan(patience * 6)
    })

    it('takes nothing for who reads a channel that does not say so', async () => {
      for (const body of ['{}', '{"members": null}', '{"members": [{}]}', '{"id": "1"}']) {
        bot.teams.failBy(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body }))
        await expect(bot.chat.members(east)).rejects.toMatchObject({ name: 'ChatError', kind: 'busy' })
      }
      bot.teams.failBy()
    })

    it('does not know where a message is that nobody says the place of', async () => {
      bot.teams.failBy(() => ({ status: 201, headers: { 'content-type': 'application/json' }, body: '{}' }))
      await expect(bot.chat.post(east, card)).rejects.toMatchObject({ name: 'ChatError', kind: 'busy' })
      bot.teams.failBy()
    })
  },
)
