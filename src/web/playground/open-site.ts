import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CannotStart } from '../../cannot-start.ts'
import { webChat, type WebChat } from '../../chat/web/web-chat.ts'
import { loadAuthority, type LoadedAuthority } from '../../load-authority.ts'
import type { Log } from '../../log.ts'
import { openAuthority, type OpenAuthority } from '../../open-authority.ts'
import { openStore, type OpenStore } from '../../open-store.ts'
import type { AuthorityFile } from '../../people/authorities-file.ts'
import { londonDate } from '../../policy/london-date.ts'
import { storyNames } from '../../views/story-names.ts'
import { familySpends } from '../../views/story-spend.ts'
import type { Mount } from '../server.ts'
import { claimFolder } from './claim-folder.ts'
import type { MovableClock } from './movable-clock.ts'
import { type Council, playgroundRoutes } from './playground.ts'
import { redrawOpen } from './redraw-open.ts'
import { seedPast } from './seed-past.ts'

const WORKSPACE = 'playground'

export type Opening = {
  readonly authority: string
  readonly files: AuthorityFile
  /** Its own data folder: nothing of one authority is ever in another's. */
  readonly folder: string
  /** Where its page stands: "/", "/camden". */
  readonly path: string
  readonly log: Log
}

/** One authority of the playground, opened: its own policy, people, register and chat. */
export type Site = {
  readonly council: Council
  readonly redraw: () => Promise<void>
  readonly mount: (councils: readonly Council[], moved: () => Promise<void>) => Mount
  readonly stop: () => Promise<void>
}

/** Opens one authority of the cast. `clock` is made from the documents of whichever is opened first. */
export const openSite = async (
  { authority: name, files, folder, path, log }: Opening,
  clockFor: (documents: OpenStore['documents']) => Promise<MovableClock>,
): Promise<Site> => {
  const loaded = await load(name, files)
  const isNew = await claimFolder({ folder, authority: name, files })
  const opened = await openStore(join(folder, name), name, log)
  const clock = await clockFor(opened.documents)
  const authority = await openAuthority({
    ...opened,
    loaded,
    log,
    now: () => clock.now(),
    newId: randomUUID,
    wait: (milliseconds) => setTimeout(milliseconds),
    onFatal: () => process.exit(74),
  })
  if (isNew) await seedPast(name, authority.spine, opened)
  const chat = await pageChat(authority, opened, loaded, clock)
  await authority.announcer.start()
  const council = { name: loaded.policy.name, path }
  return {
    council,
    redraw: () => redrawOpen(authority, () => clock.now()),
    ...served({ authority, opened, loaded, clock, chat, council }),
  }
}

const load = async (name: string, files: AuthorityFile): Promise<LoadedAuthority> => {
  const loaded = await loadAuthority(name, files, { web: WORKSPACE })
  if (!loaded.ok)
    throw new CannotStart(
      `The playground's own files have mistakes; run "who-agrees check". ${JSON.stringify(loaded.mistakes)}`,
    )
  return loaded.value
}

const pageChat = async (
  authority: OpenAuthority,
  { documents }: OpenStore,
  loaded: LoadedAuthority,
  clock: MovableClock,
): Promise<WebChat> => {
  const chat = await webChat({
    workspace: WORKSPACE,
    directory: () => loaded.directory,
    documents,
    now: () => clock.now(),
    newId: randomUUID,
    receive: authority.receive,
  })
  authority.chats.set('web', chat)
  return chat
}

type Serving = {
  readonly authority: OpenAuthority
  readonly opened: OpenStore
  readonly loaded: LoadedAuthority
  readonly clock: MovableClock
  readonly chat: WebChat
  readonly council: Council
}

const served = ({
  authority,
  opened,
  loaded,
  clock,
  chat,
  council,
}: Serving): Pick<Site, 'mount' | 'stop'> => {
  const stops: (() => void)[] = []
  return {
    mount: (councils, moved) => {
      const page = playgroundRoutes({
        chat,
        councils,
        council,
        directory: () => loaded.directory,
        clock,
        store: opened.store,
        names: () => storyNames(loaded, authority.spine.state),
        spend: () => familySpends(loaded.policy, authority.spine.state.entries, londonDate(clock.now())),
        moved,
      })
      stops.push(() => page.stop())
      return { path: council.path, handler: page.handler }
    },
    stop: async () => {
      for (const stop of stops) stop()
      await chat.stop()
      await authority.announcer.settled()
      await opened.close()
    },
  }
}
