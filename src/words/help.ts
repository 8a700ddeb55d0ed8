import { join, say, type Text } from './text.ts'

/** What the bot can do, said to somebody who wrote "hi" or something it couldn't follow. */
export const help = (firstName: string): Text =>
  join(
    [
      say`Hello ${firstName}. I know who can agree what here. Tell me what you need in your own words, with the case reference and no names: "£80 for gas F2201, DWP said no".`,
      say`You can also ask: "who signs off a B&B?", "where is my request?", "what's waiting for me?", "withdraw F2201", "F2201 should be £90".`,
      say`If a child may be in danger now, ring 999 first.`,
    ],
    '\n',
  )

export const didNotFollow = (): Text =>
  say`I didn't follow that. Tell me what you need and for which family, for example "£80 for gas F2201", or ask "who agrees a B&B?"`

export const anyTime = (): Text => say`Any time.`

/** Agreement outside a card is no decision (RC-17). */
export const useTheCard = (waiting: number): Text =>
  waiting === 0
    ? say`If that was meant as a decision, I can't take it from a message: it has to be given on its card, with your reasons.`
    : say`If that was meant as a decision, I can't take it from a message. ${waiting === 1 ? 'One card is' : `${waiting} cards are`} waiting for you: press there, with your reasons.`

export const hoursNotHere = (): Text =>
  say`I can't show crisis hours yet. Access to Resources (ART) can tell you how many are free.`

export const takenUpAgain = (): Text => say`Fine, it stays as it is.`
