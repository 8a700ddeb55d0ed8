import type { FamilyBefore } from '../src/views/family-before.ts'
import { lockedFor } from '../src/views/late.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, LABELS } from '../src/words/card.ts'
import type { Text } from '../src/words/text.ts'
import type { Card } from './card.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'

/** The card of whoever is consulted: their view is asked for, the decision is somebody else's. */
export const consultCard = (
  view: RequestView,
  step: number,
  post: string,
  why: Text,
  before: FamilyBefore,
): Card => ({
  summary: lockedFor(post, view),
  elements: requestLines(view, why, undefined, before),
  actions: [
    action(requestButton(view.request, step, 'consult'), BUTTONS.view, 'main', [
      { id: 'reasons', kind: 'long', label: LABELS.view, hint: LABELS.onFile, required: true },
    ]),
    action(requestButton(view.request, step, 'why-me'), BUTTONS.why, 'plain'),
    ...formWorthReading(view, step),
  ],
})
