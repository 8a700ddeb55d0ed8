import type { Action } from '../../cards/card.ts'
import type { Resource } from '../policy/policy.ts'
import { BUTTONS } from '../words/buttons.ts'
import type { Context } from './context.ts'
import { formQuestions } from './form-questions.ts'
import { draftButton } from './message.ts'
import type { Draft } from './turn.ts'

/**
 * The whole request as a form, for people who prefer one: the same facts and the same questions, what is known filled in.
 * Its button names the resource, so that a form sent in late is still a form.
 */
export const formAction = (
  draft: Draft,
  resource: Resource,
  context: Context,
  style: Action['style'] = 'plain',
): Action =>
  draftButton(draft.id, `form:${resource.id}`, BUTTONS.form, {
    style,
    questions: formQuestions(draft, resource, context),
  })
