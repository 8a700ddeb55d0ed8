import { randomUUID } from 'node:crypto'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CannotStart } from '../../cannot-start.ts'
import { webChat, type WebChat } from '../../chat/web/web-chat.ts'
import { readPlayground } from '../../config.ts'
import { loadAuthorities, loadAuthority, type LoadedAuthority } from '../../load-authority.ts'
import { openLog, type Log } from '../../log.ts'
import { openAuthority, type OpenAuthority } from '../../open-authority.ts'
import { openStore, type OpenStore } from '../../open-store.ts'
import { printForm } from '../../print-form.ts'
import { createRegister } from '../../store/create-register.ts'
import { storyNames } from '../../views/story-names.ts'
import { familySpends } from '../../views/story-spend.ts'
import { londonDate } from '../../policy/london-date.ts'
import { webServer } from '../server.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { playgroundRoutes } from './playground.ts'
import { redrawOpen } from './redraw-open.ts'
import { seedPast } from './seed-past.ts'

export type RunningPlayground = { readonly url: string; readonly stop: () => Promise<void> }

const WORKSPACE = 'playground'
const AUTHORITY = 'peterborough'
const CAST = join(import.meta.dirname, 'cast', 'authorities.yaml')

/** Marks a folder as the playground's own, so that it never opens, and never spoils, a real register. */
const MARK = 'made-by-the-playground'

/** Where its clock begins: a Wednesday morning, before the next panel. */
const BEGINS = '2026-11-25T09:50:00Z'

/** Starts the local page with its invented cast. Throws a sentence where its folder holds a register that it did not make. */
export const startPlayground = async (): Promise<RunningPlayground> => {
  const { folder, port, mistakes } = readPlayground()
  if (port === undefined)
    throw new CannotStart(mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const log = openLog('error')
  const loaded = await loadCast()
  const isNew = await claim(folder)
  const opened = await openStore(join(folder, AUTHORITY), AUTHORITY, log)
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
  if (isNew) await seedPast(authority.spine, opened)
  const chat = await pageChat(authority, opened, loaded, clock)
  await authority.announcer.start()
  return serve({ authority, opened, loaded, clock, chat, log, port })
}

const loadCast = async (): Promise<LoadedAuthority> => {
  const files = await loadAuthorities(CAST)
  const settings = files.ok ? files.value[AUTHORITY] : undefined
  const loaded = settings && (await loadAuthority(AUTHORITY, settings, { web: WORKSPACE }))
  if (!loaded?.ok)
    throw new CannotStart(
      `The playground's own files have mistakes; run "who-agrees check". ${JSON.stringify(loaded?.mistakes ?? files)}`,
    )
  return loaded.value
}

/**
 * Makes the folder and its register the first time, and says whether it did. It is laid out as a real data folder is, so
 * that `who-agrees register --data` reads it too.
 */
const claim = async (folder: string): Promise<boolean> => {
  const register = join(folder, AUTHORITY)
  const [marked, registered, real] = await Promise.all([
    exists(join(folder, MARK)),
    exists(join(register, 'register.json')),
    exists(join(folder, 'authorities.yaml')),
  ])
  if (!marked && (registered || real))
    throw new CannotStart(
      `${folder} holds data that the playground did not make. Give it another folder with DATA_FOLDER.`,
    )
  if (registered) return false
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, MARK), 'Everything in here is invented. Delete the folder to begin again.\n')
  await writeFile(join(folder, 'authorities.yaml'), authoritiesFrom(folder))
  await createRegister({ folder: register, authority: AUTHORITY })
  return true
}

/** Points at the cast's own files, wherever the repository stands. */
const authoritiesFrom = (folder: string): string => {
  const to = (path: string): string => JSON.stringify(relative(folder, join(import.meta.dirname, path)))
  return `authorities:\n  ${AUTHORITY}:\n    policy: ${to('../../../policies/peterborough')}\n    people: ${to('cast/people.yaml')}\n    families: ${to('cast/families.yaml')}\n`
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

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
    forms: {
      readers: () => [...loaded.directory.people.values()],
      print: printForm(authority.spine, () => clock.now()),
    },
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
