import { londonDate, londonTime } from '../policy/london-date.ts'
import { dayAndYear } from '../views/format.ts'
import type { Passage } from '../views/mark-passages.ts'
import type { AccessLine, ChatCopy, SubjectAccess } from '../views/subject-access.ts'
import { html, type Html } from '../web/html.ts'
import {
  CANT_KNOW,
  HEADINGS,
  HOW_TO_READ,
  leftOut,
  TITLE,
  underReferences,
  WHY_MARKED,
} from '../words/subject-access.ts'

/** What lies beside the register about a child. */
export type BesideRegister = {
  readonly drafts: readonly { readonly who: string; readonly passages: readonly Passage[] }[]
  readonly looks: readonly { readonly at: string; readonly who: string; readonly why: string }[]
  /** Questions still open in somebody's chat. */
  readonly asking: readonly ChatCopy[]
}

/** The answer to a request for access as a page: to read, to mark up in a word processor or a redaction tool, to print. */
export const subjectAccessPage = (
  { subject, requests, family, copies, leftOut: left }: SubjectAccess,
  { drafts, looks, asking }: BesideRegister,
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): string =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${TITLE}</title>
        <style>
          body {
            font: 1rem/1.5 sans-serif;
            max-width: 48rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          mark {
            background: #ffe08a;
            border-bottom: 2px solid #8a5a00;
          }
          mark small {
            font-weight: bold;
          }
          blockquote {
            margin: 0.25rem 0 0.25rem 1rem;
            padding-left: 0.75rem;
            border-left: 3px solid #aaa;
            white-space: pre-wrap;
          }
          li {
            margin-bottom: 0.75rem;
          }
        </style>
      </head>
      <body>
        <h1>${TITLE}</h1>
        <p>${subject.child} ${underReferences(subject.families)}</p>
        <p>${when(at)}, ${by}: ${reason}</p>
        <p><strong>${HOW_TO_READ}</strong></p>
        <p>${leftOut(left.children, left.lines)}</p>
        ${requests.map(
          ({ reference, lines }) =>
            html`<h2>${HEADINGS.request} ${reference}</h2>
              <ul>
                ${lines.map(entry)}
              </ul>`,
        )}
        ${part(HEADINGS.family, family.map(entry))}
        ${part(
          HEADINGS.drafts,
          drafts.map(({ who, passages }) => html`<li>${who}${passages.map(quote)}</li>`),
        )}
        ${part(
          HEADINGS.looks,
          looks.map((look) => html`<li>${when(look.at)}, ${look.who}: ${look.why}</li>`),
        )}
        ${part(HEADINGS.copies, [...copies, ...asking].map(copy))}
        ${part(
          HEADINGS.unknown,
          CANT_KNOW.map((one) => html`<li>${one}</li>`),
        )}
      </body>
    </html> `.toString()

const part = (heading: string, lines: readonly Html[]): Html =>
  html`<h2>${heading}</h2>
    ${
      lines.length === 0
        ? html`<p>${HEADINGS.nothing}</p>`
        : html`<ul>
            ${lines}
          </ul>`
    }`

const when = (at: string): string => `${dayAndYear(londonDate(at))}, ${londonTime(at)}`

const entry = ({ at, who, post, what, passages }: AccessLine): Html =>
  html`<li>${when(at)}, ${post === '' ? who : `${who}, ${post}`}: ${pieces(what)}${passages.map(quote)}</li>`

const quote = (passage: Passage): Html =>
  html`<blockquote>${passage.label === '' ? '' : `${passage.label}: `}${pieces(passage)}</blockquote>`

const pieces = ({ pieces: all }: Passage): readonly Html[] =>
  all.map(({ text, marked }) =>
    marked.length === 0
      ? html`${text}`
      : html`<mark>${text}<small> [${marked.map((why) => WHY_MARKED[why]).join('; ')}]</small></mark> `,
  )

const copy = ({ request, platform, conversation, message, link }: ChatCopy): Html =>
  html`<li>
    ${request}, ${platform}:
    ${link === undefined ? '' : html`<a href="${link}">${link}</a> `}(${conversation}, ${message})
  </li>`
