import type { Urgency } from '../request/event.ts'

/** What stands on the buttons of a conversation. */
export const BUTTONS = {
  anotherOne: 'Another one',
  yes: 'Yes',
  no: 'No',
  change: 'Change something',
  cancel: 'Forget this one',
  form: 'Fill in the form',
  lookAtIt: 'Look at it',
  newFamily: "No, it's a new family",
  itIsANewFamily: "It's a new family",
  covering: "It's right: I'm covering",
  same: 'Same one',
  noThanks: "That's all, thanks",
  itIsNew: 'Yes, a new one',
  itBelongs: 'No, carry on with this',
  goOn: 'Go on with that',
  leaveIt: 'Leave it',
  decideMyself: 'Open the card for my decision',
  keepIt: 'Leave it as it is',
  changeIt: 'Change it',
  withdraw: 'Withdraw it',
  open: 'Open it',
  noneOfThese: 'None of these',
  copyNote: 'Copy the note for the case file',
  onFile: "It's on file",
  changeAndAsk: 'Change and ask again',
  answer: 'Answer',
} as const

const HURRY: Record<Urgency, string> = {
  tonight: 'needed tonight',
  today: 'needed today',
  'this-week': 'this week will do',
  planned: 'no hurry',
}

/** "Send to Jo, needed today". The first of a row names who gets it. */
export const sendTo = (to: string, urgency: Urgency): string => `Send to ${to}, ${HURRY[urgency]}`
export const sendNow = (to: string): string => `Send to ${to} now`
export const sendBy = (urgency: Urgency): string => `Send, ${HURRY[urgency]}`
export const yesIts = (reference: string): string => `Yes, ${reference}`
export const iMeant = (reference: string): string => `I meant ${reference}`
export const itsAnother = (what: string): string => `It's another ${what}`
export const askFor = (what: string): string => `Ask for ${what}`
