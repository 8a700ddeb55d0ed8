import { describe, expect, it } from 'vitest'
import { proved, trials } from '../prove/proof.ts'
import { afternoon, type Broken } from './afternoon.ts'
import { failingChat } from './chat-that-fails.ts'

/** Announcing against chats that refuse, ask to wait, break off and come back, by seeds and a clock of their own. */

const SCHEDULES = trials(200, 10_000)

describe('announcing', () => {
  it(
    `brings everything or keeps it as a letter that is shown, in ${SCHEDULES} afternoons of faults`,
    { timeout: 60_000 + SCHEDULES * 200 },
    async () => {
      const seen = { dead: 0, tries: 0, asked: 0 }
      for (let seed = 1; seed <= SCHEDULES; seed += 1) {
        const { lost, late, old, fast, soon, stillDead, unsaid, dead, tries, asked } = await afternoon(
          seed,
          failingChat,
        )
        const at = { seed, lost: [], late: [], old: [], fast: [], soon: [], stillDead: [], unsaid: [] }
        expect({ seed, lost, late, old, fast, soon, stillDead, unsaid }).toEqual(at)
        seen.dead += dead
        seen.tries += tries
        seen.asked += asked
      }
      // Else nothing ever failed, and this proves nothing.
      expect(seen.dead).toBeGreaterThan(SCHEDULES / 2)
      expect(seen.tries).toBeGreaterThan(seen.asked)
      let forgotten = 0
      for (let seed = 1; seed <= 10; seed += 1)
        if ((await afternoon(seed, failingChat, { forgets: true })).lost.length > 0) forgotten += 1
      expect(forgotten).toBeGreaterThan(0)
      proved({
        promise: 'What is to be told is told, or shown to the operator',
        of: 'afternoons of faults',
        tried: SCHEDULES,
        broken: 0,
        control: { without: 'keeping what is to be told', tried: 10, broken: forgotten },
      })
    },
  )

  it.each<[string, Broken, 'late' | 'fast' | 'soon']>([
    ['with one queue for all lets one channel hold up another', { oneQueue: true }, 'late'],
    ['that does not wait goes faster than the platforms take it', { hasty: true }, 'fast'],
    ['that does not listen to Retry-After comes too soon', { deaf: true }, 'soon'],
  ])('a courier %s', async (_, broken, what) => {
    const found: string[] = []
    for (let seed = 1; seed <= 10; seed += 1)
      found.push(...(await afternoon(seed, failingChat, broken))[what])
    expect(found).not.toEqual([])
  })
})
