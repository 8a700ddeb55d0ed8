import { describe, expect, it } from 'vitest'
import { TEAMS_SDKS } from '../../src/chat/teams/teams-config.ts'
import { proved, trials } from '../prove/proof.ts'
import { afternoon, type Broken } from './afternoon.ts'
import { platforms } from './chat-over-http.ts'

/** Announcing through the real adapters and SDKs, against a Slack and a Teams that misbehave over HTTP, by a clock of its own. */

const SCHEDULES = trials(16, 1_000)
const CONTROLS = 8
const AT_ONCE = 8
const STEPS = 12

type Found = Awaited<ReturnType<typeof afternoon>> & {
  readonly seed: number
  readonly twice: number
  readonly repliesLost: number
  /** Notices that stand there more than once, each time counted. */
  readonly extra: number
}

/** So many afternoons, some at once: each has its own channels and its own clock. */
const afternoons = async (how: number, broken: Broken = {}): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (let first = 1; first <= how; first += AT_ONCE) {
    const seeds = Array.from({ length: Math.min(AT_ONCE, how - first + 1) }, (_, i) => first + i)
    const both = await platforms(TEAMS_SDKS[Math.floor(first / AT_ONCE) % TEAMS_SDKS.length] ?? 'agents')
    found.push(...(await Promise.all(seeds.map((seed) => play(seed, both, broken)))))
    await both.stop()
  }
  return found
}

const play = async (
  seed: number,
  both: Awaited<ReturnType<typeof platforms>>,
  broken: Broken,
): Promise<Found> => {
  let played: ReturnType<typeof both.play> | undefined
  const result = await afternoon(seed, (...given) => (played = both.play(...given)), broken, STEPS)
  const { twice, repliesLost } = played?.seen ?? { twice: 0, repliesLost: 0 }
  const notices = [...(played?.brought ?? [])].filter(([name]) => name.startsWith('tell'))
  const extra = notices.reduce((total, [, times]) => total + times.length - 1, 0)
  return { ...result, seed, twice, repliesLost, extra }
}

/** `twice`: an SDK asked again, out of the bot's sight. */
const faultless = { lost: [], late: [], old: [], fast: [], soon: [], stillDead: [], unsaid: [], twice: 0 }

describe('announcing over HTTP', () => {
  it(
    `brings everything or keeps it as a letter that is shown, in ${SCHEDULES} afternoons of both platforms' faults`,
    { timeout: 60_000 + SCHEDULES * 1_000 },
    async () => {
      const all = await afternoons(SCHEDULES)
      for (const { seed, lost, late, old, fast, soon, stillDead, unsaid, twice } of all)
        expect({ seed, lost, late, old, fast, soon, stillDead, unsaid, twice }).toEqual({
          seed,
          ...faultless,
        })
      for (const { seed, extra, repliesLost } of all)
        expect({ seed, extra: Math.max(extra, repliesLost) }).toEqual({ seed, extra: repliesLost })
      const sum = (count: (one: Found) => number) => all.reduce((total, one) => total + count(one), 0)
      // Else nothing ever failed, and this proves nothing.
      expect(sum(({ dead }) => dead)).toBeGreaterThan(SCHEDULES / 2)
      expect(sum(({ tries }) => tries)).toBeGreaterThan(sum(({ asked }) => asked))
      expect(sum(({ repliesLost }) => repliesLost)).toBeGreaterThan(SCHEDULES / 2)
      proved({
        promise: 'A notice may repeat, a decision never does',
        of: 'notices whose reply was lost, with one extra at most',
        tried: sum(({ repliesLost }) => repliesLost),
        broken: sum(({ extra, repliesLost }) => Math.max(0, extra - repliesLost)),
      })
      const forgetful = await afternoons(CONTROLS, { forgets: true })
      const worse = forgetful.filter(({ lost }) => lost.length > 0).length
      expect(worse).toBeGreaterThan(0)
      proved({
        promise: 'What is to be told is told, or shown to the operator',
        of: "afternoons of both platforms' faults, over HTTP",
        tried: SCHEDULES,
        broken: 0,
        control: { without: 'what could not be told is not kept', tried: CONTROLS, broken: worse },
      })
    },
  )

  it.each<[string, Broken, 'late' | 'fast' | 'soon']>([
    ['with one queue for all lets one channel hold up another', { oneQueue: true }, 'late'],
    ['that does not wait goes faster than the platforms take it', { hasty: true }, 'fast'],
    ['that does not listen to Retry-After comes too soon', { deaf: true }, 'soon'],
  ])('a courier %s', async (_, broken, what) => {
    const found = await afternoons(4, broken)
    expect(found.flatMap((one) => one[what])).not.toEqual([])
  })
})
