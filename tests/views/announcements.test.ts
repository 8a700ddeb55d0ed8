import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcementsOf } from '../../src/views/announcements.ts'
import { textOf } from '../fixtures/bot.ts'
import { openCrisis } from '../fixtures/crisis-hours.ts'
import { move } from '../fixtures/moves.ts'
import { openScene } from '../fixtures/scene.ts'

/** How a manager would name each of the resources that these runs ask for. */
const WHAT = /section 17|S17|gas|section 20|accommodat|crisis (?:family )?support/i

describe('every message about a request', () => {
  test('names the family and what it is about to a person, and its number in a channel', () => {
    const told = new Set<string>()
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 25 }), (moves) => {
        const scene = openScene()
        scene.setTime('2026-11-27T12:38:17.345Z')
        for (const one of moves) {
          const before = scene.events.length
          one(scene)
          for (const event of scene.events.slice(before)) {
            const request = scene.state.requests.get(event.request)
            if (!request) continue
            for (const { to, card } of announcementsOf(event, request, scene.world(), ['gm-east'])) {
              const said = textOf(card)
              told.add(event.type)
              expect(said).toMatch(WHAT)
              expect(
                said.includes(request.family) || (to.kind === 'post' && said.includes(request.reference)),
                `${event.type}: ${said}`,
              ).toBe(true)
            }
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(told.size).toBeGreaterThan(15)
  }, 60_000)

  test('so does every message of the hours that are lent and agreed', async () => {
    const crisis = await openCrisis()
    await crisis.agreed()
    await crisis.bot.passTo('2027-01-08T12:00:00Z')
    const bot = crisis.bot
    for (const event of bot.events()) {
      const world = bot.spine().world(bot.now())
      const request = world.request(event.request)
      if (!request) continue
      for (const { to, card } of announcementsOf(event, request, world, [])) {
        const said = textOf(card)
        expect(said).toMatch(/crisis|hours/i)
        expect(
          said.includes(request.family) || (to.kind === 'post' && said.includes(request.reference)),
          `${event.type}: ${said}`,
        ).toBe(true)
      }
    }
    await bot.close()
  })
})
