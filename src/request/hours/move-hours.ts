import { tidyLines, type SupportHours } from '../../ledger/hours.ts'
import { mondayOf } from '../../ledger/service-weeks.ts'
import { addDays } from '../../policy/london-date.ts'
import type { CommandRefused } from '../command.ts'
import type { Decided } from '../decide.ts'
import { giveReasons } from '../give-reasons.ts'
import { newEvent } from '../new-event.ts'
import type { Request } from '../request.ts'
import { lendsToIt } from './both-sides.ts'
import { hasBegun } from './figures.ts'
import { giveBack, hoursChanged } from './give-back.ts'
import type { HoursPress } from './press-hours.ts'
import { readDay, readHours } from './read-hours.ts'
import type { ShortRequest } from './short-request.ts'
import { ASKED } from '../../words/field-questions.ts'

/** Says why no hours already in use can be moved. Until that is on record nothing can be borrowed (section 4.2, C12). */
export const cannotMove = (pressing: HoursPress, ready: ShortRequest): Decided => {
  const { request, press, given, world } = pressing
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { thin, ...words } = reasons
  const sealed = { step: press.step, thin }
  return {
    events: [newEvent('moving-considered', request.id, given, { sealed, private: words }, ready.acting)],
  }
}

/**
 * Takes hours from another family of the same post, fewer a week from a Monday on or none, for the family that is short.
 * It is a decision about both children: the reasons go on both records (readings P8). Lost hours are not added later.
 */
export const moveHours = (pressing: HoursPress, ready: ShortRequest): Decided => {
  const { request, press, given, world } = pressing
  const other = world.request(press.answers['other'] ?? '')
  const held = other?.hours?.held
  if (!other || other.id === request.id || held?.kind !== 'support' || held.post !== ready.post)
    return { events: [], refused: { why: 'missing-answer', question: ASKED.fromFamily } }
  if ([request, other].some((one) => lendsToIt(one, given.by, world)))
    return { events: [], refused: { why: 'other-side', posts: [ready.post] } }
  const after = fewerFrom(other, held, press.answers, world.today)
  if ('why' in after) return { events: [], refused: after }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { thin, ...words } = reasons
  const causing = { given, acting: ready.acting, world }
  const considered = { step: press.step, thin, moved: other.id }
  return {
    events: [
      hoursChanged(other.id, after, { because: 'moved', for: request.id, thin, ...words }, causing),
      ...giveBack(other, after.lines, ready, causing),
      newEvent('moving-considered', request.id, given, { sealed: considered, private: words }, ready.acting),
    ],
  }
}

/**
 * What support holds with fewer hours a week from a Monday on (`from`, `hours`). Nought ends it on the day before; any
 * other figure leaves its last day where it was (C8: weeks that have begun stay).
 */
export const fewerFrom = (
  { status }: Request,
  held: SupportHours,
  answers: Readonly<Record<string, string>>,
  today: string,
): SupportHours | CommandRefused => {
  if (status !== 'approved') return { why: 'not-open', status }
  const from = readDay(answers['from'])
  if (from === undefined || from !== mondayOf(from)) return { why: 'not-a-date', question: ASKED.fromMonday }
  if (hasBegun(from, today)) return { why: 'week-begun', weeks: [from] }
  const most = Math.max(0, ...held.lines.filter(({ week }) => week >= from).map(({ quarters }) => quarters))
  if (most === 0) return { why: 'nothing-to-change' }
  const hours = readHours(answers['hours'])
  if (hours === undefined || hours >= most) return { why: 'not-hours', most: most - 1, of: 'new-hours' }
  const lines = held.lines.map(({ week, quarters }) => ({
    week,
    quarters: week < from ? quarters : Math.min(quarters, hours),
  }))
  return { ...held, lines: tidyLines(lines), ...(hours === 0 && { lastDay: addDays(from, -1) }) }
}
