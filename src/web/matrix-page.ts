import type { Matrix, MatrixLine, MatrixResource } from '../views/matrix.ts'
import { HEADINGS } from '../words/matrix.ts'
import type { Telephone } from '../views/on-paper.ts'
import { html, type Html } from './html.ts'
import { paperForm, telephoneTable } from './paper-form.ts'

const STYLE = `
body { font: 11pt/1.4 system-ui, sans-serif; color: #111; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin: 1.6rem 0 .3rem; break-after: avoid }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
th, td { border: 1px solid #999; padding: .35rem .5rem; text-align: left; vertical-align: top }
th { background: #eee } td:nth-child(1) { width: 52% } td:nth-child(3) { width: 6rem }
p { margin: .3rem 0 } small { color: #444 }
.paper { break-before: page } .paper th[scope=row] { width: 16rem; font-weight: 400 } .lines { margin-bottom: 1.2rem }
.lines td, .lines th { height: 1.1rem } .lines .tall td { height: 3.2rem }
.lines { break-inside: avoid } .paper td:nth-child(1), .paper td:nth-child(3) { width: auto }
@media print { body { margin: 0; font-size: 9pt; max-width: none } @page { margin: 14mm } }
`

/** A page of its own, with nothing to fetch, that prints as the table: for the wall, and for when chat is down. */
export const matrixPage = (matrix: Matrix, telephones: readonly Telephone[] = []): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${HEADINGS.title(matrix.name)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${HEADINGS.title(matrix.name)}</h1>
        <p>${HEADINGS.made(matrix.documents, matrix.version)}</p>
        <p>${HEADINGS.onPaper}</p>
        ${matrix.resources.map(resourceTable)}
        <h2>${HEADINGS.otherwise}</h2>
        <p>${matrix.notCovered}</p>
        ${telephoneTable(telephones)} ${paperForm()}
      </body>
    </html>`

const resourceTable = ({ title, lines, first, otherwise, afterwards }: MatrixResource): Html =>
  html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${HEADINGS.what}</th>
          <th scope="col">${HEADINGS.who}</th>
          <th scope="col">${HEADINGS.section}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(lineRow)}
      </tbody>
    </table>
    ${noted(HEADINGS.first, first)}${noted(HEADINGS.otherwise, otherwise === undefined ? [] : [otherwise])}${noted(
      HEADINGS.afterwards,
      afterwards,
    )}
  </section>`

const lineRow = ({ rule, section, who, also }: MatrixLine): Html =>
  html`<tr>
    <td>${rule}</td>
    <td>${who}${also.map((one) => html`<br /><small>${one}</small>`)}</td>
    <td>${section}</td>
  </tr> `

const noted = (label: string, what: readonly string[]): Html =>
  what.length === 0 ? html`` : html`<p><strong>${label}:</strong> ${what.join('; ')}</p>`
