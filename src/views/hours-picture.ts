import type { WeekDrawn, Weeks, WeekPart } from '../../cards/card.ts'
import type { WeekHours } from '../ledger/hours.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { withAsked } from '../words/hours-card.ts'
import { dateOnly, weekSays } from '../words/hours.ts'

/** A post's week, by its Monday, in quarter-hours; `asked`: what a request would take of it besides. */
export type PostWeek = WeekHours & { readonly week: LondonDate; readonly asked?: Asked }

/** `short`: what of it there is not. */
type Asked = { readonly quarters: number; readonly short: number }

/** The weeks of a post, drawn: each against the post's own hours, and nobody else's. */
export const hoursPicture = (label: string, weeks: readonly PostWeek[]): Weeks => ({
  kind: 'weeks',
  label,
  weeks: weeks.map(drawn),
})

const drawn = (week: PostWeek): WeekDrawn => ({
  week: dateOnly(week.week),
  says: [weekSays(week), ...(week.asked ? [withAsked(week.asked)] : [])].join('; '),
  parts: partsOf(week),
})

const partsOf = ({ own, used, out, free, asked }: PostWeek): readonly WeekPart[] => {
  const share = (quarters: number): number => (own > 0 ? quarters / own : 0)
  const taken = asked ? asked.quarters - asked.short : 0
  const parts: readonly WeekPart[] = [
    { is: 'used', share: share(used) },
    { is: 'with-this', share: share(taken) },
    { is: 'lent', share: share(out) },
    { is: 'free', share: share(free - taken) },
    { is: 'short', share: share(asked?.short ?? 0) },
  ]
  return parts.filter((part) => part.share > 0)
}
