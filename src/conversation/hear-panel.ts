import type { Place } from '../chat/chat.ts'
import { sittingsAhead } from '../panel/calendar.ts'
import type { Panel } from '../people/directory.ts'
import { addDays, type LondonDate } from '../policy/london-date.ts'
import { noDates, noSuchSitting, nothingForPanel, whichPanel } from '../words/panel.ts'
import { day } from '../views/format.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import { doAct, type AgendaAct } from './panel-agenda.ts'
import { sayBooked, sayPapers } from './panel-items.ts'
import { referenceIn } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { readDates } from './understand/dates.ts'
import type { Understood } from './understand/understand.ts'

const PUBLISH = /^\W*(?:please |can you |could you )?(?:publish|send out|issue)\b.{0,30}\bagenda\b/i
const PRINT =
  /^\W*(?:please |can (?:you|i) |could (?:you|i) |how do i )?(?:print|pdf)\b.{0,30}\bagenda\b|\bagenda\b.{0,20}\b(?:to print|as a pdf|on paper)\b/i
const AGENDA = /\bagenda\b/i
const ON_IT = /^\W*what(?:'s|s| is)(?: booked)? (?:on|for|at)\b/i
const BOOK = /^\W*(?:please |can you |could you )?(?:book|put|add|get)\b.+\b(?:on ?to|on|for|into|in)\b/i
const PAPERS = /^\W*(?:(?:what|which|the|any) )?papers?\b/i

/** Words that may stand beside an agenda or papers; with any other it is something else, an answer to a question say. */
const BESIDE = new Set(
  `a an and any are at booked can could do for from i in is it's item items list me missing my need needed next now of
  on open out panel panel's paper papers please s see show sitting still the this today to tomorrow us wanted was we
  week what what's whats which you agenda agendas jan january feb february mar march apr april may jun june jul july
  aug august sep sept september oct october nov november dec december mon monday tue tues tuesday wed wednesday thu
  thur thurs thursday fri friday`.split(/\s+/),
)

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
  if (PRINT.test(text)) return onSitting(text, named, draft, context, 'print')
  if (/£/.test(text)) return undefined
  if (BOOK.test(text) && named.length > 0 && family !== undefined)
    return sayBooked(family, named, draft, context) ?? notBooked(family, understood, draft)
  if (!saysNothingElse(text, named, context)) return undefined
  if (PAPERS.test(text)) return sayPapers(family, draft, context)
  if (AGENDA.test(text) || (ON_IT.test(text) && named.length > 0))
    return onSitting(text, named, draft, context, 'show')
  return undefined
}

/** Nothing but panels, days, a reference and the words between. */
const saysNothingElse = (text: string, named: readonly Panel[], context: Context): boolean => {
  const bare = named
    .flatMap((panel) => namesOf(panel, context))
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ' '), text.toLowerCase())
  return bare
    .split(/[^a-z0-9']+/)
    .every((word) => word === '' || /^\d+(?:st|nd|rd|th)?$|^[a-z]\d+$/.test(word) || BESIDE.has(word))
}

/** Something named as well is asked for like anything else. */
const notBooked = (family: string, { finding }: Understood, draft: Draft | undefined): Turned | undefined =>
  finding.kind === 'none' ? { draft, cards: [message([nothingForPanel(family)])] } : undefined

/** The panels that a message names. */
const panelsIn = (text: string, context: Context): readonly Panel[] => {
  const said = text.toLowerCase()
  return [...context.known.directory.panels.values()].filter((panel) =>
    namesOf(panel, context).some((name) =>
      new RegExp(String.raw`(?<![\w-])${RegExp.escape(name)}(?![\w-])`).test(said),
    ),
  )
}

/** A panel's names in small letters: its id in words, its title, and as the policy says it. */
const namesOf = ({ id, title }: Panel, { policy }: Context): readonly string[] => {
  const says = policy.deciders.get(id)?.says.split(',')[0]?.replace(/^the /, '') ?? title
  return [...new Set([id.replaceAll('-', ' '), title, says].map((name) => name.toLowerCase()))]
}

const onSitting = (
  text: string,
  named: readonly Panel[],
  draft: Draft | undefined,
  context: Context,
  act: AgendaAct,
): Turned => {
  const all = [...context.known.directory.panels.values()]
  const theirs = all.filter(({ recorders }) => recorders.includes(context.person.id))
  const here = all.filter(({ channels }) => isIn(channels, context))
  const among = [named, here, theirs].find((some) => some.length > 0) ?? all
  const on = dayMeant(text, among, context)
  const sitting = among.filter(({ sittings }) => on === undefined || sittings.includes(on))
  const [panel, ...others] = sitting.length > 0 ? sitting : among
  if (!panel) return { draft, cards: [message([whichPanel([])])] }
  if (others.length > 0) return which([panel, ...others], on, act, draft)
  const date = on ?? panel.sittings.find((one) => one >= context.day)
  if (date === undefined) return { draft, cards: [message([noDates(panel.title)])] }
  if (!panel.sittings.includes(date))
    return { draft, cards: [message([noSuchSitting(panel.title, sittingsAhead(panel, context.day))])] }
  return doAct(act, panel, date, draft, context)
}

/** A panel's own channel says which panel is meant. */
const isIn = (channels: readonly Place[], { channel }: Context): boolean =>
  channel !== undefined &&
  channels.some(
    (place) =>
      place.kind === 'channel' &&
      place.platform === channel.platform &&
      place.workspace === channel.workspace &&
      place.channel === channel.channel,
  )

/** The day that is named: one on which a panel sits, before any other. "Wed" on a Wednesday may be today. */
const dayMeant = (text: string, among: readonly Panel[], { day: today }: Context): LondonDate | undefined => {
  const named = readDates(text, today, { year: 'nearest' }).map(({ date }) => date)
  const possible = named.flatMap((date) => (date === addDays(today, 7) ? [today, date] : [date]))
  const sits = (date: LondonDate): boolean => among.some(({ sittings }) => sittings.includes(date))
  return possible.find(sits) ?? named[0]
}

const which = (
  panels: readonly Panel[],
  date: string | undefined,
  act: AgendaAct,
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
