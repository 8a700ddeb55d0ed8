import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { CannotStart } from '../../cannot-start.ts'
import { webChat, type WebChat } from '../../chat/web/web-chat.ts'
import { readPlayground } from '../../config.ts'
import type { LoadedAuthority } from '../../load-authority.ts'
import { openLog, type Log } from '../../log.ts'
import { openAuthority, type OpenAuthority } from '../../open-authority.ts'
import { openStore, type OpenStore } from '../../open-store.ts'
import { storyNames } from '../../views/story-names.ts'
import { familySpends } from '../../views/story-spend.ts'
import { londonDate } from '../../policy/london-date.ts'
import { webServer } from '../server.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { playgroundRoutes } from './playground.ts'
import { redrawOpen } from './redraw-open.ts'
import { seedPast } from './seed-past.ts'
import { stageOwn, stageTrial, WORKSPACE } from './stage.ts'

export type RunningPlayground = { readonly url: string; readonly stop: () => Promise<void> }

/** Where its clock begins: a Wednesday morning, before the next panel. */
const BEGINS = '2026-11-25T09:50:00Z'

/**
 * Starts the local page with an invented cast: its own, or one made up for somebody's policy. Throws a sentence where its
 * folder holds a register that it did not make.
 */
export const startPlayground = async (policy?: string): Promise<RunningPlayground> => {
  const { folder, port, mistakes } = readPlayground()
  if (port === undefined)
    throw new CannotStart(mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const log = openLog('error')
  const { loaded, register, isNew } = await (policy === undefined
    ? stageOwn(folder)
    : stageTrial(policy, folder))
  const opened = await openStore(register, loaded.name, log)
  const clock = await movableClock(opened.documents, BEGINS)
  const authority = await openAuthority({
    ...opened,
    loaded,
    log,
    now: () => clock.now(),
    newId: randomUUID,
    wait: (milliseconds) => setTimeout(milliseconds),
    onFatal: () => process.exit(74),
  })
  if (isNew && policy === undefined) await seedPast(authority.spine, opened)
  const chat = await pageChat(authority, opened, loaded, clock)
  await authority.announcer.start()
  return serve({ authority, opened, loaded, clock, chat, log, port })
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
  readonly log: Log
  readonly port: number
}

const serve = async ({
  authority,
  opened,
  loaded,
  clock,
  chat,
  log,
  port,
}: Serving): Promise<RunningPlayground> => {
  const names = () => storyNames(loaded, authority.spine.state)
  const spend = () => familySpends(loaded.policy, authority.spine.state.entries, londonDate(clock.now()))
  const page = playgroundRoutes({
    chat,
    directory: () => loaded.directory,
    clock,
    store: opened.store,
    names,
    spend,
    moved: () => redrawOpen(authority, () => clock.now()),
  })
  const server = await webServer({
    host: '127.0.0.1',
    port,
    mounts: [{ path: '/', handler: page.handler }],
    onError: (error, path) => log.error('a request could not be answered', error, { path }),
  })
  return {
    url: server.url,
    stop: async () => {
      page.stop()
      await server.stop()
      await chat.stop()
      await authority.announcer.settled()
      await opened.close()
    },
  }
}
