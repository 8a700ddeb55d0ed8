import type { Resource } from '../policy/policy.ts'
import { hereIsTheForm, whichForm } from '../words/whole-form.ts'
import type { Context } from './context.ts'
import { isBlank, newDraft, resourceOf } from './draft.ts'
import { message } from './message.ts'
import { withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import type { Understood } from './understand/understand.ts'
import { formAction } from './whole-form.ts'

const PLEASE = String.raw`^\W*(?:(?:hi|hello|hey|please|pls|ok|so|and)[ ,.!]+)*`
const WANTS = String.raw`(?:(?:can|could|may) (?:i|we|you) (?:please |pls )?(?:have|get|see|send|give|fill in|fill out|use|do|open)|(?:i|we)(?:'d| would)? (?:like|want|need)|(?:send|give|show|get) (?:me|us)|(?:which|what|where)(?:'?s| is| are)?|is there|open|fill in|need|want|where do i (?:get|find))`

// "Can I have the form for a legal planning meeting", "where's the s17 form?"; and the bare "form for s17", "LPM form please".
const ASKED = new RegExp(String.raw`${PLEASE}${WANTS} .{0,40}\bforms?\b`, 'i')
const BARE = new RegExp(
  String.raw`${PLEASE}(?:the |an? |blank |whole )*(?:forms?(?: please| pls)?\W*$|forms? (?:for|to) |[^\d]\S*(?: \S+){0,4} forms?(?: please| pls)?\W*$)`,
  'i',
)
// Another form, or something done with one: "the CAF form is with school", "consent form signed".
const ABOUT_ANOTHER =
  /\b(?:form(?:s)? (?:is|was|are|has|have|went|sent|done|signed|filled|gone)|(?:sent|filled|signed|done) .*form|consent form|application form)\b/i

/**
 * "Form for s17": the form of what was named, to be filled in at one go; of what is half-finished here, where nothing was.
 * Undefined where no form was asked for.
 */
export const giveForm = (
  text: string,
  { finding }: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (!asksForForm(text, draft)) return undefined
  const named = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  const resource = named ?? (draft && resourceOf(draft, context))
  return resource ? handOver(resource, draft, context) : { draft, cards: [message([whichForm()])] }
}

const asksForForm = (text: string, draft: Draft | undefined): boolean => {
  if (ABOUT_ANOTHER.test(text)) return false
  // In answer to a question, only a plain wish for the form is one.
  const answering = draft !== undefined && draft.asked.length > 0
  return ASKED.test(text) || (BARE.test(text) && (!answering || /^\W*(?:the )?forms?\b/i.test(text)))
}

/** What is half-finished for something else stays until the form is sent in. */
const handOver = (resource: Resource, draft: Draft | undefined, context: Context): Turned => {
  const isIts = draft !== undefined && (draft.resource === resource.id || isBlank(draft))
  const begun = withResource(isIts ? draft : newDraft(context), resource)
  return {
    draft: isIts || draft === undefined ? begun : draft,
    cards: [
      message([hereIsTheForm(resource.says)], { actions: [formAction(begun, resource, context, 'main')] }),
    ],
  }
}
