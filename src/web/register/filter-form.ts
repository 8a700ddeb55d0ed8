import type { Choice } from '../../audit-on-pages.ts'
import { saidFilters, type RegisterFilters } from '../../views/register-filters.ts'
import { html, type Html } from '../html.ts'

/** What the list of requests can be narrowed by, and who may take a copy of what is left. */
export type Filtering = {
  readonly filters: RegisterFilters
  readonly mistakes: readonly string[]
  readonly said: Readonly<Record<'resource' | 'post' | 'flag', readonly Choice[]>>
  readonly takers: readonly Choice[]
  readonly found: number
  readonly of: number
}

/** The boxes under the search: each narrows what is listed. */
export const filterFields = ({ filters, said }: Filtering): Html =>
  html`<fieldset class="filters">
    <legend>Only those</legend>
    ${day('from', 'asked or decided from', filters.from)} ${day('to', 'up to', filters.to)}
    ${choice('resource', 'for', said.resource, filters.resource)}
    ${choice('post', 'that went to', said.post, filters.post)}
    <p>
      <label for="family">of the family</label>
      <input id="family" name="family" value="${filters.family?.join(',') ?? ''}" />
    </p>
    ${choice('flag', 'where', said.flag, filters.flag)}
  </fieldset>`

const day = (name: string, label: string, value: string | undefined): Html =>
  html`<p>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="date" value="${value ?? ''}" />
  </p>`

const choice = (
  name: string,
  label: string,
  options: readonly Choice[],
  chosen: readonly string[] | undefined,
): Html =>
  html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${name === 'post' ? 'anybody' : 'anything'}</option>
      ${options.map(({ id, label: words }) =>
        chosen?.includes(id)
          ? html`<option value="${id}" selected>${words}</option>`
          : html`<option value="${id}">${words}</option>`,
      )}
    </select>
  </p>`

/** What was filtered, with how many of how many; or what could not be read. */
export const saidOf = ({ filters, mistakes, found, of }: Filtering): Html =>
  mistakes.length > 0
    ? html`<p class="count" role="alert">${mistakes.join('. ')}.</p>`
    : html`<p class="count">${saidFilters(filters, found, of)}.</p>`

/** A copy as a CSV file: who takes it and what for goes on record, and on every line of it. */
export const takeForm = ({ filters, takers, found }: Filtering): Html | undefined =>
  takers.length === 0 || found === 0
    ? undefined
    : html`<form class="print take" action="export.csv">
        ${Object.entries(filters).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}" />`,
        )}
        <label for="by">A copy of these, for a spreadsheet, taken by</label>
        <div>
          <select id="by" name="by">
            ${takers.map(({ id, label }) => html`<option value="${id}">${label}</option>`)}
          </select>
        </div>
        <label for="reason">What it is for</label>
        <div><input id="reason" name="reason" required /><button>Take the CSV</button></div>
        <p class="small">Who took it, when and what for goes on the record.</p>
      </form>`
