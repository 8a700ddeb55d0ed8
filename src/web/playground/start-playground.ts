import { CannotStart } from '../../cannot-start.ts'
import { readPlayground } from '../../config.ts'
import { type Log, openLog } from '../../log.ts'
import type { Documents } from '../../store/store.ts'
import { passTime } from '../../pass-time.ts'
import { webServer } from '../server.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { type Moving, openSite, type Site } from './open-site.ts'
import { type Staged, stageOwn, stageTrial } from './stage.ts'

export type RunningPlayground = { readonly url: string; readonly stop: () => Promise<void> }

/** Where its clock begins: a Wednesday morning, before the next panel. */
const BEGINS = '2026-11-25T09:50:00Z'

/**
 * Starts the local pages with invented casts: its own authorities, or one made up for somebody's policy. Throws a sentence
 * where a folder holds a register that the playground did not make.
 */
export const startPlayground = async (policy?: string): Promise<RunningPlayground> => {
  const { folder, port, mistakes } = readPlayground()
  if (port === undefined)
    throw new CannotStart(mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const log = openLog('error')
  const staged = policy === undefined ? await stageOwn(folder) : [await stageTrial(policy, folder)]
  const { sites, clock } = await openAll(staged, log)
  const moving: Moving = {
    pass: (to) => passAll(to, sites, clock),
    moved: async () => {
      for (const site of sites) await site.redraw()
    },
  }
  const councils = sites.map(({ council }) => council)
  const server = await webServer({
    host: '127.0.0.1',
    port,
    // The address itself last: whatever no other page answers is its.
    mounts: sites.map((site) => site.mount(councils, moving)).toReversed(),
    onError: (error, path) => log.error('a request could not be answered', error, { path }),
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      for (const site of sites) await site.stop()
    },
  }
}

/** One after the other, on one clock, which the first one's folder keeps. */
const openAll = async (
  staged: readonly Staged[],
  log: Log,
): Promise<{ readonly sites: readonly Site[]; readonly clock: MovableClock | undefined }> => {
  const sites: Site[] = []
  let clock: MovableClock | undefined
  const clockFor = async (documents: Documents): Promise<MovableClock> =>
    (clock ??= await movableClock(documents, BEGINS))
  for (const one of staged) sites.push(await openSite(one, clockFor, log))
  return { sites, clock }
}

/** Lets time pass for all of them on their one clock. */
const passAll = async (
  to: string,
  sites: readonly Site[],
  clock: MovableClock | undefined,
): Promise<void> => {
  if (!clock) return
  await passTime(to, {
    now: () => clock.now(),
    moveTo: (instant) => clock.move(Math.max(0, Date.parse(instant) - Date.parse(clock.now()))),
    timers: sites.map(({ timers }) => timers),
    settled: async () => {
      for (const site of sites) await site.settled()
    },
  })
}
