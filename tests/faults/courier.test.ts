import { describe, expect, it } from 'vitest'
import { ChatError, type Place, type Platform } from '../../src/chat/chat.ts'
import { isDead, lettersIn } from '../../src/announcing/letters.ts'
import { courier } from '../../src/announcing/persist.ts'
import { nameOf, placeName, type Sending } from '../../src/announcing/sending.ts'
import type { Documents } from '../../src/store/store.ts'
import { proved, trials } from '../prove/proof.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { type Failing, failingChat, tooFast, tooSoon } from './chat-that-fails.ts'
import { virtualClock } from './clock.ts'

/** Announcing against chats that refuse, ask to wait, break off and come back, by seeds and a clock of their own. */

const SCHEDULES = trials(300, 10_000)
const HOUR = 3_600_000
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const documentsInMemory = (forgets = false): Documents => {
  const kept = new Map<string, unknown>()
  return {
    get: (_, key) => Promise.resolve(kept.get(key)),
    put: (_, key, value) => {
      if (value === undefined) kept.delete(key)
      else kept.set(key, structuredClone(value))
      return Promise.resolve()
    },
    list: () => Promise.resolve(forgets ? [] : [...kept]),
  }
}

const channel = (platform: Platform, name: string): Place => ({
  kind: 'channel',
  platform,
  workspace: 'W',
  channel: name,
})

const telling = (place: Place, words: string): Sending => ({
  kind: 'tell',
  request: 'r1',
  about: 'approved',
  place,
  card: { summary: words, elements: [], actions: [] },
})
const redrawing = (place: Place): Sending => ({
  kind: 'redraw',
  request: 'r1',
  step: 0,
  to: 'tm',
  place,
  address: {
    platform: place.kind === 'channel' ? place.platform : 'web',
    workspace: 'W',
    conversation: placeName(place),
    message: 'm1',
  },
})

type Broken = {
  /** The chat's wish to wait is not heard. */
  readonly deaf?: boolean
  /** Nothing that was kept is found again. */
  readonly forgets?: boolean
  /** Waiting takes no time. */
  readonly hasty?: boolean
  /** One queue for all. */
  readonly oneQueue?: boolean
}

/** One afternoon by one seed: what came of everything that was to be brought. */
const afternoon = async (seed: number, broken: Broken = {}) => {
  const random = randomFrom(seed)
  const clock = virtualClock()
  const start = clock.now()
  let version = 0
  const calm = channel('slack', 'calm')
  const names = ['a', 'b', 'c', 'd']
  const places = [calm, ...names.map((name, index) => channel(index % 2 === 0 ? 'slack' : 'teams', name))]
  const failing = new Map(
    places.map((place): [string, Failing] => {
      const lost = random() < 0.3 ? (random() < 0.5 ? start + Math.floor(random() * 5 * HOUR) : Infinity) : 0
      const own = place === calm ? { often: 0, lostUntil: 0 } : { often: random() * 0.7, lostUntil: lost }
      return [placeName(place), { place, ...own }]
    }),
  )
  const chat = failingChat(failing, { now: clock.now, random, version: () => version })
  const documents = documentsInMemory(broken.forgets)
  const letters = lettersIn(documents)
  const silent: string[] = []
  const act = broken.deaf
    ? (sending: Sending) =>
        chat.act(sending).catch((error: unknown) => {
          throw error instanceof ChatError ? new ChatError(error.kind, error.message) : error
        })
    : chat.act
  const open = () => {
    const one = courier({
      letters,
      act,
      silent: (sending) => Promise.resolve(void silent.push(nameOf(sending))),
      gaveUp: () => Promise.resolve(),
      wait: broken.hasty ? () => Promise.resolve() : clock.wait,
      now: clock.iso,
      random,
      log,
    })
    let tail = Promise.resolve()
    if (!broken.oneQueue) return one
    const persist = (sending: Sending) => {
      const done = tail.then(async () => {
        await one.persist(sending)
        await one.settled()
      })
      tail = done
      return done.then(() => 'done' as const)
    }
    return { ...one, persist }
  }
  let running = open()
  const asked = new Map<string, { readonly at: number; readonly place: Place }>()
  const wanted = new Map<string, number>()
  const persist = (sending: Sending, place: Place): void => {
    const name = nameOf(sending)
    wanted.set(name, version)
    if (!asked.has(name)) asked.set(name, { at: clock.now(), place })
    void running.persist(sending)
  }
  const crashAt = random() < 0.4 ? Math.floor(random() * 40) : -1
  for (let step = 0; step < 40; step += 1) {
    await clock.run(clock.now() + 1500 + Math.floor(random() * 4000))
    version += 1
    persist(telling(calm, `calm ${step}`), calm)
    for (const place of places.slice(1))
      if (random() < 0.5) {
        persist(telling(place, `words ${step}`), place)
        persist(redrawing(place), place)
      }
    if (step === crashAt) {
      await clock.run(clock.now())
      running.stop()
      // No program starts faster.
      await clock.run(clock.now() + 2500)
      running = open()
      await running.learn()
      await running.takeUp()
    }
  }
  // By evening the chats are well again, all but those that are lost.
  chat.calmDown()
  // Looked after once an hour, as the timers do, until long after every place that comes back has come back.
  for (let hour = 0; hour < 8; hour += 1) {
    await clock.run(clock.now() + HOUR)
    await running.retry()
  }
  await clock.run(clock.now() + HOUR)
  const left = await letters.all()
  const dead = new Set(left.filter(([, letter]) => isDead(letter)).map(([name]) => name))
  const lost = [...asked.keys()].filter((name) => !chat.brought.has(name) && !dead.has(name))
  const late = [...asked].flatMap(([name, { at, place }]) => {
    const first = chat.brought.get(name)?.[0]
    return place === calm && first && first.at > at ? [name] : []
  })
  // The last that was drawn is no older than what was there when somebody last asked for it.
  const old = [...wanted].flatMap(([name, wantedVersion]) =>
    !dead.has(name) && (chat.brought.get(name)?.at(-1)?.version ?? -1) < wantedVersion ? [name] : [],
  )
  const back = [...failing.values()].filter(({ lostUntil }) => lostUntil < start + 6 * HOUR)
  const stillDead = back.flatMap(({ place }) =>
    left.filter(([name]) => name.includes(` ${placeName(place)} `)).map(([name]) => name),
  )
  return {
    lost,
    late,
    old,
    stillDead,
    fast: tooFast(chat.tries),
    soon: tooSoon(chat.tries),
    dead: dead.size,
    unsaid: dead.size > 0 && silent.length === 0 ? [...dead] : [],
    tries: chat.tries.length,
    again: [...chat.brought.values()].filter((all) => all.length > 1).length,
    asked: asked.size,
  }
}

describe('announcing', () => {
  it(
    `brings everything or keeps it as a letter that is shown, in ${SCHEDULES} afternoons of faults`,
    { timeout: 60_000 + SCHEDULES * 200 },
    async () => {
      const seen = { dead: 0, tries: 0, asked: 0 }
      for (let seed = 1; seed <= SCHEDULES; seed += 1) {
        const { lost, late, old, fast, soon, stillDead, unsaid, dead, tries, asked } = await afternoon(seed)
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
        if ((await afternoon(seed, { forgets: true })).lost.length > 0) forgotten += 1
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
    for (let seed = 1; seed <= 10; seed += 1) found.push(...(await afternoon(seed, broken))[what])
    expect(found).not.toEqual([])
  })
})
