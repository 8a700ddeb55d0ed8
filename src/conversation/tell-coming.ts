import { isComing, toldComing } from '../words/tonight.ts'
import { consider, type Placing } from './consider.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { firstAct } from './holder.ts'
import { draftButton, message } from './message.ts'
import { isDangerous } from './opening.ts'
import { tellComing as label } from '../words/tonight.ts'
import type { Action } from '../../cards/card.ts'
import type { Resource } from '../policy/policy.ts'
import type { Draft, Turned } from './turn.ts'

/** Offered before a protective request can be sent: whoever will have it hears that it is on its way, once. */
export const comingButtons = (
  draft: Draft,
  resource: Resource,
  placing: Placing | undefined,
): readonly Action[] => {
  const to = placing && firstAct(placing.placed)?.to
  return to?.kind === 'person' && draft.toldComing !== to.post && isDangerous(draft, resource, placing)
    ? [draftButton(draft.id, 'coming', label(to.who))]
    : []
}

/**
 * Tells whoever will have it that a same-day request is on its way: the team and whom to ring, nothing of the family. It
 * asks nothing and records nothing; who will have it is worked out again.
 */
export const tellComing = (draft: Draft, context: Context): Turned | undefined => {
  const resource = resourceOf(draft, context)
  const considered = resource && consider(draft, resource, context)
  const placing = considered && 'placing' in considered ? considered.placing : undefined
  const to = placing && firstAct(placing.placed)?.to
  if (!resource || to?.kind !== 'person' || !isDangerous(draft, resource, placing)) return undefined
  const { person, known } = context
  const team = known.directory.teams.get(person.team ?? '')?.name ?? person.title
  return {
    draft: { ...draft, toldComing: to.post },
    cards: [message([toldComing(to.who)])],
    ...(draft.toldComing !== to.post && {
      tell: { post: to.post, words: isComing(team, person.name, person.phone) },
    }),
  }
}
