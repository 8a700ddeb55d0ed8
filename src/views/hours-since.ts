import { addDays, type LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import type { World } from '../request/world.ts'

/**
 * The day since which a post's hours are known, where no list says what it had agreed before, and what it had may still use
 * one of these weeks: nothing runs on for longer than a family's weeks. Undefined where everything is known.
 * @param weeks by their Mondays
 */
export const hoursSince = (
  post: string,
  weeks: readonly LondonDate[],
  { id, initialWeeks, furtherWeeks }: AllowanceRule,
  { completeSince, opening }: Pick<World, 'completeSince' | 'opening'>,
): LondonDate | undefined => {
  const since = completeSince(id)
  if (since === undefined || opening(post, id).length > 0) return undefined
  const until = addDays(since, 7 * (initialWeeks + furtherWeeks))
  return weeks.some((week) => week < until) ? since : undefined
}
