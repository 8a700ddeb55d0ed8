import { join } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { readPlayground } from '../../config.ts'
import { loadAuthorities } from '../../load-authority.ts'
import { openLog } from '../../log.ts'
import type { AuthoritiesFile } from '../../people/authorities-file.ts'
import type { Documents } from '../../store/store.ts'
import { webServer } from '../server.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { openSite, type Opening, type Site } from './open-site.ts'

export type RunningPlayground = { readonly url: string; readonly stop: () => Promise<void> }

const CAST = join(import.meta.dirname, 'cast', 'authorities.yaml')

/** Where its clock begins: a Wednesday morning, before the next panel. */
const BEGINS = '2026-11-25T09:50:00Z'

/**
 * Starts the local pages with their invented casts: one authority at the address itself, the others beside it. Throws a
 * sentence where a folder holds a register that the playground did not make.
 */
export const startPlayground = async (): Promise<RunningPlayground> => {
  const { folder, port, mistakes } = readPlayground()
  if (port === undefined)
    throw new CannotStart(mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const log = openLog('error')
  const openings = openingsIn(folder, await cast()).map((one) => ({ ...one, log }))
  const sites = await openAll(openings)
  const redrawAll = async (): Promise<void> => {
    for (const site of sites) await site.redraw()
  }
  const councils = sites.map(({ council }) => council)
  const server = await webServer({
    host: '127.0.0.1',
    port,
    // The address itself last: whatever no other page answers is its.
    mounts: sites.map((site) => site.mount(councils, redrawAll)).toReversed(),
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

const cast = async (): Promise<AuthoritiesFile> => {
  const files = await loadAuthorities(CAST)
  if (files.ok) return files.value
  throw new CannotStart(`The playground's own files have mistakes. ${JSON.stringify(files.mistakes)}`)
}

const openingsIn = (folder: string, all: AuthoritiesFile): readonly Omit<Opening, 'log'>[] =>
  Object.entries(all).map(([authority, files], i) => ({
    authority,
    files,
    folder: i === 0 ? folder : join(folder, authority),
    path: i === 0 ? '/' : `/${authority}`,
  }))

/** One after the other, on one clock, which the first one's folder keeps. */
const openAll = async (openings: readonly Opening[]): Promise<readonly Site[]> => {
  const sites: Site[] = []
  let clock: MovableClock | undefined
  const clockFor = async (documents: Documents): Promise<MovableClock> =>
    (clock ??= await movableClock(documents, BEGINS))
  for (const opening of openings) sites.push(await openSite(opening, clockFor))
  return sites
}
