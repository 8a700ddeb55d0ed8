import { ASKED } from '../words/field-questions.ts'
import { londonDate } from '../policy/london-date.ts'
import { isUpTo } from '../time/office-hours.ts'
import { isRealDay } from '../time/real-day.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { filesOf, noteSince, owedFiles } from './on-file.ts'
import { ownRequest } from './own-request.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** The answer that means every child whom the decision concerns. */
export const EVERY_FILE = 'all'

/**
 * Records that a decision is on a child's case file (section 3), and since which day: today, or one since the decision.
 * Said by whoever asked for it or by the family's worker, for one child or for all whom it concerns.
 */
export const file = (command: Extract<Command, { kind: 'file' }>, given: Given, world: World): Decided => {
  const request = theirs(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  const since = noteSince(request)
  if (since === undefined) return { events: [], refused: { why: 'not-open', status: request.status } }
  const { child = '', on = '' } = command
  const files = filesOf(request, world)
  if (child !== '' && child !== EVERY_FILE && !files.includes(child))
    return { events: [], refused: { why: 'missing-answer', question: ASKED.whoseFile } }
  const day = on === '' ? world.today : on
  if (!isRealDay(day) || day < londonDate(since) || day > world.today)
    return { events: [], refused: { why: 'missing-answer', question: ASKED.filedOn } }
  const wanted = files.includes(child) ? [child] : files
  const owed = owedFiles(request, world)
  const missing = wanted.filter((one) => !isFiled(request, one, day, since))
  return {
    events: missing.map((one) =>
      newEvent('filed', request.id, given, { sealed: { child: one, on: day, owed }, private: {} }),
    ),
  }
}

/** Said already, of the same day: a second tap changes nothing. Another day corrects the first. */
const isFiled = ({ filings = [] }: Request, file: string, day: string, since: string): boolean => {
  const last = filings.findLast(
    ({ child, at }) => (child === undefined || child === file) && isUpTo(since, at),
  )
  return last !== undefined && last.on === day
}

const theirs = (id: string, given: Given, world: World) => {
  const request = world.request(id)
  return request && world.family(request.family)?.worker === given.by ? request : ownRequest(id, given, world)
}
