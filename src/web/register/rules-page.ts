import type { RulesEntry } from '../../views/rules-history.ts'
import { capital, stop } from '../../words/grammar.ts'
import { WHAT } from '../../words/rules.ts'
import { html, type Html } from '../html.ts'
import { layout, type Offers } from './layout.ts'
import { shownAt } from './shown-at.ts'

/** Every change of the rules, newest first: when, what in words, who put it forward, who agreed, and why. */
export const rulesPage = (entries: readonly RulesEntry[], offers: Offers = {}): Html =>
  layout(
    {
      title: 'Rules',
      here: 'rules',
      body: html`<h1>Who changed the rules</h1>
        <p>
          What stands is what was adopted last. A change needs two people in governance, each with reasons;
          what only takes power away counts on one person’s word, or when an import says so. A list of
          families by which none counts less is taken as it comes.
        </p>
        ${entries.length === 0 ? html`<p class="count">Nothing was adopted yet.</p>` : undefined}
        <ol class="story">
          ${entries.toReversed().map(one)}
        </ol>`,
    },
    offers,
  )

const one = (entry: RulesEntry): Html =>
  html`<li class="${TONE[entry.became]}">
    <p class="what"><b>${title(entry)}</b></p>
    <p class="by">${whose(entry)}</p>
    ${
      entry.says.length === 0
        ? undefined
        : html`<ul>
            ${entry.says.map((line) => html`<li>${stop(line)}</li>`)}
          </ul>`
    }
    ${entry.reasons.map(
      ({ who, words }) =>
        html`<p class="small">${who}:</p>
          <blockquote>${words}</blockquote>`,
    )}
    <p class="small">
      <time datetime="${entry.at}">${shownAt(entry.at)}</time
      >${entry.digest === '' ? '' : ` · ${entry.digest.slice(0, 8)}`}
    </p>
  </li>`

const TONE = { adopted: 'agreed', founded: 'agreed', proposed: 'asked', declined: 'refused' } as const
const BECAME = { adopted: 'adopted', proposed: 'put forward', declined: 'not adopted' } as const

const title = ({ what, became }: RulesEntry): string =>
  what === 'founding' || became === 'founded'
    ? 'The first rules were put in place'
    : `${capital(WHAT[what])}: ${BECAME[became]}`

const whose = (entry: RulesEntry): string =>
  entry.saidBy === undefined ? byWhom(entry) : `${byWhom(entry)} The file says that ${entry.saidBy} took it.`

const byWhom = ({ author, second, became, alone }: RulesEntry): string => {
  if (alone === 'families') return `Taken as it came from ${author}.`
  if (alone === 'list') return 'The same list, only newer: it was taken as it came.'
  if (alone === 'only-takes-away') return `By ${author} alone: it only takes away.`
  if (became === 'declined')
    return second === undefined ? `Taken back by ${author}.` : `Put forward by ${author}; ${second} said no.`
  return second === undefined ? `By ${author}.` : `By ${author}; second person: ${second}.`
}
