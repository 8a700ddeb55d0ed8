import type { Pressed, Reply } from './chat/chat.ts'
import { draftFrom, draftOfNext } from './conversation/ask-again.ts'
import { appealDraft } from './conversation/appeal.ts'
import { extensionDraft } from './conversation/extend-hours.ts'
import { givenDraft } from './conversation/give-on.ts'
import { recordedCards, refusedCards } from './conversation/command-outcome.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import type { Card } from '../cards/card.ts'
import type { Person } from './people/directory.ts'
import type { World } from './request/world.ts'
import { PRESS_ACTS, type Command, type CommandRefused } from './request/command.ts'
import { appealStands } from './request/appeal.ts'
import { allowanceOf } from './request/hours/figures.ts'
import { mayAct } from './request/may-act.ts'
import { newEvent } from './request/new-event.ts'
import { activeSteps, type Request } from './request/request.ts'
import { countedPence, penceTyped } from './request/used.ts'
import { takeTurn } from './take-turn.ts'
import { knownFor } from './views/known.ts'
import { nextResources } from './views/next-actions.ts'
import { viewRequest } from './views/request-view.ts'
import { goesOn } from './words/hours-chat.ts'
import { growsOutOf } from './words/links.ts'
import { mayRead } from './views/may-read.ts'
import { answerLook, LOOKS, type Look } from './views/private-answers.ts'
import { noAppeal, rightTold } from './words/appeal.ts'
import { askedToConfirm, confirmedNow, keptNow } from './words/used.ts'
import { notEntitled, notUnderstoodHere, onFile } from './words/private-answers.ts'

/** A button of a request's card: a look at it, or a command. */
export const takePress = async (pressed: Pressed, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { id, act } = pressed.button
  const world = it.spine.world(speaking.at)
  const request = world.request(id)
  const look = LOOKS.find((one) => one === act)
  if (look && request) return looked(look, request, pressed, speaking, it)
  if (act === 'again' && request?.requesters.includes(speaking.person.id))
    return askAgain(request, speaking, it)
  if (act.startsWith('next:') && request) return startNext(request, act.slice('next:'.length), speaking, it)
  if (act === 'appeal' && request?.requesters.includes(speaking.person.id))
    return startAppeal(request, speaking, it)
  if (act === 'extend' && request) return startExtension(request, speaking, it)
  if (act === 'changed-team' && request)
    return takeTurn(
      { kind: 'choice', draft: '', act: `changed-team:${id}`, answers: pressed.answers },
      speaking,
      it,
    )
  if (act === 'send-given' && request) return sendGiven(request, speaking, it)
  const command = commandOf(pressed)
  return command ? carryOut(command, pressed, speaking, it) : told(notUnderstoodHere())
}

const commandOf = ({ button, answers }: Pressed): Command | undefined => {
  const { id: request, step, version, act } = button
  if (act === 'file') return { kind: 'file', request }
  if (act === 'say-used') return { kind: 'say-used', request, used: penceTyped(answers['amount']) }
  if (act === 'accept-used' || act === 'keep-used')
    return { kind: 'answer-used', request, claim: step, accept: act === 'accept-used', answers }
  if (act === 'told-right') return { kind: 'tell-right', request }
  // "borrow:hos-cp,hos-frt" names whom to ask: what it may come to is worked out at the press like any answer.
  const [name, lenders] = act.split(':')
  const pressAct = PRESS_ACTS.find((one) => one === name)
  const given = pressAct === 'borrow' && lenders !== undefined ? { ...answers, lenders } : answers
  return pressAct && { kind: 'press', request, step, version, act: pressAct, answers: given }
}

const carryOut = async (
  command: Command,
  pressed: Pressed,
  { person, at }: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: pressed.delivery })
  const world = it.spine.world(at)
  const request = world.request(command.request)
  if (request && command.kind === 'press' && !handled.refused)
    await learnAddress(pressed, person.id, request, it)
  const outcome = { command, person, at, known: knownFor(person, world, it.all(), it.families), request }
  if (handled.refused)
    return {
      cards: [
        ...refusedCards(handled.refused, outcome),
        ...nowStands(handled.refused, request, person, world),
      ],
    }
  const used = request && usedAnswer(command, request)
  if (used) return told(used)
  if (command.kind === 'tell-right') return told(rightTold(request?.toldRight ?? at))
  return command.kind === 'file' && request ? told(onFile(request.family)) : { cards: recordedCards(outcome) }
}

const usedAnswer = (command: Command, request: Request) => {
  if (command.kind === 'say-used')
    return askedToConfirm(command.used?.pence ?? 0, countedPence(request), undefined)
  if (command.kind !== 'answer-used') return undefined
  return command.accept ? confirmedNow(request.usedLower?.pence ?? 0) : keptNow()
}

/** After an old card, how it stands now. */
const nowStands = (
  { why }: CommandRefused,
  request: Request | undefined,
  person: Person,
  world: World,
): readonly Card[] =>
  why === 'stale' && request && mayRead(request, person.id, world)
    ? answerLook('see-reasons', request, 0, person.id, world)
    : []

/** A look at a request: answered in private to those entitled, and on record either way. */
const looked = async (
  look: Look,
  request: Request,
  { button }: Pressed,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  const allowed = mayRead(request, person.id, world)
  await it.spine.record([
    newEvent(
      'looked',
      request.id,
      { by: person.id, at, delivery: '' },
      { sealed: { at: look, allowed }, private: {} },
    ),
  ])
  if (!allowed) return told(notEntitled())
  return look === 'open'
    ? opened(request, speaking, it)
    : { cards: answerLook(look, request, button.step, person.id, world) }
}

/** To whoever can decide it, the whole card in private: one more copy, redrawn with all the others. To others entitled, how it stands. */
const opened = async (
  request: Request,
  { person, delivery, at }: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const world = it.spine.world(at)
  const theirs = activeSteps(request).find((step) => !('why' in mayAct(request, step, person.id, world)))
  if (theirs === undefined) return { cards: answerLook('see-reasons', request, 0, person.id, world) }
  await it.copyTo({ kind: 'private', account: delivery.account }, request, theirs)
  return { cards: [] }
}

/** Change it and ask again: a new draft with what the earlier request knew. */
const askAgain = async (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  const draft = draftFrom(request, { newId: it.newId, person, at })
  await it.documents.put('draft', person.id, draft)
  return takeTurn({ kind: 'choice', draft: draft.id, act: 'change', answers: {} }, speaking, it)
}

/** What comes next, begun with what both have in common: for whoever asked and their team, while the policy says it follows. */
const startNext = async (
  request: Request,
  resource: string,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const { person, at } = speaking
  const view = viewRequest(request, it.spine.world(at))
  const follows = view && nextResources(view).find((one) => one.resource === resource)
  if (!follows) return told(notUnderstoodHere())
  if (!request.requesters.includes(person.id) && person.team !== request.team) return told(notEntitled())
  const draft = draftOfNext(request, follows, { newId: it.newId, person, at })
  await it.documents.put('draft', person.id, draft)
  const reply = await takeTurn({ kind: 'choice', draft: draft.id, act: 'go-on', answers: {} }, speaking, it)
  const grown = told(growsOutOf(view.resource.says, request.reference))
  return { ...reply, cards: [...grown.cards, ...reply.cards] }
}

/** More weeks of hours that were agreed: a new draft that grows out of them. For whoever asked and their team. */
const startExtension = async (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  if (!request.requesters.includes(person.id) && person.team !== request.team) return told(notEntitled())
  const rule = allowanceOf(request.resource, it.spine.world(at))
  const draft = rule && extensionDraft(request, rule, { newId: it.newId, person, at })
  if (!draft) return told(notUnderstoodHere())
  await it.documents.put('draft', person.id, draft)
  const reply = await takeTurn({ kind: 'choice', draft: draft.id, act: 'go-on', answers: {} }, speaking, it)
  return { ...reply, cards: [...told(goesOn(request.family)).cards, ...reply.cards] }
}

/** The appeal against a decision: a new draft, filled in from the first. One that is sent or decided already says so. */
const startAppeal = async (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  const draft = appealStands(request, world)
    ? undefined
    : appealDraft(request, world, { newId: it.newId, person, at })
  if (!draft) return told(noAppeal(appealStands(request, world) ? 'already' : 'none'))
  await it.documents.put('draft', person.id, draft)
  return takeTurn({ kind: 'choice', draft: draft.id, act: 'go-on', answers: {} }, speaking, it)
}

/** What a head of service gave somebody to send, begun. Only for whoever it was given to. */
const sendGiven = async (request: Request, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  const draft = givenDraft(request, { newId: it.newId, person, at })
  if (!draft) return told(notEntitled())
  await it.documents.put('draft', person.id, draft)
  return takeTurn({ kind: 'choice', draft: draft.id, act: 'go-on', answers: {} }, speaking, it)
}

/** Acts that only a step's own card has: a press of one says where such a card is. */
const ON_STEP_CARDS: ReadonlySet<string> = new Set([
  'approve',
  'approve-part',
  'reject',
  'endorse',
  'consult',
  'ask',
  'refer',
  'confirm',
  'confirm-change',
  'not-confirm',
  'defer',
  'alternative',
  'rebook',
  'cannot-move',
  'move-hours',
])

/** A card pressed at an address that is not on record (a crash came before it could be) is redrawn from now on. */
const learnAddress = async (
  { at: address, button }: Pressed,
  by: string,
  request: Request,
  it: Receiving,
): Promise<void> => {
  if (!address || !ON_STEP_CARDS.has(button.act)) return
  const known = it.spine.state.cards.get(request.id) ?? []
  if (
    known.some(
      (one) => one.address.message === address.message && one.address.conversation === address.conversation,
    )
  )
    return
  const to = request.steps[button.step]?.shown.posts[0] ?? ''
  const sealed = { card: { step: button.step }, to, address }
  await it.spine.record([
    newEvent('card-posted', request.id, { by, at: it.now(), delivery: '' }, { sealed, private: {} }),
  ])
}
