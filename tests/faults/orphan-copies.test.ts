import { describe, expect, it } from 'vitest'
import type { Shown } from '../chat/chat-rig.ts'
import { proved, trials } from '../prove/proof.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { canBePressed, REASONS, sentOver, wrongOn } from './decided-over-http.ts'

/**
 * A platform takes the card and its answer is lost on the way. The bot may not read what stands in a channel, on purpose, so it
 * posts the card once more: one copy that it knows nothing of for each answer that was lost.
 */

const TRIALS = trials(12, 600)

/** One request whose card was posted so often before anybody heard of it, and what came of pressing each copy. */
const orphaned = async (seed: number) => {
  const chance = randomFrom(seed)
  const at = await sentOver(seed)
  const { rig, bot } = at
  const replies = 1 + Math.floor(chance() * 3)
  let lost = 0
  at.failBy(({ for: what, room }) => {
    // Sam's own chat has the answer to what Sam wrote.
    const isTheCard = what === 'post' && room === roomOf(rig.channel('east-2'))
    if (!isTheCard || lost >= replies) return undefined
    lost += 1
    return 'reply lost'
  })
  await at.ask()
  const cards = async (): Promise<readonly Shown[]> => rig.postedIn('east-2')
  const copies = await cards()
  const stillLive = async () => (await cards()).filter(canBePressed).length
  // Jo decides on any of them, and then presses all the others as if she had not.
  const first = Math.floor(chance() * copies.length)
  const inTurn = [...copies.slice(first), ...copies.slice(0, first)]
  const untrue: string[] = []
  const live: number[] = []
  for (const [nth, copy] of inTurn.entries()) {
    await rig.press('jo', copy, nth % 2 === 0 ? 'Approve £80' : 'Reject', { reasons: REASONS })
    live.push(await stillLive())
    const answer = (await rig.seenBy('jo')).map(({ text }) => text).join('\n')
    const said = nth === 0 ? "I've recorded your approval" : 'Nothing you pressed has changed it'
    if (answer.split(said).length - 1 !== Math.max(1, nth)) untrue.push(`${nth}: ${answer}`)
  }
  const decisions = bot.spine.state.entries.get('F2201 s17')?.length ?? 0
  const wrong = (await cards()).flatMap(wrongOn)
  await bot.close()
  return { lost, extra: copies.length - 1, decisions, live, untrue, wrong }
}

const roomOf = (place: { readonly kind: string }): string =>
  'channel' in place && typeof place.channel === 'string' ? place.channel : ''

describe('a reply that is lost after the card was posted', () => {
  it(
    `costs one more copy and no second decision, and a press brings that copy up to date, in ${TRIALS} requests`,
    { timeout: 60_000 + TRIALS * 1_000 },
    async () => {
      let [replies, extra, untouched] = [0, 0, 0]
      for (let seed = 1; seed <= TRIALS; seed += 1) {
        const { lost, live, ...found } = await orphaned(seed)
        expect({ seed, ...found }).toEqual({
          seed,
          extra: lost,
          decisions: 1,
          untrue: [],
          wrong: [],
        })
        // The bot knew of one: each of the others said so once it was pressed, and not before.
        expect({ seed, live: live.toSorted((a, b) => b - a) }).toEqual({ seed, live })
        expect(live[0]).toBeGreaterThanOrEqual(lost - 1)
        expect(live.at(-1)).toBe(0)
        replies += lost
        extra += found.extra
        untouched += live[0] ?? 0
      }
      expect(extra).toBe(replies)
      expect(untouched).toBeGreaterThan(0)
      proved({
        promise: 'A notice may repeat, a decision never does',
        of: 'lost replies, each copy they left behind pressed again',
        tried: replies,
        broken: 0,
        control: { without: 'they are not pressed, and still ask', tried: replies, broken: untouched },
      })
    },
  )
})
