import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import type { KeepLook } from '../../keep-look.ts'
import { html, type Html } from '../html.ts'
import { layout } from './layout.ts'
import type { Reader } from './story-page.ts'

/** Who may say that they read the pages, and where each look is kept. */
export type LooksOnPages = {
  readonly readers: () => readonly Reader[]
  readonly keep: KeepLook
  readonly now: () => string
}

/** What is looked at: a page, and on a request's own its reference. */
export type Looked = { readonly page: string; readonly request?: string }

/** Sends a page once the look at it is on record; where it can't be, nothing is shown. */
export type Show = (
  asked: Request,
  response: Response,
  looked: Looked,
  page: () => Html | Promise<Html>,
) => Promise<void>

const COOKIE = 'reads-as'
const NOBODY_NAMED = 'nobody named'
const said = z.object({ by: z.string().max(80), why: z.string().max(300) })
type Said = z.output<typeof said>

/** Puts a look on record; where it can't be, says so in place of what was asked for. */
export type Keep = (asked: Request, response: Response, looked: Looked) => Promise<boolean>

/** @param looks left out: nothing is kept */
export const keeping =
  (looks: LooksOnPages | undefined): Keep =>
  async (asked, response, looked) => {
    if (await isKept(asked, looked, looks)) return true
    response
      .status(500)
      .type('text/plain')
      .send('This look could not be put on record, so nothing is shown. Is the disk full?')
    return false
  }

export const showing = (looks: LooksOnPages | undefined): Show => {
  const keep = keeping(looks)
  return async (asked, response, looked, page) => {
    if (await keep(asked, response, looked)) response.type('html').send((await page()).toString())
  }
}

const isKept = async (
  { headers }: Request,
  looked: Looked,
  looks: LooksOnPages | undefined,
): Promise<boolean> => {
  if (!looks) return true
  const { by, why } = saidIn(headers.cookie)
  const reader = looks.readers().find(({ id }) => id === by)
  const look = { at: looks.now(), by: reader?.id ?? NOBODY_NAMED, reason: why, command: 'pages', ...looked }
  return looks.keep(look).then(
    () => true,
    () => false,
  )
}

const saidIn = (cookies = ''): Said => {
  const [, value = ''] = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(cookies) ?? []
  try {
    return said.parse(JSON.parse(decodeURIComponent(value)))
  } catch {
    return { by: '', why: '' }
  }
}

/** Who reads, and why: asked once, and on record with every page that is opened from then on. */
export const whoReads =
  ({ readers }: LooksOnPages): RequestHandler =>
  (request, response) => {
    const { by, why } = request.query
    const answer = said.safeParse({ by, why })
    if (!answer.success) {
      response.type('html').send(whoPage(readers(), saidIn(request.headers.cookie)).toString())
      return
    }
    response.cookie(COOKIE, JSON.stringify(answer.data), { httpOnly: true, sameSite: 'strict' })
    response.redirect('./')
  }

const whoPage = (readers: readonly Reader[], { by, why }: Said): Html =>
  layout({
    title: 'Who reads?',
    here: 'one',
    body: html`<p class="back"><a href="./">All requests</a></p>
      <h1>Who reads, and why?</h1>
      <p>Each page that is opened is put on record with this, until the browser is closed.</p>
      <form class="take" action="who-reads">
        <label
          >Who reads
          <select name="by">
            <option value="">${NOBODY_NAMED}</option>
            ${readers.map(({ id, name }) =>
              id === by
                ? html`<option value="${id}" selected>${name}</option>`
                : html`<option value="${id}">${name}</option>`,
            )}
          </select></label
        >
        <label>Why <input name="why" value="${why}" /></label>
        <button>Go on</button>
      </form>`,
  })
