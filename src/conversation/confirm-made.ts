import type { Action, Element, Question } from '../../cards/card.ts'
import type { Resource } from '../policy/policy.ts'
import { countsMoneyOrHours, HOW_MADE, type MadeSaid } from '../request/made.ts'
import { BUTTONS } from '../words/buttons.ts'
import { HOW, MADE_BUTTONS, MADE_LABELS, neverAfterwards, neverYours, toRecord } from '../words/made.ts'
import type { Text } from '../words/text.ts'
import type { Who } from '../words/who.ts'
import type { Context } from './context.ts'
import { asksFirst, ownActions } from './own-made.ts'
import type { Next } from './say-next.ts'
import { draftButton, message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

/** Asks which of several people decided it. */
export const peopleButtons = (draft: Draft, ids: readonly string[], { known }: Context): readonly Action[] =>
  ids.flatMap((id) => {
    const person = known.directory.people.get(id)
    return person ? [draftButton(draft.id, `made-by:${id}`, `${person.name}, ${person.title}`)] : []
  })

/**
 * A decision made already, as far as it can be one. Money and hours can't: their totals are taken at the press. Whoever
 * decided what somebody else asked for says who that was: the family's worker, until they say otherwise.
 */
export const settleMade = (
  draft: Draft,
  resource: Resource,
  context: Context,
): { readonly draft: Draft } | { readonly never: Text } => {
  const { made } = draft
  if (!made) return { draft }
  const counted = countsMoneyOrHours(resource, draft.facts, context)
  if (counted) return { never: neverAfterwards(counted, undefined) }
  if (made.by === draft.person && !everHeld(draft.person, context)) return { never: neverYours() }
  if (made.by !== draft.person || resource.ownDecision || draft.alsoFor.length > 0) return { draft }
  const [asker] = askers(draft, context)
  return { draft: asker === undefined ? draft : { ...draft, alsoFor: [asker] } }
}

/** Whether somebody holds, held or covered any post: whoever never did is spared the reasons for what can't be theirs. */
const everHeld = (person: string, { known }: Pick<Context, 'known'>): boolean =>
  [...known.directory.posts.values()].some(({ holders, cover, onCall }) =>
    [...holders, ...cover, ...(onCall ? [onCall] : [])].some((one) => one.person === person),
  )

/** Whoever may have asked for it: the family's worker first, then others of the team. */
const askers = ({ family, person }: Draft, { known }: Context): readonly string[] => {
  const known_ = family === undefined ? undefined : known.family(family)
  const team = [...known.directory.people.values()].filter((one) => one.team === known_?.team)
  return [
    ...new Set([...(known_?.worker === undefined ? [] : [known_.worker]), ...team.map(({ id }) => id)]),
  ].filter((id) => id !== person)
}

/** Says what goes on record, and asks for what is not known of it: the day, the time, how, and who asked. */
export const confirmMade = (
  draft: Draft,
  show: readonly Element[],
  before: readonly Text[],
  { resource, context }: Pick<Next, 'resource' | 'context'>,
): Turned => {
  const { made } = draft
  const maker = whoMade(made?.by ?? '', context)
  const own =
    made?.by === draft.person ? (asksFirst(draft, resource, context) ? 'asked-first' : 'now') : undefined
  return {
    draft: { ...draft, waiting: 'send', asked: [] },
    cards: [
      message([...before, toRecord(maker, own)], {
        show,
        actions: [
          ...recordActions(draft, resource, context),
          draftButton(draft.id, 'change', BUTTONS.change),
          draftButton(draft.id, 'cancel', BUTTONS.cancel),
        ],
      }),
    ],
  }
}

/** [Record it], with what is not known yet of when and how; whoever decided it gives their reasons in the same act. */
export const recordActions = (draft: Draft, resource: Resource, context: Context): readonly Action[] => {
  const when = questionsOf(draft, context)
  return draft.made?.by === draft.person && !asksFirst(draft, resource, context)
    ? ownActions(draft, when, resource, context)
    : [draftButton(draft.id, 'record-made', MADE_BUTTONS.record, { style: 'main', questions: when })]
}

export const whoMade = (
  id: string,
  { known }: { readonly known: Pick<Context['known'], 'directory'> },
): Who => {
  const person = known.directory.people.get(id)
  const title = person?.title ?? ''
  return { name: person?.name ?? id, post: title, yours: title, phone: person?.phone }
}

/** When it was decided, how, and who asked for it, as far as that is known. */
export const questionsOf = (draft: Draft, context: Context): readonly Question[] => {
  const { made, alsoFor } = draft
  const asked = made?.by === draft.person && alsoFor.length > 0
  return [
    {
      id: 'made-on',
      kind: 'date',
      label: MADE_LABELS.on,
      required: true,
      ...(made?.on !== undefined && { value: made.on }),
    },
    {
      id: 'made-time',
      kind: 'time',
      label: MADE_LABELS.time,
      required: false,
      ...(made?.time !== undefined && { value: made.time }),
    },
    {
      id: 'made-how',
      kind: 'choice',
      label: MADE_LABELS.how,
      required: true,
      options: HOW_MADE.map((id) => ({ id, label: HOW[id] })),
      ...(made?.how && { value: made.how }),
    },
    ...(asked
      ? [
          {
            id: 'asker',
            kind: 'choice' as const,
            label: MADE_LABELS.asker,
            required: true,
            options: askers(draft, context).map((id) => ({ id, label: whoMade(id, context).name })),
            value: alsoFor[0] ?? '',
          },
        ]
      : []),
  ]
}

/** What was answered when it was recorded; undefined while the day or how is missing. */
export const withMade = (
  draft: Draft,
  answers: Readonly<Record<string, string>>,
  context: Context,
): Draft | undefined => {
  const on = answers['made-on'] ?? draft.made?.on ?? ''
  const time = answers['made-time'] ?? draft.made?.time ?? ''
  const how = HOW_MADE.find((one) => one === (answers['made-how'] ?? draft.made?.how))
  if (!draft.made || !/^\d{4}-\d{2}-\d{2}$/.test(on) || !how) return undefined
  const asker = askers(draft, context).find((id) => id === answers['asker'])
  const made: MadeSaid = { by: draft.made.by, on, how, ...(/^\d{2}:\d{2}$/.test(time) && { time }) }
  return { ...draft, made, ...(asker !== undefined && { alsoFor: [asker] }) }
}

/** A decision made already of which day and how are known. */
export const isWhole = (made: Draft['made']): made is MadeSaid =>
  made?.on !== undefined && made.how !== undefined
