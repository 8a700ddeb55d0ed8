import { html, type Html } from '../html.ts'

type Page = {
  readonly title: string
  readonly here: 'requests' | 'spend' | 'panels' | 'hours' | 'on-file' | 'rules' | 'one'
  readonly body: Html
}

/** Pages that only some councils have. */
export type Offers = { readonly hours?: boolean; readonly onFile?: boolean; readonly looks?: boolean }

const link = (here: boolean, href: string, words: string): Html =>
  here ? html`<a href="${href}" aria-current="page">${words}</a>` : html`<a href="${href}">${words}</a>`

/** The frame round each of the register's pages. They all lie in one folder and link within it: it may stand anywhere. */
export const layout = (
  { title, here, body }: Page,
  { hours = false, onFile = false, looks = false }: Offers = {},
): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Who Agrees?</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="base.css" />
        <link rel="stylesheet" href="register.css" />
      </head>
      <body>
        <a class="skip" href="#main">Go to the content</a>
        <header class="top">
          <p class="wordmark">Who Agrees? <span>The register</span></p>
          <nav aria-label="Register">
            ${link(here === 'requests', './', 'Requests')} ${link(here === 'spend', 'spend', 'Spend')}
            ${link(here === 'panels', 'panels', 'Panels')}
            ${hours ? link(here === 'hours', 'hours', 'Hours') : undefined}
            ${onFile ? link(here === 'on-file', 'on-file', 'Not on file') : undefined}
            ${link(here === 'rules', 'rules', 'Rules')}
            ${looks ? link(false, 'who-reads', 'Who reads?') : undefined}
            <a href="../">Talk to the bot</a>
          </nav>
        </header>
        <main id="main">${body}</main>
      </body>
    </html>`
