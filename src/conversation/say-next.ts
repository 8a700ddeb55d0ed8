import type { Resource } from '../policy/policy.ts'
import type { Text } from '../words/text.ts'
import { askWhetherThat, openOfMade } from './already-open.ts'
import { askElsewhere } from './ask-elsewhere.ts'
import { askMissing } from './ask-missing.ts'
import { askedAgain, sameAgain } from './asked-again.ts'
import { checkFamily } from './check-family.ts'
import { chooseResource } from './choose-resource.ts'
import { settleMade } from './confirm-made.ts'
import { confirmSend } from './confirm-send.ts'
import { consider, type Considered } from './consider.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { message } from './message.ts'
import { askMatch } from './match-check.ts'
import { notesOn, referenceDoubts } from './notes.ts'
import { sayAdvised, sayBlocked, sayNobody, sayNotHeld } from './say-no.ts'
import { takenForMerged } from '../words/families.ts'
import { withFamily } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import type { Doubt } from './understand/doubt.ts'
import type { ReferenceReading } from './understand/reference.ts'
import type { Understood } from './understand/understand.ts'

/** What was said a moment ago, and how: it changes the words, never the outcome. */
export type Saying = {
  /** Said before anything else: a name left out, two things in one message. */
  readonly notes: readonly Text[]
  /** What could not be taken as it stands, with the question to put instead. */
  readonly doubts: readonly Doubt[]
  /** References that may have been meant, for buttons. */
  readonly meant: readonly string[]
  readonly after: 'asking' | 'answering' | 'adding' | 'changing' | 'nothing-read'
}

export const FRESH: Saying = { notes: [], doubts: [], meant: [], after: 'asking' }

/** How it is said after a message: what was left out of it, what in it is doubtful. */
export const sayingAfter = (
  understood: Understood,
  doubts: readonly Doubt[],
  after: Saying['after'],
  notes: readonly Text[] = notesOn(understood),
): Saying => ({
  notes,
  doubts: [...referenceDoubts(understood), ...doubts],
  meant: meantIn(understood.reference),
  after,
})

const meantIn = (reference: ReferenceReading): readonly string[] => {
  switch (reference.kind) {
    case 'doubt':
      return [reference.meant]
    case 'several':
      return reference.references
    case 'none':
    case 'reference':
      return []
  }
}

/** Says whatever comes next for a draft: a question, a no, or what would be sent. */
export const sayNext = (before: Draft, context: Context, said: Saying = FRESH): Turned => {
  const stays = before.family === undefined ? undefined : context.known.mergedInto(before.family)
  const draft = stays === undefined ? before : withFamily(before, stays)
  const saying =
    stays === undefined
      ? said
      : { ...said, notes: [...said.notes, takenForMerged(before.family ?? '', stays)] }
  const resource = resourceOf(draft, context)
  if (!resource) return chooseResource(draft, context, saying)
  const settled = settleMade(draft, resource, context)
  if ('never' in settled) return sayNever(draft, settled.never, context, saying)
  return sayWith(settled.draft, resource, context, saying)
}

const sayWith = (draft: Draft, resource: Resource, context: Context, saying: Saying): Turned => {
  const open = openOfMade(draft, context)
  if (open) return askWhetherThat(open, draft, context)
  const same = sameAgain(draft, context)
  if (same) return askedAgain(same, draft, context)
  return sayConsidered(consider(draft, resource, context), { draft, resource, context, saying })
}

/** It can't be recorded as decided already. Somebody else's decision is asked for instead; whoever decided can't ask themselves. */
const sayNever = ({ made, ...draft }: Draft, never: Text, context: Context, saying: Saying): Turned =>
  made?.by === draft.person
    ? { draft: undefined, cards: [message([never])] }
    : sayNext(draft, context, { ...saying, notes: [...saying.notes, never] })

/** Everything that the next message may depend on. */
export type Next = {
  readonly draft: Draft
  readonly resource: Resource
  readonly context: Context
  readonly saying: Saying
}

const sayConsidered = (considered: Considered, next: Next): Turned => {
  switch (considered.kind) {
    case 'family':
      return checkFamily(considered, next)
    case 'elsewhere':
      return askElsewhere(considered, next)
    case 'match':
      return askMatch(considered, next)
    case 'blocked':
      return sayBlocked(considered.route, next)
    case 'advised':
      return sayAdvised(considered.route, next)
    case 'nobody':
      return sayNobody(considered.refused, next)
    case 'not-held':
      return sayNotHeld(considered.fact, next)
    case 'gap':
    case 'ask':
      return askMissing(considered, next)
    case 'ready':
      return confirmSend(considered, next)
  }
}
