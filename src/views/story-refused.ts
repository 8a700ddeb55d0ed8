import type { PressAct, RefusalName } from '../request/command.ts'

const because: Readonly<Record<RefusalName, string>> = {
  'unknown-request': "the bot doesn't know that request",
  'not-yours': 'it is not theirs to decide',
  'agreed-already': 'they had given an agreement of it before',
  'only-theirs': 'the posts that could decide are their own, or below',
  'own-request': 'it is their own request',
  'already-decided': 'it was already decided',
  stale: 'the card was an old one',
  rerouted: 'somebody else has to agree it now',
  'out-of-order': 'an earlier step is still open',
  'no-reasons': 'there were no reasons',
  'thin-reasons': 'the reasons were too thin',
  'not-satisfied': 'something they must be satisfied of was not',
  'missing-answer': 'an answer was missing',
  'not-an-amount': 'the amount could not be read',
  'no-post-holder': 'nobody holds the post it would go to',
  blocked: 'something has to be settled first',
  'too-long': 'the words were too long to keep whole',
  'not-open': 'it is no longer open',
  'not-saved': 'it could not be saved',
  'short-of-hours': 'there were not enough hours',
  'not-lendable': 'the hours were no longer there to lend',
  'not-short': 'there were hours enough',
  'not-yet': 'something else comes first',
  'week-begun': 'the week had begun',
  promised: 'the hours are promised to a family',
  'nothing-to-change': 'there were no hours to change',
  'not-hours': 'the hours could not be read',
  'not-a-date': 'the day could not be used',
  'too-many-weeks': 'it would be more weeks than the matrix has',
}

const acts: Readonly<Record<PressAct, string>> = {
  endorse: 'agree',
  consult: 'give a view',
  approve: 'approve',
  'approve-part': 'approve in part',
  reject: 'reject',
  ask: 'ask a question',
  refer: 'refer it on',
  'spoke-to': 'record a call',
  'no-answer': 'record a call',
  'record-reply': 'record a reply',
  confirm: 'confirm',
  'withdraw-decision': 'withdraw the decision',
  'cannot-move': 'say that no hours can be moved',
  'move-hours': 'move hours',
  'fewer-hours': 'agree fewer hours',
  borrow: 'borrow hours',
  recall: 'ask lent hours back',
  'agree-recall': 'give borrowed hours back',
  'refuse-recall': 'keep borrowed hours',
  'hand-back': 'hand hours back',
  'end-early': 'end it early',
  talk: 'open the talk when nobody has hours',
  'record-talk': 'record what came of the talk',
  'confirm-used': 'confirm the hours used',
  'confirm-stopped': 'confirm that it stopped',
}

const said = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name.replaceAll('-', ' ')

/** Why a press was refused, as the register tells it: "Tried to approve, but it is their own request." */
export const refusedBecause = (act: string, why: string): string =>
  `Tried to ${said(acts, act)}, but ${said(because, why)}.`
