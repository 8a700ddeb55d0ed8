import { pounds } from '../../views/format.ts'
import type { Cap, FamilySpend } from '../../views/story-spend.ts'
import { html, type Html } from '../html.ts'
import { layout, type Offers } from './layout.ts'

const WIDTH = 1000

/** What each family has had against what may be agreed, as bars with the sums beside them. */
export const spendPage = (spends: readonly FamilySpend[], offers: Offers = {}): Html =>
  layout(
    {
      title: 'Spend',
      here: 'spend',
      body: html`<h1>Spend against what may be agreed</h1>
        <p>What was agreed for each family, and the sums up to which somebody may agree more.</p>
        ${spends.length === 0 ? html`<p class="count">Nothing has been agreed yet.</p>` : undefined}
        ${spends.map(one)}`,
    },
    offers,
  )

const one = (spend: FamilySpend): Html =>
  html`<section class="spend">
    <h2>${spend.family} <span class="small">${spend.title}</span></h2>
    ${spend.totals.map((total) => bar(total, spend.caps))}
    ${spend.before && html`<p class="small">Of that ${spend.before.join('; ')}.</p>`} ${marks(spend.caps)}
  </section>`

const bar = (total: FamilySpend['totals'][number], caps: readonly Cap[]): Html => {
  const top = Math.max(total.pence, ...caps.map(({ pence }) => pence), 1)
  const at = (pence: number): number => Math.round((WIDTH * Math.max(pence, 0)) / top)
  return html`<figure>
    <figcaption><b>${pounds(total.pence)}</b> ${total.says}. ${left(total.pence, caps)}</figcaption>
    <svg viewBox="0 0 ${WIDTH} 36" preserveAspectRatio="none" aria-hidden="true">
      <rect class="whole" width="${WIDTH}" height="36" />
      <rect class="used" width="${at(total.pence)}" height="36" />
      ${caps.map(({ pence }) => html`<rect class="cap" x="${Math.min(at(pence), WIDTH - 4)}" width="4" height="36" />`)}
    </svg>
  </figure>`
}

/** What each kind of spending on the ledger has left before somebody else decides: one limit is no measure of another's. */
const left = (used: number, caps: readonly Cap[]): string => {
  const kinds = [...Map.groupBy(caps, ({ of }) => of)]
  return kinds.map(([of, theirs]) => (kinds.length > 1 ? `${of}: ` : '') + leftOfOne(used, theirs)).join(' ')
}

const leftOfOne = (used: number, caps: readonly Cap[]): string => {
  const next = caps.find(({ pence }) => pence > used)
  if (next !== undefined) return `${pounds(next.pence - used)} left up to ${pounds(next.pence)}, ${next.who}.`
  const last = caps.at(-1)
  return last === undefined ? '' : `Nothing left: the last limit is ${pounds(last.pence)}, ${last.who}.`
}

/** What the marks on the bars stand for. */
const marks = (caps: readonly Cap[]): Html | undefined =>
  caps.length === 0
    ? undefined
    : html`<p class="small">
        Marks:
        ${[...Map.groupBy(caps, ({ of }) => of)]
          .map(
            ([of, theirs]) =>
              `${of}, ${theirs.map(({ pence, who }) => `${pounds(pence)} (${who})`).join(' and ')}`,
          )
          .join('; ')}.
      </p>`
