import { type RequestHandler, Router } from 'express'
import type { AuditOnPages } from '../audit-on-pages.ts'
import { FORM_FILES, type FormFile } from '../documents/render-form.ts'
import type { PanelsOnPages } from '../panels-on-pages.ts'
import type { PrintForm } from '../print-form.ts'
import type { Store } from '../store/store.ts'
import { storiesOf, storyOf } from '../views/story.ts'
import type { StoryNames } from '../views/story-line.ts'
import type { FamilySpend } from '../views/story-spend.ts'
import type { HoursByPost } from '../views/hours-by-post.ts'
import { rulesHistory } from '../views/rules-history.ts'
import { exportCsv, filterPage } from './register/audit.ts'
import { agendaPage } from './register/agenda-page.ts'
import { hoursPage } from './register/hours-page.ts'
import { listPage } from './register/list-page.ts'
import {
  keeping,
  showing,
  whoReads,
  type Keep,
  type LooksOnPages,
  type Show,
} from './register/looks-on-pages.ts'
import { onFilePage } from './register/on-file-page.ts'
import { all } from './register/read-store.ts'
import { panelsPage } from './register/panels-page.ts'
import { rulesPage } from './register/rules-page.ts'
import { spendPage } from './register/spend-page.ts'
import { storyPage, type Reader } from './register/story-page.ts'

/** Whoever a form is printed for, and how: the page says as whom it is read. */
export type FormsOnPages = {
  readonly readers: () => readonly Reader[]
  readonly print: PrintForm
}

export type RegisterPagesOptions = {
  readonly store: Pick<Store, 'read'>
  readonly names: () => StoryNames
  readonly spend: () => readonly FamilySpend[]
  /** Hours by post and week; left out or undefined where the council's policy shares none. */
  readonly hours?: () => HoursByPost | undefined
  /** Left out: the pages offer no forms. */
  readonly forms?: FormsOnPages
  /** Left out: no filters, no copies to take, and no list of what isn't on file. */
  readonly audit?: AuditOnPages
  /** Left out: nobody's look is kept. */
  readonly looks?: LooksOnPages
  /** Left out: the pages know no panels. */
  readonly panels?: PanelsOnPages
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const own: RequestHandler = (_, response, next) => {
  response.set('content-security-policy', POLICY)
  next()
}

/** The register for governance to read: every request, one request's story, and spend. Whoever mounts it says who may see it. */
export const registerPages = ({
  store,
  names,
  spend,
  hours,
  forms,
  panels,
  audit,
  looks,
}: RegisterPagesOptions): Router => {
  const router = Router()
  const show = showing(looks)
  const offers = () => ({
    hours: hours?.() !== undefined,
    onFile: audit !== undefined,
    looks: looks !== undefined,
  })
  router.use('/register', own)
  router.get('/register/base.css', style('base.css'))
  router.get('/register/register.css', style('register/register.css'))
  router.get('/register', async (request, response) => {
    const wanted = request.query['q']
    // The pages link within their folder: without the slash at its end they would lead elsewhere.
    if (!request.path.endsWith('/')) {
      response.redirect('register/')
      return
    }
    await show(request, response, { page: 'requests' }, async () => {
      const events = await all(store)
      const found = audit && filterPage(events, request.query, audit)
      const stories = storiesOf(
        found ? events.filter(({ event }) => found.wanted.has(event.request)) : events,
        names(),
      )
      return listPage(stories, typeof wanted === 'string' ? wanted : '', offers(), found?.filtering)
    })
  })
  if (looks) router.get('/register/who-reads', whoReads(looks))
  if (audit) {
    router.get('/register/export.csv', exportCsv(store, audit))
    router.get('/register/on-file', (request, response) =>
      show(request, response, { page: 'on-file' }, () => onFilePage(audit.notOnFile(), offers())),
    )
  }
  router.get('/register/panels', (request, response) =>
    show(request, response, { page: 'panels' }, () => panelsPage(panels?.panels() ?? [])),
  )
  if (panels) {
    router.get('/register/agenda', agenda(panels, show))
    router.get('/register/agenda.pdf', agendaPdf(panels, keeping(looks)))
  }
  router.get('/register/rules', (request, response) =>
    show(request, response, { page: 'rules' }, async () => {
      const ofNoRequest = await all(store, (id) => id === '')
      return rulesPage(rulesHistory(ofNoRequest, names()), offers())
    }),
  )
  router.get('/register/spend', (request, response) =>
    show(request, response, { page: 'spend' }, () => spendPage(spend(), offers())),
  )
  router.get('/register/hours', async (request, response, next) => {
    const shared = hours?.()
    if (shared) await show(request, response, { page: 'hours' }, () => hoursPage(shared))
    else next()
  })
  router.get('/register/:request', async (request, response, next) => {
    const events = await all(store, (id) => id === request.params.request)
    const story = storyOf(events, names())
    if (story === undefined) next()
    else
      await show(request, response, { page: 'request', request: story.reference }, () =>
        storyPage(story, forms?.readers() ?? [], offers()),
      )
  })
  if (forms) router.get('/register/:request/form', formFile(forms))
  return router
}

/** "?panel=pasp&sitting=2026-12-02". */
const asked = (query: Readonly<Record<string, unknown>>): readonly [panel: string, sitting: string] => {
  const { panel, sitting } = query
  return [typeof panel === 'string' ? panel : '', typeof sitting === 'string' ? sitting : '']
}

const agenda =
  ({ agenda: agendaOf }: PanelsOnPages, show: Show): RequestHandler =>
  async (request, response, next) => {
    const view = agendaOf(...asked(request.query))
    if (view === undefined) next()
    else await show(request, response, { page: 'agenda' }, () => agendaPage(view))
  }

const agendaPdf =
  ({ print }: PanelsOnPages, keep: Keep): RequestHandler =>
  async (request, response, next) => {
    const printed = await print(...asked(request.query))
    if (printed === undefined) next()
    else if (await keep(request, response, { page: 'agenda.pdf' }))
      response
        .type(FORM_FILES.pdf)
        .set('content-disposition', `attachment; filename="${printed.name}"`)
        .send(printed.bytes)
  }

const formFile =
  ({ print }: FormsOnPages): RequestHandler =>
  async (request, response, next) => {
    const { reader, as, why } = request.query
    const kind = Object.keys(FORM_FILES).find((one): one is FormFile => one === as)
    const { request: id } = request.params
    const printed =
      kind && typeof reader === 'string' && typeof id === 'string'
        ? await print(id, reader, kind, typeof why === 'string' ? why : '')
        : undefined
    if (printed === undefined || kind === undefined) next()
    else if (printed.kind === 'refused') response.status(403).type('text/plain').send(printed.says)
    else
      response
        .type(FORM_FILES[kind])
        .set('content-disposition', `attachment; filename="${printed.name}"`)
        .send(printed.bytes)
  }

const style =
  (file: string): RequestHandler =>
  (_, response) =>
    response.sendFile(file, {
      root: import.meta.dirname,
      etag: false,
      lastModified: false,
      cacheControl: false,
    })
