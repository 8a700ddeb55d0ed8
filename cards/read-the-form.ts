import type { Request } from '../src/request/request.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, isLongAnswer } from '../src/words/card.ts'
import { plain } from '../src/words/text.ts'
import type { Action } from './card.ts'
import { action, requestButton } from './request-button.ts'

/** The whole request as its form, in private, for those who may read it. */
export const readTheForm = (request: Request, step: number): Action =>
  action(requestButton(request, step, 'form'), BUTTONS.form, 'plain')

/** The same beside what somebody decides on: only where the form has more than the card, or is the council's own. */
export const formWorthReading = (
  { request, resource, router, facts }: RequestView,
  step: number,
): readonly Action[] => {
  const isMore = facts.some(({ value, typed }) => typed === true && isLongAnswer(plain(value)))
  return isMore || router.policy.forms.has(resource.id) ? [readTheForm(request, step)] : []
}
