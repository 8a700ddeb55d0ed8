import { join, say, type Text } from './text.ts'

/** How people ask here: in the council's own matters, with a case reference of its shape. */
export type Examples = { readonly request: string; readonly question: string; readonly family: string }

/** What the bot can do, said to somebody who wrote "hi" or something it couldn't follow. */
export const help = (firstName: string, { request, question, family }: Examples): Text =>
  join(
    [
      say`Hello ${firstName}. I know who can agree what here. Tell me what you need in your own words, with the case reference and no names: "${request}".`,
      say`You can also ask: "${question}", "where is my request?", "what's waiting for me?", "what isn't on file?", "withdraw ${family}", "${family} should be £90", "away 24-28 Dec".`,
      say`If a child may be in danger now, ring 999 first.`,
    ],
    '\n',
  )

export const didNotFollow = ({ request, question }: Examples): Text =>
  say`I didn't follow that. Tell me what you need and for which family, for example "${request}", or ask "${question}"`

export const anyTime = (): Text => say`Any time.`

/** Agreement outside a card is no decision (RC-17). */
export const useTheCard = (waiting: number): Text =>
  waiting === 0
    ? say`If that was meant as a decision, I can't take it from a message: it has to be given on its card, with your reasons.`
    : say`If that was meant as a decision, I can't take it from a message. ${waiting === 1 ? 'One card is' : `${waiting} cards are`} waiting for you: press there, with your reasons.`

/** Only Peterborough's document knows of crisis hours: elsewhere nobody shares any. */
export const noHoursHere = (): Text => say`There are no crisis hours to share in this council's policy.`

export const takenUpAgain = (): Text => say`Fine, it stays as it is.`
