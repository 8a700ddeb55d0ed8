import { describe, expect, it } from 'vitest'
import type { Address } from '../../src/chat/chat.ts'
import type { Shown } from '../chat/chat-rig.ts'
import { proved, trials } from '../prove/proof.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { canBePressed, REASONS, sentOver, showsDetail, standing, wrongOn } from './decided-over-http.ts'

/** Every copy of a card after the decision, as it stands on a platform that would not let the bot change it at first. */

const TRIALS = trials(24, 1_000)
const CONTROLS = 6
const AT_ONCE = 6
const EVENING = '2026-11-27T18:00:00Z'

/** How long the bot can't change a copy: for so many tries; until the evening, as it was put out of the channel; never, as somebody took it away or it may not be changed. */
type Fate = number | 'away' | 'removed' | 'fixed'
const IN_PRIVATE: readonly Fate[] = [0, 1, 2, 3, 4, 5, 'removed', 'fixed']
const IN_CHANNEL: readonly Fate[] = [...IN_PRIVATE, 'away', 'away']

const nameOf = (at: Address | undefined): string => `${at?.conversation} ${at?.message}`

/** One decision by one seed: what is wrong with the copies in the evening, and how many there were. */
const decided = async (seed: number, forgets = false) => {
  const chance = randomFrom(seed)
  // With others in the channel the card there is short, and there is a whole one in private.
  const alone = chance() < 0.5
  const at = await sentOver(seed, { forgets, support: alone ? ['sam'] : [] })
  const { rig, bot } = at
  await at.ask()
  const [first] = (await rig.postedIn('east-2')).filter(canBePressed)
  if (first && !alone) await rig.press('jo', first, 'Open')
  const copies = (await standing(at)).filter(canBePressed)
  const pressed = copies.at(-1)
  if (!pressed) throw new Error('there is nothing to decide')
  const channel = first?.address?.conversation
  const fates = new Map(
    copies.map(({ address }) => {
      const all = address?.conversation === channel ? IN_CHANNEL : IN_PRIVATE
      return [nameOf(address), all[Math.floor(chance() * all.length)] ?? 0]
    }),
  )
  const isAway = [...fates.values()].includes('away')
  for (const { address } of copies)
    if (address && fates.get(nameOf(address)) === 'removed') at.remove(address)
  const tries = new Map<string, number>()
  at.failBy((asked) => {
    if (asked.room === channel && isAway) return 'away'
    if (asked.for !== 'edit') return undefined
    const fate = fates.get(`${asked.room} ${asked.message}`)
    if (fate === 'fixed') return fate
    const before = tries.get(asked.message) ?? 0
    tries.set(asked.message, before + 1)
    return typeof fate === 'number' && before < fate ? 'passes' : undefined
  }, chance)
  await rig.press('jo', pressed, 'Approve £80', { reasons: REASONS })
  const inTheWay = (await standing(at)).filter(canBePressed).length
  // By then the channel takes messages again; what may not be changed still may not.
  at.failBy((asked) =>
    asked.for === 'edit' && fates.get(`${asked.room} ${asked.message}`) === 'fixed' ? 'fixed' : undefined,
  )
  await bot.passTo(EVENING)
  const left = await standing(at)
  const isFixed = ({ address }: Shown): boolean => fates.get(nameOf(address)) === 'fixed'
  const isCopy = ({ address }: Shown): boolean => fates.has(nameOf(address))
  const wrong = left.filter((one) => isCopy(one) && !isFixed(one)).flatMap(wrongOn)
  // Where a copy can't be changed or is gone, how it stands was posted anew in the same place.
  const unsaid = copies.flatMap(({ address }) => {
    const fate = fates.get(nameOf(address))
    if (fate !== 'fixed' && fate !== 'removed') return []
    const there = left.filter((one) => one.address?.conversation === address?.conversation && !isFixed(one))
    return there.some((one) => wrongOn(one).length === 0)
      ? []
      : [`${nameOf(address)} ${fate}: not posted anew`]
  })
  const live = left.filter((one) => canBePressed(one) && !isFixed(one)).map(({ text }) => text)
  // A card that may not be changed can still be pressed, and that changes nothing.
  for (const one of left.filter((card) => isFixed(card) && card.buttons.includes('Approve £80')))
    await rig.press('jo', one, 'Approve £80', { reasons: REASONS })
  const decisions = bot.spine.state.entries.get('F2201 s17')?.length
  await bot.close()
  return {
    wrong: [...wrong, ...unsaid, ...live],
    copies: copies.length,
    inTheWay,
    decisions,
    told: copies.filter(showsDetail).length,
  }
}

/** One decision for each seed, some at once: most of the time one of them waits for the disk. */
const allDecided = async (how: number, forgets = false) => {
  const found: (Awaited<ReturnType<typeof decided>> & { readonly seed: number })[] = []
  for (let first = 1; first <= how; first += AT_ONCE) {
    const seeds = Array.from({ length: Math.min(AT_ONCE, how - first + 1) }, (_, i) => first + i)
    found.push(
      ...(await Promise.all(seeds.map(async (seed) => ({ seed, ...(await decided(seed, forgets)) })))),
    )
  }
  return found
}

describe('after a decision', () => {
  it(
    `every copy shows the outcome, with nothing left to press and none of the detail, in ${TRIALS} decisions`,
    { timeout: 60_000 + TRIALS * 1_000 },
    async () => {
      let [copies, inTheWay, told] = [0, 0, 0]
      for (const { seed, wrong, decisions, ...found } of await allDecided(TRIALS)) {
        expect({ seed, wrong, decisions }).toEqual({ seed, wrong: [], decisions: 1 })
        copies += found.copies
        inTheWay += found.inTheWay
        told += found.told
      }
      // Else every change was taken at once, and this proves nothing.
      expect(inTheWay).toBeGreaterThan(TRIALS / 10)
      expect(told).toBeGreaterThan(TRIALS / 2)
      const worse = (await allDecided(CONTROLS, true)).filter(({ wrong }) => wrong.length > 0).length
      expect(worse).toBeGreaterThan(0)
      proved({
        promise: 'After a decision every copy shows it, with nothing left to press',
        of: 'copies of decided cards, on platforms that misbehave',
        tried: copies,
        broken: 0,
        control: { without: 'what fails is not tried again', tried: CONTROLS, broken: worse },
      })
    },
  )
})
