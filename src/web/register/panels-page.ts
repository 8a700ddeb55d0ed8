import type { PanelDays } from '../../panels-on-pages.ts'
import type { AgendaView } from '../../views/agenda-view.ts'
import { dayAndYear } from '../../views/format.ts'
import { html, type Html } from '../html.ts'
import { layout } from './layout.ts'

/** Every panel with its sittings: what is on each, whether its agenda is out, and what was never entered. */
export const panelsPage = (panels: readonly PanelDays[]): Html =>
  layout({
    title: 'Panels',
    here: 'panels',
    body: html`<h1>Panels</h1>
      <p>
        Nothing is agreed by a sitting that passed: an item stays open until its recorder enters the outcome.
      </p>
      ${panels.length === 0 ? html`<p class="count">No panel has a calendar here.</p>` : undefined}
      ${panels.map(one)}`,
  })

const one = ({ title, days }: PanelDays): Html =>
  html`<section class="panel">
    <h2>${title}</h2>
    ${days.length === 0 ? html`<p>There is no sitting in its calendar.</p>` : table(days)}
  </section>`

const table = (days: readonly AgendaView[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Sitting</th>
        <th scope="col">Items</th>
        <th scope="col">Agenda</th>
        <th scope="col">Still open</th>
      </tr>
    </thead>
    <tbody>
      ${days.map(row)}
    </tbody>
  </table>`

const row = ({ panel, sitting, lines, published }: AgendaView): Html =>
  html`<tr>
    <td data-label="Sitting"><a href="${agendaAt('agenda', panel, sitting)}">${dayAndYear(sitting)}</a></td>
    <td data-label="Items">${lines.length}</td>
    <td data-label="Agenda">${published ? 'Published' : 'Not published'}</td>
    <td data-label="Still open">${lines.filter(({ open }) => open).length}</td>
  </tr>`

/** Where an agenda lies, within the register's folder. */
export const agendaAt = (page: 'agenda' | 'agenda.pdf', panel: string, sitting: string): string =>
  `${page}?panel=${encodeURIComponent(panel)}&sitting=${encodeURIComponent(sitting)}`
