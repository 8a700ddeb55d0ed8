import { expect, it } from 'vitest'
import { courier } from '../../src/announcing/persist.ts'
import type { Letter, Letters } from '../../src/announcing/letters.ts'
import type { Sending } from '../../src/announcing/sending.ts'
import { ChatError } from '../../src/chat/chat.ts'

const told: Sending = {
  kind: 'tell',
  request: 'r1',
  about: 'approved',
  place: { kind: 'channel', platform: 'web', workspace: 'playground', channel: 'east' },
  card: { summary: 'Something is decided.', elements: [], actions: [] },
}

it('a disk that refuses while something waits ends the trying, and what waits is brought at the next start', async () => {
  const kept = new Map<string, Letter>()
  let [diskRefuses, chatRefuses, tries, reads] = [false, true, 0, 0]
  const letters: Letters = {
    get: (name) => {
      reads += 1
      return diskRefuses ? Promise.reject(new Error('EIO')) : Promise.resolve(kept.get(name))
    },
    keep: (name, letter) => Promise.resolve(void kept.set(name, letter)),
    forget: (name) => Promise.resolve(void kept.delete(name)),
    all: () => Promise.resolve([...kept]),
  }
  const one = () =>
    courier({
      letters,
      act: () => {
        tries += 1
        return chatRefuses ? Promise.reject(new ChatError('unreachable', 'down')) : Promise.resolve()
      },
      silent: () => Promise.resolve(),
      gaveUp: () => Promise.resolve(),
      wait: () => Promise.resolve(void (diskRefuses = true)),
      now: () => '2026-11-27T12:38:00.000Z',
      random: () => 0.5,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    })
  const first = one()
  expect(await first.persist(told)).toBe('waiting')
  await first.settled()
  expect([tries, kept.size]).toEqual([1, 1])
  expect(reads).toBeLessThan(10)
  diskRefuses = false
  chatRefuses = false
  const next = one()
  await next.takeUp()
  await next.settled()
  expect([tries, kept.size]).toEqual([2, 0])
})
