import type { Card } from '../../../cards/card.ts'
import { adaptiveCard } from '../adaptive-card.ts'
import { excerpt } from '../excerpt.ts'

const contentType = 'application/vnd.microsoft.card.adaptive'

/** A card as a message. The summary is all that a notification shows. */
export const cardMessage = (card: Card): object => ({
  type: 'message',
  summary: excerpt(card.summary, 300),
  attachments: [{ contentType, content: adaptiveCard(card) }],
})

/** One of the bot's own sentences as a message. */
export const lineMessage = (text: string): object => ({ type: 'message', textFormat: 'plain', text })

/** What a press is answered with. Whatever it says, the HTTP status is 200: any other breaks the card in the client. */
export type InvokeBody = {
  readonly statusCode: number
  readonly type: string
  readonly value: object | string
}

/** The card pressed, drawn anew for the person who pressed it. */
export const redrawn = (card: Card): InvokeBody => ({
  statusCode: 200,
  type: contentType,
  value: adaptiveCard(card),
})

/** A short sentence under the card, for the person who pressed it. */
export const told = (value: string): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
})

/** The press was on nothing of ours. */
export const notOurs: InvokeBody = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: "This isn't a button of mine. Nothing has changed." },
}
