import type { NotOnFile } from '../../views/not-on-file.ts'
import { dayAndYear } from '../../views/format.ts'
import { list } from '../../words/grammar.ts'
import { html, type Html } from '../html.ts'
import { layout, type Offers } from './layout.ts'

/** What isn't on the children's case files yet, by team and worker, oldest first. */
export const onFilePage = (lines: readonly NotOnFile[], offers: Offers = {}): Html =>
  layout(
    {
      title: 'Not on file',
      here: 'on-file',
      body: html`<h1>Decisions that aren't on file</h1>
        <p>
          Each goes on the case file of every child it concerns. Whoever asked for it is reminded; nobody else
          is.
        </p>
        <p class="count">${counted(lines.length)}</p>
        ${[...Map.groupBy(lines, ({ teamName }) => teamName)].map(([team, theirs]) => ofTeam(team, theirs))}`,
    },
    offers,
  )

const counted = (count: number): string =>
  count === 0
    ? 'Every decision is marked as on file.'
    : `${count} ${count === 1 ? 'decision is' : 'decisions are'} not on file.`

const ofTeam = (team: string, lines: readonly NotOnFile[]): Html =>
  html`<section>
    <h2>${team}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Worker</th>
          <th scope="col">Decision</th>
          <th scope="col">Since</th>
          <th scope="col">Not on the file of</th>
        </tr>
      </thead>
      <tbody>
        ${lines.toSorted((a, b) => a.workerName.localeCompare(b.workerName)).map(row)}
      </tbody>
    </table>
  </section>`

const row = ({ request, reference, workerName, what, since, files }: NotOnFile): Html =>
  html`<tr>
    <td data-label="Worker">${workerName}</td>
    <td data-label="Decision">
      <a href="${encodeURIComponent(request)}">${what}</a> <span class="small">${reference}</span>
    </td>
    <td data-label="Since">${dayAndYear(since)}</td>
    <td data-label="Not on the file of">${list(files)}</td>
  </tr>`
