import { mondayOf, weeksFrom } from '../ledger/service-weeks.ts'
import { addDays, type LondonDate } from '../policy/london-date.ts'
import { postsOfRole } from '../people/directory.ts'
import { weekOf } from '../request/hours/figures.ts'
import type { OpeningKept } from '../request/opening-state.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { hoursInWeeks } from '../words/hours.ts'
import { fromList } from '../words/opening.ts'
import { plain } from '../words/text.ts'
import { hoursPicture, type PostWeek } from './hours-picture.ts'
import type { WeekDrawn } from '../../cards/card.ts'

/** An allowance's hours by post and week, for the register's pages: whose they are, which family has them, who lent whom. */
export type HoursByPost = {
  readonly title: string
  readonly section: string
  /** Quarter-hours a week that each post may agree. */
  readonly own: number
  /** The Monday of this week. */
  readonly now: LondonDate
  readonly posts: readonly PostHours[]
}

export type PostHours = {
  readonly post: string
  readonly weeks: readonly (WeekDrawn & { readonly monday: LondonDate })[]
  readonly held: readonly { readonly request: string; readonly says: string }[]
  /** What of these weeks was agreed before the bot came, with whose list says so. */
  readonly before: readonly string[]
}

/** Weeks that are over, so that the page also shows what was used; and weeks ahead. */
const BACK = 2
const AHEAD = 6

/** Undefined where the policy has no allowance of hours. */
export const hoursByPost = (world: World, all: readonly Request[]): HoursByPost | undefined => {
  const [rule] = world.router.policy.allowances.values()
  if (!rule) return undefined
  const now = mondayOf(world.today)
  const weeks = weeksFrom(addDays(now, -7 * BACK), addDays(now, 7 * AHEAD - 1))
  return {
    title: rule.title,
    section: rule.source.section,
    own: rule.quartersAWeek,
    now,
    posts: postsOfRole(world.directory, rule.heldBy).map(({ id, title }) => ({
      post: title,
      weeks: drawnWeeks(weeks.map((week) => ({ week, ...weekOf(id, week, rule, world) }))),
      held: all.flatMap((request) => heldBy(id, request, weeks[0] ?? now, world)),
      before: world.opening(id, rule.id).flatMap((one) => listedHours(one, weeks)),
    })),
  }
}

const listedHours = ({ line, source }: OpeningKept, weeks: readonly LondonDate[]): readonly string[] =>
  line.kind === 'hours' && line.quarters > 0 && weeks.includes(line.week)
    ? [plain(fromList(hoursInWeeks([line]), source))]
    : []

const drawnWeeks = (weeks: readonly PostWeek[]): PostHours['weeks'] => {
  const picture = hoursPicture('', weeks)
  return picture.weeks.flatMap((drawn, i) => {
    const monday = weeks[i]?.week
    return monday === undefined ? [] : [{ ...drawn, monday }]
  })
}

const heldBy = (
  post: string,
  { id, family, hours }: Request,
  since: LondonDate,
  { directory }: World,
): PostHours['held'] => {
  const held = hours?.held
  const lines = held?.lines.filter(({ week }) => week >= since) ?? []
  if (!held || lines.length === 0) return []
  const titleOf = (other: string): string => directory.posts.get(other)?.title ?? other
  const said = (before: string) => [{ request: id, says: `${before}: ${hoursInWeeks(lines)}` }]
  if (held.kind === 'support') return held.post === post ? said(family) : []
  if (held.lender === post) return said(`Lent to ${titleOf(held.borrower)} for ${family}`)
  return held.borrower === post ? said(`Borrowed from ${titleOf(held.lender)} for ${family}`) : []
}
