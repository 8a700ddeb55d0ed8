import type { Reply } from './chat/chat.ts'
import { appealDraft } from './conversation/appeal.ts'
import { draftFrom, draftOfNext } from './conversation/ask-again.ts'
import { extensionDraft } from './conversation/extend-hours.ts'
import { givenDraft } from './conversation/give-on.ts'
import { askWhichStays, INSTEAD, isBegunAlready, wouldReplace } from './conversation/half-way.ts'
import { requestButton } from './conversation/message.ts'
import { readDraft } from './conversation/read-draft.ts'
import type { Draft } from './conversation/turn.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import { appealStands } from './request/appeal.ts'
import { allowanceOf } from './request/hours/figures.ts'
import type { Request } from './request/request.ts'
import { takeTurn } from './take-turn.ts'
import { heldLater, nextResources } from './views/next-actions.ts'
import { viewRequest } from './views/request-view.ts'
import { noAppeal } from './words/appeal.ts'
import { HALF_WAY } from './words/half-finished.ts'
import { goesOn } from './words/hours-chat.ts'
import { growsOutOf, notHeldYet } from './words/links.ts'
import { notEntitled, notUnderstoodHere } from './words/private-answers.ts'
import type { Text } from './words/text.ts'

/**
 * A button of a request that begins another: a draft filled in from the first, which the conversation goes on with.
 * Undefined for any other button, and for whoever the button is not for.
 */
export const startDraft = (
  pressed: string,
  request: Request,
  { person, delivery, at }: Speaking,
  it: Receiving,
): Promise<Reply> | undefined => {
  const act = pressed.startsWith(INSTEAD) ? pressed.slice(INSTEAD.length) : pressed
  const speaking = { person, delivery, at, request: request.id, act, instead: act !== pressed }
  const asked = request.requesters.includes(speaking.person.id)
  if (act === 'again') return asked ? askAgain(request, speaking, it) : undefined
  if (act === 'appeal') return asked ? startAppeal(request, speaking, it) : undefined
  if (act.startsWith('next:')) return startNext(request, act.slice('next:'.length), speaking, it)
  if (act === 'extend') return startExtension(request, speaking, it)
  return act === 'send-given' ? sendGiven(request, speaking, it) : undefined
}

/** Who pressed which button, and whether in the knowledge that it replaces what is half-finished. */
type Starting = Speaking & { readonly request: string; readonly act: string; readonly instead: boolean }

const newDraftOf = ({ person, at }: Speaking, { newId }: Receiving) => ({ newId, person, at })

/** The draft is on disk before the conversation goes on with it. One that is half-finished is replaced only by who says so. */
const begin = async (
  draft: Draft,
  speaking: Starting,
  it: Receiving,
  { act = 'go-on', first }: { readonly act?: 'change' | 'go-on'; readonly first?: Text } = {},
): Promise<Reply> => {
  const before = readDraft(await it.documents.get('draft', speaking.person.id))
  if (!speaking.instead && wouldReplace(before, draft)) {
    if (isBegunAlready(before, draft)) return goOn(before, 'go-on', speaking, it)
    const instead = requestButton(speaking.request, `${INSTEAD}${speaking.act}`, HALF_WAY.instead)
    return { cards: [askWhichStays(before, instead, it.spine.world(speaking.at).router)] }
  }
  await it.documents.put('draft', speaking.person.id, draft)
  const reply = await goOn(draft, act, speaking, it)
  return first ? { ...reply, cards: [...told(first).cards, ...reply.cards] } : reply
}

const goOn = (draft: Draft, act: string, speaking: Speaking, it: Receiving): Promise<Reply> =>
  takeTurn({ kind: 'choice', draft: draft.id, act, answers: {} }, speaking, it)

/** What it grows out of is said first. */
const beginAfter = (first: Text, draft: Draft, speaking: Starting, it: Receiving): Promise<Reply> =>
  begin(draft, speaking, it, { first })

const refuse = (why: Text): Promise<Reply> => Promise.resolve(told(why))

/** Change it and ask again: a new draft with what the earlier request knew. */
const askAgain = (request: Request, speaking: Starting, it: Receiving): Promise<Reply> =>
  begin(draftFrom(request, newDraftOf(speaking, it)), speaking, it, { act: 'change' })

const isTheirTeams = ({ requesters, team }: Request, { person }: Speaking): boolean =>
  requesters.includes(person.id) || person.team === team

/** What comes next, begun with what both have in common: for whoever asked and their team, while the policy says it follows. */
const startNext = (request: Request, resource: string, speaking: Starting, it: Receiving): Promise<Reply> => {
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
const startExtension = (request: Request, speaking: Starting, it: Receiving): Promise<Reply> => {
  if (!isTheirTeams(request, speaking)) return refuse(notEntitled())
  const rule = allowanceOf(request.resource, it.spine.world(speaking.at))
  const draft = rule && extensionDraft(request, rule, newDraftOf(speaking, it))
  return draft ? beginAfter(goesOn(request.family), draft, speaking, it) : refuse(notUnderstoodHere())
}

/** The appeal against a decision: a new draft, filled in from the first. One that is sent or decided already says so. */
const startAppeal = (request: Request, speaking: Starting, it: Receiving): Promise<Reply> => {
  const world = it.spine.world(speaking.at)
  if (appealStands(request, world)) return refuse(noAppeal('already'))
  const draft = appealDraft(request, world, newDraftOf(speaking, it))
  return draft ? begin(draft, speaking, it) : refuse(noAppeal('none'))
}

/** What a head of service gave somebody to send, begun. Only for whoever it was given to. */
const sendGiven = (request: Request, speaking: Starting, it: Receiving): Promise<Reply> => {
  const draft = givenDraft(request, newDraftOf(speaking, it))
  return draft ? begin(draft, speaking, it) : refuse(notEntitled())
}
