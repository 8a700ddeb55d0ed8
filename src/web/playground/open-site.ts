import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { webChat, type WebChat } from '../../chat/web/web-chat.ts'
import type { LoadedAuthority } from '../../load-authority.ts'
import type { Log } from '../../log.ts'
import { openAuthority, type OpenAuthority } from '../../open-authority.ts'
import { openStore, type OpenStore } from '../../open-store.ts'
import { panelsOnPages } from '../../panels-on-pages.ts'
import { printForm } from '../../print-form.ts'
import type { Documents } from '../../store/store.ts'
import { londonDate } from '../../policy/london-date.ts'
import type { Timers } from '../../timers.ts'
import { hoursByPost } from '../../views/hours-by-post.ts'
import { storyNames } from '../../views/story-names.ts'
import { familySpends } from '../../views/story-spend.ts'
import type { Mount } from '../server.ts'
import type { MovableClock } from './movable-clock.ts'
import { type Council, playgroundRoutes } from './playground.ts'
import { seedPast } from './seed-past.ts'
import { type Staged, WORKSPACE } from './stage.ts'

/** One authority of the playground, opened: its own policy, people, register and chat. */
export type Site = {
  readonly council: Council
  readonly redraw: () => Promise<void>
  readonly timers: Timers
  /** Resolves when everything recorded so far has been told. */
  readonly settled: () => Promise<void>
  readonly mount: (councils: readonly Council[], clock: Moving) => Mount
  readonly stop: () => Promise<void>
}

/** What happens to every page's authority when somebody moves the clock. */
export type Moving = {
  readonly pass: (to: string) => Promise<void>
  readonly moved: () => Promise<void>
}

/** Opens one authority. `clockFor` gives the one clock of all, kept in the documents of whichever is opened first. */
export const openSite = async (
  { loaded, register, path, isNew }: Staged,
  clockFor: (documents: Documents) => Promise<MovableClock>,
  log: Log,
): Promise<Site> => {
  const opened = await openStore(register, loaded.name, log)
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
  if (isNew) await seedPast(authority.spine, opened, loaded)
  const chat = await pageChat(authority, opened, loaded, clock)
  await authority.announcer.start()
  authority.timers.start()
  const council = { name: loaded.policy.name, path }
  return {
    council,
    timers: authority.timers,
    settled: authority.announcer.settled,
    redraw: authority.announcer.dayBegan,
    ...served({ authority, opened, loaded, clock, chat, council }),
  }
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
    mount: (councils, moving) => {
      const page = playgroundRoutes({
        chat,
        councils,
        council,
        directory: () => loaded.directory,
        clock,
        store: opened.store,
        names: () => storyNames(loaded, authority.spine.state),
        spend: () =>
          familySpends(
            loaded.policy,
            authority.spine.state.entries,
            londonDate(clock.now()),
            (request) => authority.spine.state.requests.get(request)?.facts,
          ),
        hours: () =>
          hoursByPost(authority.spine.world(clock.now()), [...authority.spine.state.requests.values()]),
        forms: {
          readers: () => [...loaded.directory.people.values()],
          print: printForm(authority.spine, () => clock.now()),
        },
        ...moving,
        panels: panelsOnPages(authority.spine, () => clock.now()),
      })
      stops.push(() => page.stop())
      return { path: council.path, handler: page.handler }
    },
    stop: async () => {
      for (const stop of stops) stop()
      await chat.stop()
      await authority.timers.stop()
      await authority.announcer.settled()
      await opened.close()
    },
  }
}
