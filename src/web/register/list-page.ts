import type { Status, Story } from '../../views/story.ts'
import { isFiltered } from '../../views/register-filters.ts'
import { html, type Html } from '../html.ts'
import { filterFields, saidOf, takeForm, type Filtering } from './filter-form.ts'
import { layout, type Offers } from './layout.ts'
import { shownAt } from './shown-at.ts'

const STATUS: Readonly<Record<Status, string>> = {
  open: 'Open',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Taken back',
  undone: 'Decision withdrawn',
  watching: 'Kept in mind',
  watched: 'Done',
  'not-confirmed': 'Said to be decided, not confirmed',
}

/** Where a request stands, in words; the colour only repeats it. */
export const statusTag = (status: Status): Html =>
  html`<strong class="status ${status}">${STATUS[status]}</strong>`

const matches = (story: Story, wanted: string): boolean =>
  [story.reference, story.family, story.heading, story.askedBy, STATUS[story.status]]
    .join(' ')
    .toLowerCase()
    .includes(wanted.trim().toLowerCase())

/** Every request, newest first, or those that a search finds. */
export const listPage = (
  stories: readonly Story[],
  wanted: string,
  offers: Offers = {},
  filtering?: Filtering,
): Html => {
  const found = stories.filter((story) => matches(story, wanted)).toReversed()
  const page = {
    title: 'Requests',
    here: 'requests' as const,
    body: html`<h1>Requests</h1>
      <form class="search" role="search" action="./">
        <label for="q">Reference, family, what for, who asked, or where it stands</label>
        <div><input id="q" name="q" type="search" value="${wanted}" /><button>Search</button></div>
        ${filtering && filterFields(filtering)}
      </form>
      ${filtering && isNarrowed(filtering) ? saidOf(filtering) : undefined}
      ${filtering && isNarrowed(filtering) && wanted.trim() === '' ? undefined : html`<p class="count">${counted(found.length, wanted)}</p>`}
      ${found.length > 0 ? table(found) : undefined}
      ${filtering && wanted.trim() === '' ? takeForm(filtering) : undefined}`,
  }
  return layout(page, offers)
}

const isNarrowed = ({ filters, mistakes }: Filtering): boolean => isFiltered(filters) || mistakes.length > 0

const counted = (found: number, wanted: string): string => {
  const requests = `${found} ${found === 1 ? 'request' : 'requests'}`
  return wanted.trim() === '' ? `${requests} on the record.` : `${requests} found for “${wanted.trim()}”.`
}

const table = (stories: readonly Story[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Asked for</th>
        <th scope="col">Family</th>
        <th scope="col">Asked by</th>
        <th scope="col">Where it stands</th>
      </tr>
    </thead>
    <tbody>
      ${stories.map(row)}
    </tbody>
  </table>`

const row = (story: Story): Html =>
  html`<tr>
    <td data-label="Asked for">
      <a href="${encodeURIComponent(story.request)}">${story.heading}</a>
      <span class="small">${story.reference}</span>
    </td>
    <td data-label="Family">${story.family}</td>
    <td data-label="Asked by">${story.askedBy}<span class="small">${shownAt(story.askedAt)}</span></td>
    <td data-label="Where it stands">${statusTag(story.status)}</td>
  </tr>`
