import express, { type RequestHandler, Router } from 'express'
import { randomBytes } from 'node:crypto'
import type { AuditOnPages } from '../../audit-on-pages.ts'
import type { WebChat } from '../../chat/web/web-chat.ts'
import type { PanelsOnPages } from '../../panels-on-pages.ts'
import type { Directory } from '../../people/directory.ts'
import type { Store } from '../../store/store.ts'
import type { StoryNames } from '../../views/story-line.ts'
import type { HoursByPost } from '../../views/hours-by-post.ts'
import type { FamilySpend } from '../../views/story-spend.ts'
import { registerPages, type FormsOnPages } from '../register-pages.ts'
import type { LooksOnPages } from '../register/looks-on-pages.ts'
import { acting } from './acting.ts'
import { onlyThisMachine, onlyThisPage } from './guard.ts'
import { liveLines } from './live.ts'
import type { MovableClock } from './movable-clock.ts'
import { pageFiles } from './page-files.ts'
import { reading } from './reading.ts'

/** An authority by its name, and where its page stands. */
export type Council = { readonly name: string; readonly path: string }

/** What the playground needs of the bot, and nothing more. */
export type PlaygroundOptions = {
  readonly chat: WebChat
  /** The authority that this page is of, and all that there are to go to. */
  readonly council: Council
  readonly councils: readonly Council[]
  readonly directory: () => Directory
  readonly clock: MovableClock
  readonly store: Pick<Store, 'read' | 'onAppended'>
  readonly names: () => StoryNames
  /** For the register's pages: what each family has had against what may be agreed. */
  readonly spend?: () => readonly FamilySpend[]
  /** For the register's pages: hours by post and week, where the policy has any. */
  readonly hours?: () => HoursByPost | undefined
  /** Forms to print from the register's pages. */
  readonly forms?: FormsOnPages
  /** Lets time pass up to an instant: what falls due on the way is done at its own. Left out: the clock is just put there. */
  readonly pass?: (to: string) => Promise<void>
  /** Agendas, for the register's pages. */
  readonly panels?: PanelsOnPages
  /** Filters and copies, for the register's pages. */
  readonly audit?: AuditOnPages
  /** Where each look at the register's pages is kept. */
  readonly looks?: LooksOnPages
  /** After the clock was moved: whatever fell due is done before the page hears of it. */
  readonly moved?: () => Promise<void>
}

export type Playground = { readonly handler: RequestHandler; stop(): void }

/** The page people meet first, and what it calls. For this machine only; never mounted in production. */
export const playgroundRoutes = (options: PlaygroundOptions): Playground => {
  const token = randomBytes(24).toString('base64url')
  const live = liveLines()
  const stops = [
    options.chat.onShown(({ conversation, id, from }) =>
      live.tell({ kind: 'shown', conversation, message: id, from }),
    ),
    options.store.onAppended(() => live.tell({ kind: 'recorded' })),
  ]
  const router = Router()
  router.use(onlyThisMachine)
  router.use(pageFiles())
  router.use(registerPages({ ...options, spend: options.spend ?? (() => []) }))
  router.get('/playground/live', (request, response) => {
    live.follow(request, response)
  })
  router.use('/playground', reading(options, token))
  router.use(
    '/playground',
    onlyThisPage(token),
    express.json({ limit: '256kb' }),
    acting(options, () => {
      live.tell({ kind: 'clock' })
    }),
  )
  return {
    handler: router,
    stop: () => {
      for (const stop of stops) stop()
      live.stop()
    },
  }
}
