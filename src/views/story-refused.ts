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
  'no-such-sitting': "the panel doesn't sit on that day",
  'heard-before': 'they took part in what is appealed',
  'not-less': 'it was not less than what counts',
  'no-appeal': 'there is nothing to appeal',
  'cannot-cover': 'that cover could not be',
  'not-saved': 'it could not be saved',
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
  'ask-as-well': 'ask somebody else as well',
  'give-longer': 'give it longer',
  'condition-met': 'mark a condition as met',
  'goes-on': 'say that it goes on',
  'has-ended': 'say that it has ended',
  used: 'say whether it was used',
  'end-watch': 'say that it is done',
  'confirm-change': 'confirm with a change',
  'not-confirm': 'enter that it is not confirmed',
  defer: 'put it off',
  alternative: 'enter an alternative',
  rebook: 'move it to another sitting',
  paper: 'record a paper',
  'follow-up': 'record that it is done',
}

const said = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name.replaceAll('-', ' ')

/** Why a press was refused, as the register tells it: "Tried to approve, but it is their own request." */
export const refusedBecause = (act: string, why: string): string =>
  `Tried to ${said(acts, act)}, but ${said(because, why)}.`
