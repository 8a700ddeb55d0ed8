import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buttonNamed, openBot, type Bot } from '../fixtures/bot.ts'
import { openTimers } from '../../src/timers.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let bot: Bot
let now = '2026-11-27T12:41:00Z'
beforeEach(async () => {
  now = '2026-11-27T12:41:00Z'
  bot = await openBot({ at: now })
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(async () => {
  vi.useRealTimers()
  await bot.close()
})

const open = () => openTimers({ spine: bot.spine(), now: () => now, log: silent })

describe('the timers', () => {
  it('two that wake in the same moment give everything once', async () => {
    const [one, other] = [open(), open()]
    now = '2026-11-27T14:41:00Z'
    await Promise.all([one.wake(), other.wake(), one.wake()])
    expect(bot.recorded('reminded')).toHaveLength(1)
  })

  it('say when something comes next, and give nothing before', async () => {
    const timers = open()
    expect(timers.next()).toBe('2026-11-27T14:41:00.000Z')
    await timers.wake()
    expect(bot.recorded('reminded')).toEqual([])
  })

  it('wake every minute of a running clock, and no more once stopped', async () => {
    // Only the beat: a write under way finishes by itself.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const timers = open()
    timers.start()
    now = '2026-11-27T14:41:30Z'
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    await timers.stop()
    expect(bot.recorded('reminded')).toHaveLength(1)
    now = '2026-11-28T12:00:00Z'
    expect(bot.recorded('raised')).toEqual([])
  })

  it('wake after whatever is recorded: a decision takes away what was coming', async () => {
    const timers = open()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), {
      reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.',
    })
    // First whether it is on file, then whether it was used.
    expect(timers.next()).toBe('2026-12-02T12:41:00.000Z')
  })

  it('what could not be saved is given again later', async () => {
    const spine = bot.spine()
    let broken = true
    const timers = openTimers({
      spine: {
        ...spine,
        handle: (command, given) =>
          broken
            ? Promise.resolve({ events: [], refused: { why: 'not-saved' }, repeated: false })
            : spine.handle(command, given),
      },
      now: () => now,
      log: silent,
    })
    now = '2026-11-27T14:41:00Z'
    expect(await timers.wake()).toBe(false)
    broken = false
    expect(await timers.wake()).toBe(true)
    expect(bot.recorded('reminded')).toHaveLength(1)
  })

  it.each([
    ['in winter at midnight UTC', '2026-11-27T23:59:59Z', '2026-11-28T00:00:00Z'],
    ['in summer at 23:00 UTC', '2026-06-30T22:59:59Z', '2026-06-30T23:00:00Z'],
    ['after the 23 hours of the day the clocks go forward', '2027-03-28T22:59:59Z', '2027-03-28T23:00:00Z'],
    ['after the 25 hours of the day they go back', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z'],
  ])('say once that a day has begun in London: %s', async (_, before, after) => {
    now = before
    let days = 0
    const timers = openTimers({ spine: bot.spine(), now: () => now, log: silent, newDay: () => (days += 1) })
    await timers.wake()
    expect(days).toBe(0)
    now = after
    await timers.wake()
    await timers.wake()
    expect(days).toBe(1)
  })
})
