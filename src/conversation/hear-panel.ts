import { sittingsAhead } from '../panel/calendar.ts'
import type { Panel } from '../people/directory.ts'
import { noDates, noSuchSitting, nothingForPanel, whichPanel } from '../words/panel.ts'
import { day } from '../views/format.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import { askPublish, showAgenda } from './panel-agenda.ts'
import { sayBooked, sayPapers } from './panel-items.ts'
import { referenceIn } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { readDates } from './understand/dates.ts'
import type { Understood } from './understand/understand.ts'

const PUBLISH = /\b(?:publish|send out|issue)\b.{0,30}\bagenda\b/i
const AGENDA =
  /^\W*(?:(?:the|show|see|open|next|what(?:'s| is)|show me|can i see)\b.{0,30})?.{0,40}\bagenda\b.{0,40}$/i
const ON_IT = /^\W*what(?:'s|s| is)(?: booked)? (?:on|for|at)\b/i
const BOOK = /^\W*(?:please |can you |could you )?(?:book|put|add|get)\b.+\b(?:on ?to|on|for|into|in)\b/i
const PAPERS = /^\W*(?:what |which |the )?papers?\b.{0,40}$/i

/** What somebody says about panels: an agenda, publishing one, a booking, papers. Undefined where it says anything else. */
export const hearPanel = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const family = referenceIn(understood.reference)
  const named = panelsIn(text, context)
  if (PUBLISH.test(text)) return onSitting(text, named, draft, context, 'publish')
  if (/£/.test(text)) return undefined
  if (PAPERS.test(text) && (family !== undefined || /^\W*papers?\W*$/i.test(text)))
    return sayPapers(family, draft, context)
  if (BOOK.test(text) && named.length > 0 && family !== undefined)
    return sayBooked(family, named, draft, context) ?? notBooked(family, understood, draft)
  if (AGENDA.test(text) || (ON_IT.test(text) && named.length > 0))
    return onSitting(text, named, draft, context, 'show')
  return undefined
}

/** Something named as well is asked for like anything else. */
const notBooked = (family: string, { finding }: Understood, draft: Draft | undefined): Turned | undefined =>
  finding.kind === 'none' ? { draft, cards: [message([nothingForPanel(family)])] } : undefined

/** The panels that a message names: as the policy writes them, or by their letters. */
const panelsIn = (text: string, { known, policy }: Context): readonly Panel[] => {
  const said = text.toLowerCase()
  return [...known.directory.panels.values()].filter(({ id, title }) => {
    const says = policy.deciders.get(id)?.says.split(',')[0]?.replace(/^the /, '') ?? title
    return [id.replaceAll('-', ' '), title, says].some((name) =>
      new RegExp(String.raw`(?<![\w-])${RegExp.escape(name.toLowerCase())}(?![\w-])`).test(said),
    )
  })
}

const onSitting = (
  text: string,
  named: readonly Panel[],
  draft: Draft | undefined,
  context: Context,
  act: 'show' | 'publish',
): Turned => {
  const all = [...context.known.directory.panels.values()]
  const theirs = all.filter(({ recorders }) => recorders.includes(context.person.id))
  const among = named.length > 0 ? named : theirs.length > 0 ? theirs : all
  const [on] = readDates(text, context.day, { year: 'nearest' })
  const sitting = among.filter(({ sittings }) => on === undefined || sittings.includes(on.date))
  const [panel, ...others] = sitting.length > 0 ? sitting : among
  if (!panel) return { draft, cards: [message([whichPanel([])])] }
  if (others.length > 0) return which([panel, ...others], on?.date, act, draft)
  const date = on?.date ?? panel.sittings.find((one) => one >= context.day)
  if (date === undefined) return { draft, cards: [message([noDates(panel.title)])] }
  if (!panel.sittings.includes(date))
    return { draft, cards: [message([noSuchSitting(panel.title, sittingsAhead(panel, context.day))])] }
  return act === 'publish' ? askPublish(panel, date, draft, context) : showAgenda(panel, date, draft, context)
}

const which = (
  panels: readonly Panel[],
  date: string | undefined,
  act: 'show' | 'publish',
  draft: Draft | undefined,
): Turned => ({
  draft,
  cards: [
    message([whichPanel(panels.map(({ title }) => title))], {
      actions: panels.map(({ id, title }) =>
        draftButton(
          '',
          `agenda:${act}:${id}:${date ?? ''}`,
          date === undefined ? title : `${title}, ${day(date)}`,
        ),
      ),
    }),
  ],
})
