import type { SupportView } from '../src/views/hours-support.ts'
import type { Done } from '../src/request/request.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { movedLine } from '../src/views/hours-moved-news.ts'
import * as words from '../src/words/hours-card.ts'
import { join, say } from '../src/words/text.ts'
import type { FactRow } from './card.ts'
import { hoursKnownRow } from './hours-known-row.ts'

const { HOURS_ROWS } = words

/** What stands beside a head of service's weeks: who confirmed them, what is short, who lent, what was tried. */
export const hoursRows = (view: RequestView, hours: SupportView): readonly FactRow[] => [
  ...hoursKnownRow(hours.hoursSince),
  ...movedRow(view),
  ...confirmedRows(view, hours),
  ...movingRow(view, hours),
  ...lentRows(hours),
  ...shortRow(view, hours),
  ...colleagueRows(hours),
  ...talkRow(view, hours),
]

const movedRow = (view: RequestView): readonly FactRow[] => {
  const said = movedLine(view)
  return said ? [{ label: HOURS_ROWS.changedTeam, value: said }] : []
}

const confirmedRows = ({ request, names, router }: RequestView, hours: SupportView): readonly FactRow[] => {
  const { confirmed } = hours.hours
  const done = request.steps.find((step) => step.shown.act === 'consult')?.done
  const used = Math.max(confirmed?.weeksUsed ?? 0, hours.figures.weeksUsed)
  const title = router.policy.deciders.get(hours.rule.confirmedBy)?.title ?? ''
  const since = hours.unconfirmed ? hours.weeksSince : undefined
  const weeksUsed = {
    label: HOURS_ROWS.weeksUsed,
    value: words.weeksUsedOf(used, hours.rule.initialWeeks, since),
  }
  if (hours.unconfirmed)
    return [
      {
        label: HOURS_ROWS.notYet,
        value: words.unconfirmed(title),
      },
      weeksUsed,
    ]
  if (!confirmed || !done) return [weeksUsed]
  const { ledger } = confirmed
  const differ = {
    free: JSON.stringify(confirmed.free) !== JSON.stringify(ledger.free),
    weeksUsed: confirmed.weeksUsed !== ledger.weeksUsed,
  }
  return [
    {
      label: HOURS_ROWS.confirmed,
      value: words.confirmedBy(confirmer(done, title, names), done.at, confirmed.free, confirmed.weeksUsed),
    },
    ...(differ.free || differ.weeksUsed
      ? [{ label: HOURS_ROWS.differ, value: words.figuresDiffer(ledger, differ) }]
      : []),
    weeksUsed,
  ]
}

// From outside the chat: whoever put the figures on record held no post by it.
const confirmer = ({ by, post }: Done, title: string, names: RequestView['names']): string =>
  post === '' ? words.putOnRecordBy(title, names.person(by)) : names.person(by)

const movingRow = ({ world }: RequestView, { hours: { considered } }: SupportView): readonly FactRow[] => {
  if (!considered) return []
  const moved = considered.moved === undefined ? undefined : world.request(considered.moved)
  return [
    {
      label: HOURS_ROWS.moving,
      value: moved ? words.youMoved(moved.family, considered.reasons) : words.youSaidNo(considered.reasons),
    },
  ]
}

const lentRows = ({ lent }: SupportView): readonly FactRow[] =>
  lent.map(({ named, held, reasons }) => ({
    label: HOURS_ROWS.lent,
    value: words.lends(named, held.lines, reasons),
  }))

const shortRow = ({ request, router }: RequestView, hours: SupportView): readonly FactRow[] => {
  const { short, lent, rule, unconfirmed } = hours
  if (unconfirmed) return []
  if (short.length === 0)
    return lent.length === 0
      ? []
      : [
          {
            label: HOURS_ROWS.notYet,
            value: words.enoughNow(
              request.family,
              lent.map(({ who }) => who.name),
            ),
          },
        ]
  const talkTo = router.policy.deciders.get(rule.talkTo)?.says ?? ''
  return [
    {
      label: HOURS_ROWS.short,
      value: hours.hours.considered
        ? words.stillShort(short)
        : words.shortBy(short, talkTo, rule.source.section),
    },
  ]
}

/** Shown once moving hours was considered: the policy's order puts it first. Nobody is ranked: they stand as the posts do. */
const colleagueRows = ({ short, hours: { considered }, colleagues, unconfirmed }: SupportView) =>
  short.length === 0 || !considered || unconfirmed
    ? []
    : [
        {
          label: HOURS_ROWS.whoHas,
          value: join(
            colleagues.map(({ named, stands, lendable }) => words.colleagueStands(named, stands, lendable)),
            '\n',
          ),
        },
      ]

const talkRow = ({ names }: RequestView, { hours: { talk } }: SupportView): readonly FactRow[] => {
  if (!talk) return []
  if (!talk.outcome)
    return [{ label: HOURS_ROWS.talk, value: words.talkOpen(names.post(talk.with), talk.openedAt) }]
  return [
    {
      label: HOURS_ROWS.talk,
      value: join([
        say`${names.person(talk.outcome.by)}:`,
        words.talked(talk.outcome.outcome, talk.outcome.reasons),
      ]),
    },
  ]
}
