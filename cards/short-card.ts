import { lockedFor, neededBy } from '../src/views/late.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, shortCard as shortWords } from '../src/words/card.ts'
import type { Card } from './card.ts'
import { action, requestButton } from './request-button.ts'

/** For a channel that others can read: what and how urgent, nothing about the family. The rest opens in private. */
export const shortCard = (view: RequestView, step: number, post: string): Card => ({
  summary: lockedFor(post, view),
  elements: [{ kind: 'say', text: shortWords(post, `${view.resource.title}, ${neededBy(view)}`) }],
  actions: [
    action(requestButton(view.request, step, 'open'), BUTTONS.open, 'main'),
    action(requestButton(view.request, step, 'why-me'), BUTTONS.why, 'plain'),
  ],
})
