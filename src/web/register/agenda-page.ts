import type { AgendaLine, AgendaView } from '../../views/agenda-view.ts'
import { dayAndYear } from '../../views/format.ts'
import { LATE, notPublished, PAPER, publishedAt } from '../../words/panel.ts'
import { plain } from '../../words/text.ts'
import { html, type Html } from '../html.ts'
import { layout } from './layout.ts'
import { agendaAt } from './panels-page.ts'

/** One sitting's agenda, to read and to print. */
export const agendaPage = (view: AgendaView): Html =>
  layout({
    title: `${view.title}, ${dayAndYear(view.sitting)}`,
    here: 'one',
    body: html`<p class="back"><a href="panels">All panels</a></p>
      <h1>${PAPER.title(view.title)}</h1>
      <p>
        ${PAPER.on(view.sitting)}.
        ${plain(view.published ? publishedAt(view.published.who, view.published.at) : notPublished())}
      </p>
      <p class="back"><a href="${agendaAt('agenda.pdf', view.panel, view.sitting)}">As a PDF, to print</a></p>
      ${view.lines.length === 0 ? html`<p class="count">${PAPER.nothing}</p>` : undefined}
      <ol class="agenda">
        ${view.lines.map(item)}
      </ol>
      <p class="small">${PAPER.foot}</p>`,
  })

const item = (line: AgendaLine): Html =>
  html`<li>
    <p class="what">
      <a href="${encodeURIComponent(line.request)}">${line.family} · ${line.what}</a>
      <span class="small">${line.reference}</span>
    </p>
    <p>
      <strong class="status ${line.open ? 'open' : 'approved'}">${line.standing}</strong>${
        line.late ? html` <span class="small">${LATE}</span>` : undefined
      }
    </p>
    ${line.notes.map((note) => html`<p class="small">${note}</p>`)}
  </li>`
