import { postsOf } from '../people/directory.ts'
import { neverAfterwards, tellMeWhat, whichOfThem } from '../words/made.ts'
import { firstName } from '../words/grammar.ts'
import { peopleButtons } from './confirm-made.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import { message } from './message.ts'
import { startRequest } from './start-request.ts'
import type { Draft, MadeDraft, Turned } from './turn.ts'
import { readHow, readMadeAlready, readWhen } from './understand/made-already.ts'
import type { Understood } from './understand/understand.ts'

const STILL_ASKING = /\b(?:need|needs|want|wants|asking for|requesting|please can)\b/i

/**
 * "I agreed the step-down for F2201 in supervision", "Ruth agreed the LPM by phone last night": a decision made already.
 * Undefined where nothing of the kind is said, or it is an answer to what was asked.
 */
export const hearMade = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (draft?.request !== undefined) return undefined
  const colleagues = [...context.known.directory.people.values()].filter(({ id }) => id !== context.person.id)
  const told = readMadeAlready(text, colleagues)
  if (!told) return undefined
  const how = readHow(text)
  const when = readWhen(text, context.day)
  const { finding, reference } = understood
  if (finding.kind === 'none') return told.by === 'me' ? askWhat(text, draft, context) : undefined
  const isOne = how !== undefined || when.on !== undefined || reference.kind === 'reference'
  if (!isOne || STILL_ASKING.test(text)) return undefined
  const makers = told.by === 'me' ? [context.person.id] : likely(told.by, understood, context)
  const [by, ...more] = makers
  if (by === undefined) return undefined
  const made: MadeDraft = { by, ...when, ...(how && { how }) }
  const begun = startRequest(text, understood, undefined, { ...context, made })
  return more.length === 0 ? begun : askWhichPerson(begun, makers, context)
}

/** A sum that somebody says they agreed, or a decision about nothing that is named yet. */
const askWhat = (text: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  if (/[£€]\s*\d/.test(text)) return { draft, cards: [message([neverAfterwards('money', undefined)])] }
  if (!/\bdecision\b/i.test(text)) return undefined
  const made = { by: context.person.id }
  return {
    draft: { ...newDraft({ ...context, made }), waiting: 'resource' },
    cards: [message([tellMeWhat()])],
  }
}

/** Several of one first name: those who hold a post that decides it, where there are any. */
const likely = (ids: readonly string[], { finding }: Understood, context: Context): readonly string[] => {
  const resource = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  const roles = new Set(
    resource?.rows.flatMap(({ answer }) =>
      answer.kind === 'steps' ? answer.steps.flatMap(({ by }) => by) : [],
    ),
  )
  const deciding = ids.filter((id) =>
    postsOf(context.known.directory, id, context.day).some(({ role }) => roles.has(role)),
  )
  return deciding.length > 0 ? deciding : ids
}

const askWhichPerson = (begun: Turned, ids: readonly string[], context: Context): Turned => {
  const { draft } = begun
  const name = firstName(context.known.directory.people.get(ids[0] ?? '')?.name ?? '')
  return draft
    ? { draft, cards: [message([whichOfThem(name)], { actions: peopleButtons(draft, ids, context) })] }
    : begun
}
