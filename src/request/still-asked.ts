import type { Button } from '../../cards/card.ts'
import { commandOf } from './button-command.ts'
import type { Command, CommandRefused, RefusalName } from './command.ts'
import { decide } from './decide.ts'
import type { World } from './world.ts'

/** Refusals that say the question itself is gone; every other says only what an answer still lacks, or who may give it. */
const GONE: ReadonlySet<RefusalName> = new Set([
  'unknown-request',
  'stale',
  'already-decided',
  'not-open',
  'not-short',
  'nothing-to-change',
  'week-begun',
  'no-appeal',
])

/** What a button of a told message answers; undefined for a look, a note to copy, or the start of another request. */
const answering = (button: Button): Command | undefined => {
  const [act = '', id = ''] = button.act.split(':')
  if (button.on === 'request') return act === 'file' ? undefined : commandOf({ button, answers: {} })
  switch (act) {
    case 'answer':
      return { kind: 'answer', request: id, answer: '' }
    case 'cover-yes':
    case 'cover-no':
      return { kind: 'answer-cover', request: '', cover: id, accept: act === 'cover-yes' }
    default:
      return undefined
  }
}

/** Whether a told message's button answers something that was asked. */
export const isAnswer = (button: Button): boolean => answering(button) !== undefined

/**
 * Whether what a button answers is still asked of this person: the press is decided as if it were made now, with nothing
 * filled in, and nothing is recorded. `at` is the instant, ISO.
 */
export const isStillAsked = (button: Button, by: string, at: string, world: World): boolean => {
  const command = answering(button)
  if (!command) return true
  if (command.kind === 'tell-right') return world.request(command.request)?.toldRight === undefined
  if (command.kind === 'press' && command.act === 'used' && isSaid(command.request, world)) return false
  const { events, refused } = decide(command, { by, at, delivery: '' }, world)
  return refused ? !isGone(refused) : events.length > 0
}

const isSaid = (request: string, world: World): boolean => world.request(request)?.time.used !== undefined

const isGone = (refused: CommandRefused): boolean =>
  GONE.has(refused.why) || (refused.why === 'cannot-cover' && refused.because === 'gone')
