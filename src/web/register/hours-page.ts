import type { WeekPart } from '../../../cards/card.ts'
import type { HoursByPost, PostHours } from '../../views/hours-by-post.ts'
import { figure } from '../../words/hours.ts'
import { html, type Html } from '../html.ts'
import { layout } from './layout.ts'

/** A post's own hours are this wide; what is borrowed lies beyond the mark. */
const OWN = 800
const WIDTH = 1000

/** Each post's hours week by week, as bars with the figures beside them, and which families and colleagues have them. */
export const hoursPage = (hours: HoursByPost): Html =>
  layout(
    {
      title: 'Hours',
      here: 'hours',
      body: html`<h1>${hours.title} by post and week</h1>
        <p>
          Up to ${figure(hours.own)} hours a week can be agreed by each post (section ${hours.section}). It
          isn’t a target, and nothing is carried over. A week begins on Monday; the mark stands where a post’s
          own hours end.
        </p>
        <p class="key">${key('used', 'Used')} ${key('lent', 'Lent')} ${key('free', 'Free')}</p>
        ${hours.posts.map((post) => one(post, hours))}`,
    },
    { hours: true },
  )

const key = (is: WeekPart['is'], words: string): Html => html`<span><i class="${is}"></i>${words}</span>`

const one = ({ post, weeks, held, before }: PostHours, { now }: HoursByPost): Html =>
  html`<section class="spend hours">
    <h2>${post}</h2>
    <ul class="weeks">
      ${weeks.map(
        ({ monday, week, says, parts }) =>
          html`<li class="${monday === now ? 'now' : 'other'}">
            <span><b>${week}</b>${monday === now ? ' (this week)' : ''}</span>
            ${bar(parts)}
            <span>${says}</span>
          </li>`,
      )}
    </ul>
    ${
      held.length === 0
        ? html`<p class="small">Nothing is agreed or lent in these weeks.</p>`
        : html`<ul class="held">
            ${held.map(({ request, says }) => html`<li><a href="${encodeURIComponent(request)}">${says}</a></li>`)}
          </ul>`
    }
    ${before.length === 0 ? undefined : html`<p class="small">Of that ${before.join('; ')}.</p>`}
  </section>`

const bar = (parts: readonly WeekPart[]): Html => {
  const ends = parts.reduce<readonly number[]>((all, { share }) => [...all, (all.at(-1) ?? 0) + share], [])
  const at = (share: number): number => Math.round(OWN * Math.min(Math.max(share, 0), WIDTH / OWN))
  return html`<svg viewBox="0 0 ${WIDTH} 36" preserveAspectRatio="none" aria-hidden="true">
    ${parts.map(
      ({ is, share }, i) =>
        html`<rect
          class="${is}"
          x="${at((ends[i] ?? 0) - share)}"
          width="${at(ends[i] ?? 0) - at((ends[i] ?? 0) - share)}"
          height="36"
        />`,
    )}
    <rect class="cap" x="${OWN - 2}" width="4" height="36" />
  </svg>`
}
