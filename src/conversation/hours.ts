import type { Action, Element, FactRow } from '../../cards/card.ts'
import { fewerAction } from '../../cards/hours-fewer-action.ts'
import { heldAction } from '../../cards/hours-held-actions.ts'
import { hoursKnownRow } from '../../cards/hours-known-row.ts'
import { stoppedAction, usedAction } from '../../cards/hours-service-actions.ts'
import { quartersIn } from '../ledger/hours.ts'
import { mondayOf } from '../ledger/service-weeks.ts'
import { holds, holdersOn, postFor, postsOf, postsOfRole, type Post } from '../people/directory.ts'
import { addDays, type LondonDate } from '../policy/london-date.ts'
import { hoursPicture } from '../views/hours-picture.ts'
import { freeLines, type HeldLine, type HoursKnown } from '../views/hours-known.ts'
import { noHoursHere } from '../words/help.ts'
import * as words from '../words/hours-chat.ts'
import { fewerFor } from '../words/hours-buttons.ts'
import { firstName } from '../words/grammar.ts'
import type { Context } from './context.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

/** Buttons beyond these would not be seen. */
const MOST = 6

/** "Hours": a head of service's own weeks, families and loans; to others, what their head of service has free. */
export const hours = (text: string, draft: Draft | undefined, context: Context): Turned => {
  const { hours: known } = context.known
  if (!known) return { draft, cards: [message([noHoursHere()])] }
  const posts = ownPosts(known, context)
  if (posts.length === 0) return { draft, cards: [theirsFree(known, context)] }
  if (WHO.test(text)) return { draft, cards: [whoHas(known, context)] }
  return {
    draft,
    look: { road: 'hours' },
    cards: posts.map((post) => hoursOfPost(post, text, known, context)),
  }
}

const WHO = /\bwho\b|\banybody\b|\banyone\b|\bothers?\b|\bcolleagues?\b/i

/** The posts with an allowance that somebody acts for today. */
export const ownPosts = ({ rule }: HoursKnown, { person, known, day }: Context): readonly Post[] =>
  postsOf(known.directory, person.id, day).filter(({ role }) => role === rule.heldBy)

const hoursOfPost = (post: Post, text: string, known: HoursKnown, context: Context) => {
  const weeks = known.weeksOf(post.id)
  const held = known.heldOf(post.id)
  const asked = weekAsked(text, known)
  const inIt = weeks.find(({ week }) => week === asked)
  return message([...(inIt ? [words.freeInWeek(inIt.week, inIt.free)] : [])], {
    show: [
      { kind: 'heading', text: words.yourHours(post.title) },
      hoursPicture(words.SIX_WEEKS, weeks),
      ...knownSince(known.sinceOf(post.id)),
      ...rowsOf(held, context),
      ...countedLast(held),
      { kind: 'say', text: words.notATarget(known.rule.quartersAWeek) },
    ],
    actions: heldActions(held, known, context),
  })
}

const knownSince = (since: LondonDate | undefined): readonly Element[] =>
  since === undefined ? [] : [{ kind: 'facts', rows: hoursKnownRow(since) }]

/** What can be done about each; fewer hours for each family too, where there is room for all of those buttons. */
const heldActions = (
  held: readonly HeldLine[],
  { today }: HoursKnown,
  context: Context,
): readonly Action[] => {
  const all = held.flatMap((line) => heldAction(line, firstOf(line.post, context), today))
  const fewer = held.flatMap((line) => fewerHours(line, today))
  return all.length + fewer.length <= MOST ? [...all, ...fewer] : all.slice(0, MOST)
}

/** [Fewer hours for F3107]: only of support. */
export const fewerHours = ({ kind, request, family, lines }: HeldLine, today: string): readonly Action[] =>
  kind === 'support' ? fewerAction(request, lines, fewerFor(family), today) : []

/** "Next week", "this week": answered in a sentence before the picture. */
const weekAsked = (text: string, { today }: HoursKnown): string | undefined => {
  const [, which] = /\b(this|next) (?:week|wk)\b/i.exec(text) ?? []
  if (which === undefined) return undefined
  return which.toLowerCase() === 'next' ? addDays(mondayOf(today), 7) : mondayOf(today)
}

const rowsOf = (held: readonly HeldLine[], context: Context): readonly Element[] =>
  held.length === 0 ? [] : [{ kind: 'facts', rows: held.map((line) => rowOf(line, context)) }]

/** What Access to Resources counted last, where it was less than the register has: the pictures above are the register's. */
const countedLast = (held: readonly HeldLine[]): readonly Element[] => {
  const [last] = held
    .flatMap(({ kind, request }) => {
      const confirmed = kind === 'support' ? request.hours?.confirmed : undefined
      const done = request.steps.find(({ shown }) => shown.act === 'consult')?.done
      return confirmed && done ? [{ ...confirmed, at: done.at, family: request.family }] : []
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  const lower = last?.ledger.free.some(({ week, quarters }) => quarters > quartersIn(last.free, week))
  return last && lower
    ? [{ kind: 'facts', rows: [{ label: words.LABELS.counted, value: words.countedLast(last) }] }]
    : []
}

const rowOf = (line: HeldLine, context: Context): FactRow => {
  const { kind, family, post, lines } = line
  switch (kind) {
    case 'support':
      return familyRow(line)
    case 'lent':
      return { label: words.LABELS.lentTo, value: words.loanFor(nameOf(post, context), family, lines) }
    case 'borrowed':
      return { label: words.LABELS.borrowedFrom, value: words.loanFor(nameOf(post, context), family, lines) }
  }
}

const holderOf = (post: string, { known, day }: Context): string | undefined => {
  const held = known.directory.posts.get(post)
  const [holder] = held ? holdersOn(held, day) : []
  return holder && known.directory.people.get(holder.person)?.name
}

const titleOf = (post: string, { known }: Context): string => known.directory.posts.get(post)?.title ?? post

export const nameOf = (post: string, context: Context): string => {
  const holder = holderOf(post, context)
  return holder === undefined ? titleOf(post, context) : `${holder}, ${titleOf(post, context)}`
}

export const firstOf = (post: string, context: Context): string =>
  firstName(holderOf(post, context) ?? titleOf(post, context))

/** What each colleague could lend, as the posts stand: nobody is ranked. */
const whoHas = (known: HoursKnown, context: Context) => {
  const own = new Set(ownPosts(known, context).map(({ id }) => id))
  const rows = postsOfRole(context.known.directory, known.rule.heldBy)
    .filter(({ id }) => !own.has(id))
    .map((post): FactRow => {
      const lines = freeLines(known.weeksOf(post.id), 'lendable')
      return {
        label: nameOf(post.id, context),
        value: lines.length === 0 ? [words.LABELS.nobody] : [words.freeByWeek(lines)],
      }
    })
  return message([words.whoHasHours()], { show: [{ kind: 'facts', rows }] })
}

/** Whether a post answers for the team or the service that somebody works in. */
const answersFor = ({ role, scope, id }: Post, { known, person, ownTeam, day }: Context): boolean =>
  postFor(known.directory, role, ownTeam)?.id === id ||
  postsOf(known.directory, person.id, day).some(
    (held) =>
      held.scope.kind === 'service' && scope.kind === 'service' && held.scope.service === scope.service,
  )

/** Nothing about anybody's family. Whoever confirms hours sees what every post has free; a worker, their own head of service's. */
const theirsFree = (known: HoursKnown, context: Context) => {
  const { directory } = context.known
  const all = postsOfRole(directory, known.rule.heldBy)
  const confirms = postsOfRole(directory, known.rule.confirmedBy).some(({ id }) =>
    holds(directory, id, context.person.id, context.day),
  )
  const own = all.filter((post) => answersFor(post, context))
  const said = (confirms ? all : own).map((post) =>
    words.theirFree(nameOf(post.id, context), freeLines(known.weeksOf(post.id), 'free')),
  )
  const paragraphs = said.length === 0 ? [words.noHeadOfService()] : [...said, words.askingReservesNothing()]
  return message(paragraphs, confirms ? running(known) : {})
}

/** For whoever arranges them: the services that run, and what they say when one stops or uses less. */
const running = ({ supports, today }: HoursKnown) => ({
  show: [...(supports.length === 0 ? [] : [{ kind: 'facts' as const, rows: supports.map(familyRow) }])],
  actions: supports
    .flatMap(({ request }) => [stoppedAction(request), ...usedAction(request, today)])
    .slice(0, MOST),
})

const familyRow = ({ family, lines, lastDay }: HeldLine): FactRow => ({
  label: family,
  value: words.familyHas(lines, lastDay ?? ''),
})
