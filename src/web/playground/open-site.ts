import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { auditOnPages } from '../../audit-on-pages.ts'
import { webChat, type WebChat } from '../../chat/web/web-chat.ts'
import type { Log } from '../../log.ts'
import { openAuthority, type OpenAuthority } from '../../open-authority.ts'
import { openStore, type OpenStore } from '../../open-store.ts'
import { rulesFiles } from '../../rules/files.ts'
import { panelsOnPages } from '../../panels-on-pages.ts'
import { printForm } from '../../print-form.ts'
import type { Documents } from '../../store/store.ts'
import { londonDate } from '../../policy/london-date.ts'
import type { Timers } from '../../timers.ts'
import { hoursByPost } from '../../views/hours-by-post.ts'
import { storyNames } from '../../views/story-names.ts'
import { openingOfEntry } from '../../request/opening-state.ts'
import { keepLooks } from '../../keep-look.ts'
import { listedLine } from '../../views/before-the-bot.ts'
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
  { loaded, settings, founding, register, path, isNew }: Staged,
  clockFor: (documents: Documents) => Promise<MovableClock>,
  log: Log,
): Promise<Site> => {
  const opened = await openStore(register, loaded.name, log)
  const clock = await clockFor(opened.documents)
  const authority = await openAuthority({
    ...opened,
    loaded: () => Promise.resolve(loaded),
    ...(founding && { founding }),
    files: rulesFiles(loaded.name, settings, { web: WORKSPACE }, opened.kept),
    log,
    now: () => clock.now(),
    newId: randomUUID,
    wait: (milliseconds) => setTimeout(milliseconds),
    onFatal: () => process.exit(74),
  })
  if (isNew) await seedPast(authority.spine, opened, loaded)
  const chat = await pageChat(authority, opened, clock)
  await authority.announcer.start()
  authority.timers.start()
  const council = { name: loaded.policy.name, path }
  return {
    council,
    timers: authority.timers,
    settled: authority.announcer.settled,
    redraw: authority.announcer.dayBegan,
    ...served({ authority, opened, clock, chat, council, register }),
  }
}

const pageChat = async (
  authority: OpenAuthority,
  { documents }: OpenStore,
  clock: MovableClock,
): Promise<WebChat> => {
  const chat = await webChat({
    workspace: WORKSPACE,
    directory: () => authority.stands().directory,
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
  readonly clock: MovableClock
  readonly chat: WebChat
  readonly council: Council
  /** The register's folder. */
  readonly register: string
}

const served = ({
  authority,
  opened,
  clock,
  chat,
  council,
  register,
}: Serving): Pick<Site, 'mount' | 'stop'> => {
  const stops: (() => void)[] = []
  return {
    mount: (councils, moving) => {
      const page = playgroundRoutes({
        chat,
        councils,
        council,
        directory: () => authority.stands().directory,
        clock,
        store: opened.store,
        names: () => storyNames(authority.stands(), authority.spine.state),
        spend: () =>
          familySpends(authority.stands().policy, authority.spine.state.entries, londonDate(clock.now()), {
            factsOf: (request) => authority.spine.state.requests.get(request)?.facts,
            beforeOf: (request) => {
              const kept = openingOfEntry(authority.spine.state, request)
              return kept ? listedLine(kept) : []
            },
          }),
        hours: () =>
          hoursByPost(authority.spine.world(clock.now()), [...authority.spine.state.requests.values()]),
        forms: {
          readers: () => [...authority.stands().directory.people.values()],
          print: printForm(authority.spine, () => clock.now()),
        },
        ...moving,
        audit: auditOnPages(authority.spine, () => clock.now()),
        panels: panelsOnPages(authority.spine, () => clock.now()),
        looks: {
          readers: () => [...authority.stands().directory.people.values()],
          keep: keepLooks(register),
          now: () => clock.now(),
        },
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
