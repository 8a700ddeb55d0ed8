import type { Command, Given } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Notice } from '../request/notice.ts'
import type { World } from '../request/world.ts'
import { duesOf } from './dues.ts'
import { isDue, type Due } from './due.ts'

/**
 * Records what fell due. Nothing is believed of the command but which notice is meant: whether it is due, and who hears
 * of it, is worked out again. A person can't give it, and nothing that it records can decide anything.
 */
export const fallDue = (
  { request: id, notice }: Extract<Command, { kind: 'fall-due' }>,
  given: Given,
  world: World,
): Decided => {
  const request = world.request(id)
  const due = request && duesOf(request, world).find(({ command }) => isSame(command, notice))
  if (
    given.by !== 'bot' ||
    !request ||
    !due ||
    !mayBeGiven(due, notice, given.at) ||
    due.command.kind !== 'fall-due'
  )
    return { events: [], refused: { why: 'stale' } }
  const { type, ...sealed } = due.command.notice
  return { events: [newEvent(type, request.id, given, { sealed, private: {} })] }
}

/** Whoever was not reached and is there before the office opens needn't wait for it. */
const mayBeGiven = (due: Due, { about }: Notice, now: string): boolean =>
  about === 'missed' || isDue(due, now)

const isSame = (command: Command, { about, key, count }: Notice): boolean =>
  command.kind === 'fall-due' &&
  command.notice.about === about &&
  command.notice.key === key &&
  command.notice.count === count
