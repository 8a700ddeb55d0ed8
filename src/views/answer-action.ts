import type { Action } from '../../cards/card.ts'
import { action } from '../../cards/request-button.ts'
import { BUTTONS, LABELS } from '../words/card.ts'
import type { RequestView } from './request-view.ts'

/** Answers in a box, for those who prefer one to typing the next message. */
export const answerAction = ({ request }: RequestView): Action =>
  action({ on: 'draft', id: '', step: 0, version: 0, act: `answer:${request.id}` }, BUTTONS.answer, 'main', [
    { id: 'answer', kind: 'long', label: LABELS.answer, required: true },
  ])
