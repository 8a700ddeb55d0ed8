import { londonTime } from '../policy/london-date.ts'
import type { PressAct } from '../request/command.ts'
import { say, type Text } from './text.ts'

const DONE: Readonly<Record<PressAct, string>> = {
  endorse: 'your agreement',
  consult: 'your view',
  approve: 'your approval',
  'approve-part': 'your approval',
  reject: 'your rejection',
  ask: 'your question',
  refer: 'that you passed it on',
  'spoke-to': 'that you spoke to them',
  'no-answer': 'that nobody answered',
  'record-reply': 'the reply',
  confirm: "the panel's outcome",
  'withdraw-decision': 'that the decision is withdrawn',
  'ask-as-well': 'that somebody else is asked as well',
  'give-longer': 'that they have longer',
  'condition-met': 'that the condition is met',
  'goes-on': 'that it was reviewed and goes on',
  'has-ended': 'that it has ended',
  used: 'what was used',
  'end-watch': 'that it is done',
  'confirm-change': "the panel's outcome",
  'not-confirm': "the panel's outcome",
  defer: 'that the panel put it off',
  alternative: "the panel's outcome",
  rebook: 'the other sitting',
  paper: 'the paper',
  'follow-up': 'that it is done',
  'deny-report': 'that you did not decide it',
  'cannot-move': 'that no hours can be moved',
  'move-hours': 'the hours you moved',
  'fewer-hours': 'the fewer hours',
  borrow: 'whom you asked for hours',
  recall: 'that you asked for the hours back',
  'agree-recall': 'that the hours go back',
  'refuse-recall': 'that the hours stay',
  'hand-back': 'the hours you handed back',
  'end-early': 'the day it ends',
  talk: 'that you are talking about it',
  'record-talk': 'what came of the talk',
  'confirm-used': 'the hours used',
  'confirm-stopped': 'the day it stopped',
}

/** Where hours are asked for or lent, the same acts are other things. */
const OF_HOURS: Readonly<Record<'support' | 'loan', Partial<Record<PressAct, string>>>> = {
  support: { consult: 'the hours you confirmed' },
  loan: {
    approve: 'the hours you lend',
    'approve-part': 'the hours you lend',
    reject: "that you don't lend",
  },
}

const OF_AN_APPEAL: Partial<Record<PressAct, string>> = {
  approve: 'that the appeal is allowed',
  'approve-part': 'that the appeal is allowed with conditions',
  reject: "that the appeal isn't allowed",
}

/** Entered by its recorder: it was the panel that decided. */
const OF_A_PANEL: Partial<Record<PressAct, string>> = {
  approve: "the panel's outcome",
  'approve-part': "the panel's outcome",
  reject: "the panel's outcome",
  endorse: "the panel's outcome",
}

/** What a press put on the record, once it is there. */
export const pressRecorded = ({
  act,
  family,
  at,
  hours,
  of,
}: {
  readonly act: PressAct
  readonly family: string
  readonly at: string
  readonly hours?: 'support' | 'loan' | undefined
  /** What is decided otherwise than by whoever presses for their own post. */
  readonly of?: 'appeal' | 'panel' | undefined
}): Text =>
  say`I've recorded ${(hours && OF_HOURS[hours][act]) ?? (of && OF[of][act]) ?? DONE[act]}, for ${family}, at ${londonTime(at)}.`

const OF = { appeal: OF_AN_APPEAL, panel: OF_A_PANEL } as const
