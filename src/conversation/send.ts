import { newDraft, requestersOf, resourceOf, teamOf, withoutLedger } from './draft.ts'
import { nowTheOther } from '../words/understood.ts'
import { BUTTONS } from '../words/buttons.ts'
import type { Urgency } from '../request/event.ts'
import { grownFromOf } from './another-one.ts'
import { askedAgain, sameAgain } from './asked-again.ts'
import { isWhole } from './confirm-made.ts'
import { consider, type Considered, type Placing } from './consider.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import { signature } from './opening.ts'
import { sayNext } from './say-next.ts'
import type { Submit } from './sent.ts'
import { withFacts, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { withOwnSum } from './understand/sums-apart.ts'
import { readFactsFor } from './understand/understand.ts'

const URGENCIES: readonly Urgency[] = ['tonight', 'today', 'this-week', 'planned']

/** 'send-today' → 'today'. */
export const urgencyIn = (act: string): Urgency | undefined => URGENCIES.find((one) => act === `send-${one}`)

/** Sends a draft, if by the ledger and the directory of this moment it still can go; else says what changed. */
export const send = (before: Draft, urgency: Urgency, context: Context): Turned => {
  const draft = { ...before, urgency }
  const resource = resourceOf(draft, context)
  if (!resource) return sayNext(draft, context)
  // A decision made already is recorded as one or not at all: what is missing of it is asked.
  if (draft.made && !isWhole(draft.made)) return sayNext(draft, context)
  const same = sameAgain(draft, context)
  if (same) return askedAgain(same, draft, context)
  const placing = sendable(consider(draft, resource, context))
  // Who gets it is what the worker was shown, or it is shown again: the family's total may have moved meanwhile.
  const command =
    placing && signature(draft, placing) === draft.shown
      ? submitOf(draft, urgency, placing.ownDecision, context)
      : undefined
  return command ? { ...theOther(draft, context), command } : sayNext(draft, context)
}

const sendable = (considered: Considered): Placing | undefined => {
  switch (considered.kind) {
    case 'ready':
      return considered.placing
    case 'ask':
    case 'gap':
      return considered.canSend ? considered.placing : undefined
    case 'family':
    case 'match':
    case 'elsewhere':
    case 'blocked':
    case 'advised':
    case 'nobody':
    case 'not-held':
      return undefined
  }
}

const submitOf = (
  draft: Draft,
  urgency: Urgency,
  ownDecision: boolean,
  context: Context,
): Submit | undefined => {
  const team = teamOf(draft, context)
  if (draft.resource === undefined || draft.family === undefined || team === undefined) return undefined
  const from = grownFromOf(draft, context)
  return {
    kind: 'submit',
    // The draft's own id: pressed twice, or again after a crash, it is still one request (RC-27).
    request: draft.id,
    resource: draft.resource,
    family: draft.family,
    team,
    newFamily: draft.newFamily && !context.known.family(draft.family),
    ...(draft.searchedBy !== undefined && { searchedBy: draft.searchedBy }),
    requesters: requestersOf(draft),
    urgency,
    facts: withoutLedger(draft.facts, context.policy),
    words: draft.words,
    note: '',
    ownDecision,
    ...(isWhole(draft.made) && { made: draft.made }),
    ...(from && { from }),
  }
}

/** The second thing that was asked for in the same message, offered once the first is sent. */
const theOther = (draft: Draft, context: Context): Pick<Turned, 'draft' | 'cards'> => {
  const { later } = draft
  const resource = later && context.policy.resources.get(later.resource)
  if (!resource) return { draft: undefined, cards: [] }
  const whole = readFactsFor(later.text, resource, context.reading)
  const { facts } = withOwnSum(whole, later.text, resource, context.reading)
  const { family, newFamily, covering, urgency, searchedBy } = draft
  const begun = {
    ...newDraft(context),
    family,
    newFamily,
    covering,
    urgency,
    words: [later.text],
    ...(searchedBy !== undefined && { searchedBy }),
  }
  const other = withFacts(withResource(begun, resource), facts, context)
  return {
    draft: other,
    cards: [
      message([nowTheOther(resource.says)], {
        actions: [
          draftButton(other.id, 'go-on', BUTTONS.goOn, { style: 'main' }),
          draftButton(other.id, 'cancel', BUTTONS.leaveIt),
        ],
      }),
    ],
  }
}
