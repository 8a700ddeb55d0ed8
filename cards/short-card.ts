import type { Request } from '../src/request/request.ts'
import { BUTTONS, locked, needed, shortCard as shortWords } from '../src/words/card.ts'
import type { Card } from './card.ts'
import { action, requestButton } from './request-button.ts'

/** For a channel that others can read: what and how urgent, nothing about the family. The rest opens in private. */
export const shortCard = (request: Request, step: number, post: string, what: string): Card => ({
  summary: locked(post, request.urgency),
  elements: [{ kind: 'say', text: shortWords(post, `${what}, ${needed(request.urgency)}`) }],
  actions: [
    action(requestButton(request, step, 'open'), BUTTONS.open, 'main'),
    action(requestButton(request, step, 'why-me'), BUTTONS.why, 'plain'),
  ],
})
