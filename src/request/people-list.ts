import { governanceOf } from '../people/governance.ts'
import { isTooOld } from '../people/list.ts'
import type { Command, Given, PressAct } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { namesIn, sentenceWhy } from './reasons.ts'
import type { World } from './world.ts'

/** What can still be pressed with an old list: facts and questions, which need nobody's authority. */
const NEEDS_NO_POST: ReadonlySet<PressAct> = new Set<PressAct>([
  'ask',
  'spoke-to',
  'no-answer',
  'record-reply',
  'ask-as-well',
  'give-longer',
  'condition-met',
  'has-ended',
  'used',
  'end-watch',
  'paper',
  'follow-up',
  'talk',
])

/**
 * With a list of people too old to say who holds which post, nobody's authority counts: what decides, agrees, lends, answers
 * for a post, says whose something is or sets cover is refused, and recorded where it was a press. Sending is never held up,
 * nor what takes power away, nor adopting a newer list.
 */
export const refuseOldList = (command: Command, given: Given, world: World): Decided | undefined => {
  const { list, directory } = world
  if (!list || !isTooOld(list, given.at) || !needsAuthority(command)) return undefined
  const { source, asAt } = list
  const confirm = governanceOf(directory).map(({ id }) => id)
  const refused = { why: 'list-too-old', source, asAt, confirm } as const
  if (command.kind !== 'press' || !world.request(command.request)) return { events: [], refused }
  const sealed = { act: command.act, why: refused.why }
  return {
    events: [newEvent('press-refused', command.request, given, { sealed, private: {} })],
    refused,
  }
}

/** Whether a command rests on a post, or on being governance or an administrator. A new one doesn't compile until it is said. */
const needsAuthority = (command: Command): boolean => {
  switch (command.kind) {
    case 'press':
      return !NEEDS_NO_POST.has(command.act)
    case 'answer-cover':
      return command.accept
    case 'adopt-change':
      return command.what !== 'people'
    case 'ask-cover':
    case 'answer-used':
    case 'give-to-send':
    case 'publish-agenda':
    case 'merge-families':
    case 'part-families':
    case 'agree-parting':
    case 'confirm-family':
    case 'hand-over':
    case 'record-opening':
    case 'link-account':
      return true
    case 'submit':
    case 'report-decision':
    case 'correct':
    case 'withdraw':
    case 'answer':
    case 'file':
    case 'watch':
    case 'fall-due':
    case 'tell-right':
    case 'say-used':
    case 'end-cover':
    case 'remind-cover':
    case 'unlink-account':
    case 'confirm-list':
    case 'warn-list':
    case 'propose-change':
    case 'decline-change':
      return false
  }
}

/** Governance says with reasons that the list still stands. It makes nobody anything: the same people hold the same posts. */
export const confirmList = (
  { answers }: Extract<Command, { kind: 'confirm-list' }>,
  given: Given,
  { list, directory }: World,
): Decided => {
  const confirm = governanceOf(directory).map(({ id }) => id)
  if (!confirm.includes(given.by))
    return { events: [], refused: { why: 'cannot-confirm-list', because: 'not-yours', confirm } }
  if (!list) return { events: [], refused: { why: 'cannot-confirm-list', because: 'no-list', confirm } }
  const reasons = sentenceWhy(answers['reasons'], namesIn(directory))
  if (typeof reasons !== 'string') return { events: [], refused: reasons }
  return {
    events: [
      newEvent('list-confirmed', '', given, {
        sealed: { asAt: list.asAt },
        private: { reasons, considered: '' },
      }),
    ],
  }
}
