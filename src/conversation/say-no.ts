import type { Route } from '../policy/route.ts'
import { notHeldHere } from '../words/asking.ts'
import { alsoKnow, cannot, doThis, talkTo } from '../words/blocked.ts'
import { BUTTONS } from '../words/buttons.ts'
import { nobodyHolds, onlyTheirs } from '../words/refusals.ts'
import { join, type Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { requestersOf, teamOf } from './draft.ts'
import { inPost, whoFor, type NobodyHolds } from './holder.ts'
import { draftButton, message } from './message.ts'
import { isHurried, ledgerLine, opening } from './opening.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { emergencyFirst } from '../words/understood.ts'
import { watchOffer } from './watch-day.ts'

type Blocked = Extract<Route, { readonly outcome: 'block' }>
type Advised = Extract<Route, { readonly outcome: 'advise' }>

/** It can't happen, or not yet: what, why, what can be done now, and whom to talk to. The draft stays as it is. */
export const sayBlocked = ({ says, instead, talkTo: role, also }: Blocked, next: Next): Turned => {
  const { draft, resource, context, saying } = next
  const who = role === undefined ? undefined : personFor(role, draft, context)
  const lines = also.filter(({ kind }) => kind === 'flag' || kind === 'refer').map(({ what }) => what)
  return stays(next, [
    ...saying.notes,
    ...(isHurried(draft, resource) ? [emergencyFirst()] : []),
    ...opening(draft, resource, undefined, context).slice(-1),
    hasHadAny(draft, context) ? ledgerLine(draft, resource, context) : [],
    join([cannot(says, instead, who), alsoKnow(lines)]),
  ])
}

/** A total explains a no only where there is one. */
const hasHadAny = ({ family, facts }: Draft, { known }: Context): boolean =>
  family !== undefined &&
  Object.values(known.used(family, facts)).some((used) => typeof used === 'number' && used > 0)

/** Nobody has to approve it, or somebody outside the council decides. There is nothing to send. */
export const sayAdvised = ({ says, who }: Advised, { draft, resource, context, saying }: Next): Turned => {
  const named = who
    .map((one) => context.policy.deciders.get(one)?.says ?? one)
    .filter((one) => !says.includes(one))
  const actions = watchOffer(draft, resource, context)
  const kept = actions.length > 0 || draft.later ? draft : undefined
  return { draft: kept, cards: [message([...saying.notes, doThis(says, named)], { actions })] }
}

/** Nobody is in the post, or only whoever asks: said at once, with the line above and a number. Nothing is sent. */
export const sayNobody = (refused: NobodyHolds, next: Next): Turned => {
  const { draft, context, saying, resource } = next
  const line = refused.talkTo === undefined ? undefined : inPost(refused.talkTo, requestersOf(draft), context)
  const above = line?.kind === 'person' ? line.who : undefined
  return stays(next, [
    ...saying.notes,
    ...opening(draft, resource, undefined, context),
    refused.why === 'only-theirs'
      ? onlyTheirs(above)
      : nobodyHolds({ post: titleOf(refused.post, context), above }),
  ])
}

const titleOf = (post: string, { known, policy }: Context): string =>
  known.directory.posts.get(post)?.title ?? policy.deciders.get(post)?.title ?? 'that post'

/** Who agrees it turns on something the bot doesn't hold and nobody can be asked for. */
export const sayNotHeld = (fact: string, next: Next): Turned => {
  const { draft, context, saying } = next
  const who = personFor(context.policy.notCovered.talkTo, draft, context)
  const label = context.policy.facts.get(fact)?.label ?? fact
  return stays(next, [...saying.notes, join([notHeldHere(label.toLowerCase()), who ? talkTo(who) : []])])
}

const personFor = (role: string, draft: Draft, context: Context) =>
  whoFor(role, teamOf(draft, context), requestersOf(draft), context)

const stays = ({ draft }: Next, paragraphs: readonly Text[]): Turned => ({
  draft: { ...draft, waiting: 'answers', asked: [], shown: '' },
  cards: [
    message(paragraphs, {
      actions: [
        draftButton(draft.id, 'change', BUTTONS.change),
        draftButton(draft.id, 'cancel', BUTTONS.cancel),
      ],
    }),
  ],
})
