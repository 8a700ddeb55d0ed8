import type { CommandRefused } from '../command.ts'
import { mayRecord } from '../record-reply.ts'
import type { Decided } from '../decide.ts'
import { asHolder, type ActingAs } from '../as-holder.ts'
import { newEvent } from '../new-event.ts'
import { postsOfRole } from '../../people/directory.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { SupportHours } from '../../ledger/hours.ts'
import { REASONS_LIMIT, typed } from '../reasons.ts'
import { allowanceOf, hasBegun } from './figures.ts'
import { giveBack, hoursChanged, withLines, type Causing } from './give-back.ts'
import { neverBegan, stoppedOn } from './last-day.ts'
import type { HoursPress } from './press-hours.ts'
import { readDay, readWeeks } from './read-hours.ts'
import { ASKED } from '../../words/field-questions.ts'

type Arranged = {
  readonly rule: AllowanceRule
  readonly held: SupportHours
  readonly acting: ActingAs | undefined
}

/** Whoever arranges the service says what came of it. They check, they decide nothing (section 4.2). */
const arranged = ({ request, press, given, world }: HoursPress): Arranged | CommandRefused => {
  const rule = allowanceOf(request.resource, world)
  const held = request.hours?.held
  if (!rule || request.hours?.asked.kind !== 'support') return { why: 'stale' }
  if (held?.kind !== 'support') return { why: 'not-open', status: request.status }
  if (typed(press.answers['reasons']).length > REASONS_LIMIT) return { why: 'too-long' }
  const posts = postsOfRole(world.directory, rule.confirmedBy).map(({ id }) => id)
  const acting = asHolder(posts, given.by, world)
  // Not on chat: whoever hears it from them puts it on record, as any reply of theirs.
  const outside = posts.every((id) => world.directory.posts.get(id)?.outside !== undefined)
  const heard = posts.length > 0 && outside && mayRecord(request, given.by, world)
  return acting || heard ? { rule, held, acting } : { why: 'not-yours', posts }
}

/** Confirms that fewer hours were used in weeks that have begun: until then the whole of each stays charged (C8). */
export const confirmUsed = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = arranged(pressing)
  if ('why' in ready) return { events: [], refused: ready }
  const { held, acting } = ready
  const begun = held.lines.filter(({ week }) => hasBegun(week, world.today))
  const used = readWeeks(press.answers, begun)
  if ('why' in used) return { events: [], refused: used }
  const later = held.lines.filter(({ week }) => !hasBegun(week, world.today))
  const after = withLines(held, [...used, ...later])
  if (JSON.stringify(after.lines) === JSON.stringify(held.lines))
    return {
      events: [],
      refused: { why: 'missing-answer', question: ASKED.fewerUsed },
    }
  const why = { because: 'delivered' as const, reasons: typed(press.answers['reasons']) }
  return { events: [hoursChanged(request.id, after, why, { given, acting, world })] }
}

/** Confirms the day on which the service in fact stopped. Where that was early, the weeks to come are free again. */
export const confirmStopped = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = arranged(pressing)
  if ('why' in ready) return { events: [], refused: ready }
  const on = readDay(press.answers['on'])
  if (on === undefined || on > world.today || on < neverBegan(ready.held))
    return { events: [], refused: { why: 'not-a-date', question: ASKED.stoppedOn } }
  const causing = { given, acting: ready.acting, world }
  const note = typed(press.answers['reasons'])
  const stopped = newEvent(
    'service-stopped',
    request.id,
    given,
    { sealed: { on }, private: { note } },
    ready.acting,
  )
  return { events: [stopped, ...freed(pressing, ready, on, causing)] }
}

const freed = ({ request }: HoursPress, { held, rule }: Arranged, on: string, causing: Causing) => {
  const after = stoppedOn(held, on)
  if (!after) return []
  return [
    hoursChanged(request.id, after, { because: 'stopped' }, causing),
    ...giveBack(request, after.lines, { post: held.post, rule }, causing),
  ]
}
