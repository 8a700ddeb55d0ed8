import type { Reply } from './chat/chat.ts'
import { appealDraft } from './conversation/appeal.ts'
import { draftFrom, draftOfNext } from './conversation/ask-again.ts'
import { extensionDraft } from './conversation/extend-hours.ts'
import { givenDraft } from './conversation/give-on.ts'
import type { Draft } from './conversation/turn.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import { appealStands } from './request/appeal.ts'
import { allowanceOf } from './request/hours/figures.ts'
import type { Request } from './request/request.ts'
import { takeTurn } from './take-turn.ts'
import { heldLater, nextResources } from './views/next-actions.ts'
import { viewRequest } from './views/request-view.ts'
import { noAppeal } from './words/appeal.ts'
import { goesOn } from './words/hours-chat.ts'
import { growsOutOf, notHeldYet } from './words/links.ts'
import { notEntitled, notUnderstoodHere } from './words/private-answers.ts'
import type { Text } from './words/text.ts'

/**
 * A button of a request that begins another: a draft filled in from the first, which the conversation goes on with.
 * Undefined for any other button, and for whoever the button is not for.
 */
export const startDraft = (
  act: string,
  request: Request,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> | undefined => {
  const asked = request.requesters.includes(speaking.person.id)
  if (act === 'again') return asked ? askAgain(request, speaking, it) : undefined
  if (act === 'appeal') return asked ? startAppeal(request, speaking, it) : undefined
  if (act.startsWith('next:')) return startNext(request, act.slice('next:'.length), speaking, it)
  if (act === 'extend') return startExtension(request, speaking, it)
  return act === 'send-given' ? sendGiven(request, speaking, it) : undefined
}

const newDraftOf = ({ person, at }: Speaking, { newId }: Receiving) => ({ newId, person, at })

/** The draft is on disk before the conversation goes on with it. */
const begin = async (
  draft: Draft,
  speaking: Speaking,
  it: Receiving,
  act: 'change' | 'go-on' = 'go-on',
): Promise<Reply> => {
  await it.documents.put('draft', speaking.person.id, draft)
  return takeTurn({ kind: 'choice', draft: draft.id, act, answers: {} }, speaking, it)
}

/** What it grows out of is said first. */
const beginAfter = async (first: Text, draft: Draft, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const reply = await begin(draft, speaking, it)
  return { ...reply, cards: [...told(first).cards, ...reply.cards] }
}

const refuse = (why: Text): Promise<Reply> => Promise.resolve(told(why))

/** Change it and ask again: a new draft with what the earlier request knew. */
const askAgain = (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> =>
  begin(draftFrom(request, newDraftOf(speaking, it)), speaking, it, 'change')

const isTheirTeams = ({ requesters, team }: Request, { person }: Speaking): boolean =>
  requesters.includes(person.id) || person.team === team

/** What comes next, begun with what both have in common: for whoever asked and their team, while the policy says it follows. */
const startNext = (request: Request, resource: string, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const view = viewRequest(request, it.spine.world(speaking.at))
  const follows = view && nextResources(view).find((one) => one.resource === resource)
  if (!follows) return refuse(notUnderstoodHere())
  if (!isTheirTeams(request, speaking)) return refuse(notEntitled())
  const held = heldLater(view, follows)
  const next = view.router.policy.resources.get(resource)
  if (held !== undefined) return refuse(notHeldYet(next?.says ?? '', held, follows.provided))
  const draft = draftOfNext(request, follows, newDraftOf(speaking, it))
  return beginAfter(growsOutOf(view.resource.says, request.reference), draft, speaking, it)
}

/** More weeks of hours that were agreed: a new draft that grows out of them. For whoever asked and their team. */
const startExtension = (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  if (!isTheirTeams(request, speaking)) return refuse(notEntitled())
  const rule = allowanceOf(request.resource, it.spine.world(speaking.at))
  const draft = rule && extensionDraft(request, rule, newDraftOf(speaking, it))
  return draft ? beginAfter(goesOn(request.family), draft, speaking, it) : refuse(notUnderstoodHere())
}

/** The appeal against a decision: a new draft, filled in from the first. One that is sent or decided already says so. */
const startAppeal = (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const world = it.spine.world(speaking.at)
  if (appealStands(request, world)) return refuse(noAppeal('already'))
  const draft = appealDraft(request, world, newDraftOf(speaking, it))
  return draft ? begin(draft, speaking, it) : refuse(noAppeal('none'))
}

/** What a head of service gave somebody to send, begun. Only for whoever it was given to. */
const sendGiven = (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const draft = givenDraft(request, newDraftOf(speaking, it))
  return draft ? begin(draft, speaking, it) : refuse(notEntitled())
}
