import { describe, expect, it } from 'vitest'
import { openSpine } from '../../src/handle.ts'
import { openTimers } from '../../src/timers.ts'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { memoryStore } from '../fixtures/hours-spine.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'
import { gas, submitted } from '../fixtures/scene.ts'

const logged: string[] = []
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message: string) => void logged.push(message),
}

const asked = async (now: () => string) => {
  const standing = { router: peterboroughRouter, directory: cast, families: castFamilies }
  const spine = await openSpine(
    memoryStore(),
    () => standing,
    () => undefined,
  )
  for (const request of ['r1', 'r2']) {
    const { refused } = await spine.handle(
      submitted({ request, resource: 's17', urgency: 'this-week', facts: gas(2_000) }),
      { by: 'sam', at: now(), delivery: request },
    )
    expect(refused).toBeUndefined()
  }
  return spine
}

describe('what falls due', () => {
  it('given one thing can’t be given, then it is logged and those after it are given all the same', async () => {
    let now = '2026-11-27T12:41:00Z'
    const spine = await asked(() => now)
    const timers = openTimers({
      spine: {
        ...spine,
        handle: (command, given) =>
          command.request === 'r1' ? Promise.reject(new Error('broken')) : spine.handle(command, given),
      },
      now: () => now,
      log,
    })
    now = '2026-11-30T12:41:00Z'
    expect(await timers.wake()).toBe(true)
    expect(logged).toContain('what fell due could not be given')
    expect(spine.state.requests.get('r2')?.time.notices.map(({ type }) => type)).toEqual(['reminded'])
  })

  it('given the bot slept through office hours, then it waits for the next opening and comes once', async () => {
    let now = '2026-11-27T12:41:00Z'
    const spine = await asked(() => now)
    const timers = openTimers({ spine, now: () => now, log })
    expect(timers.next()).toBe('2026-11-30T12:41:00.000Z')
    now = '2026-11-30T22:00:00Z'
    await timers.wake()
    expect(spine.state.requests.get('r2')?.time.notices).toEqual([])
    expect(timers.next()).toBe('2026-12-01T09:00:00.000Z')
    now = '2026-12-01T09:00:00Z'
    await timers.wake()
    await timers.wake()
    expect(spine.state.requests.get('r2')?.time.notices).toHaveLength(1)
  })
})
