import type { Announcer } from './announce.ts'
import { toldCard } from '../cards/told-card.ts'
import type { Delivery, Pressed, Receive, Reply, Said } from './chat/chat.ts'
import { draftFrom } from './conversation/ask-again.ts'
import { converse } from './conversation/converse.ts'
import { recordedCards, refusedCards } from './conversation/command-outcome.ts'
import { sentCards } from './conversation/sent.ts'
import type { Draft, Turn, Turned } from './conversation/turn.ts'
import { readDraft } from './conversation/read-draft.ts'
import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import { personOf, type Person } from './people/directory.ts'
import type { Family } from './people/family.ts'
import { PRESS_ACTS, type Command } from './request/command.ts'
import { newEvent } from './request/new-event.ts'
import { mayAct } from './request/may-act.ts'
import { activeSteps, type Request } from './request/request.ts'
import type { Documents } from './store/store.ts'
import { mayRead } from './views/may-read.ts'
import { knownFor } from './views/known.ts'
import { answerLook, LOOKS } from './views/private-answers.ts'
import { notEntitled, notUnderstoodHere, onFile, unknownPerson } from './words/private-answers.ts'
import { ON_A_LOCKED_TELEPHONE } from './words/small.ts'
import type { Text } from './words/text.ts'

type Receiving = {
  readonly spine: Spine
  readonly documents: Documents
  readonly all: () => readonly Request[]
  readonly families: () => Iterable<Family>
  readonly copyTo: Announcer['copyTo']
  readonly now: () => string
  readonly newId: () => string
  readonly log: Log
}

/** How many deliveries are remembered with their answers, so that the same one again is answered and not done again. */
const REMEMBERED = 5_000

/**
 * The door from every chat: who it is, what they said or pressed, what came of it. A conversation's draft is on disk
 * before the answer goes back, and a command's events before it is acknowledged.
 */
export const receiver = (it: Receiving): Receive => {
  const answered = new Map<string, Promise<Reply>>()
  const turns = new Map<string, Promise<unknown>>()

  /** One thing at a time for each person: a second message never overtakes the first. */
  const inTurn = (key: string, act: () => Promise<Reply>): Promise<Reply> => {
    const before = turns.get(key) ?? Promise.resolve()
    const reply = before.catch(() => undefined).then(act)
    turns.set(key, reply)
    void reply.catch(() => undefined).finally(() => turns.get(key) === reply && turns.delete(key))
    return reply
  }

  return (delivery) => {
    const { platform, workspace, user } = delivery.account
    const key = `${platform} ${workspace} ${user} ${delivery.delivery}`
    const before = answered.get(key)
    if (before) return before
    const reply = inTurn(`${platform} ${workspace} ${user}`, () => answer(delivery, it))
    answered.set(key, reply)
    void reply.catch(() => answered.delete(key))
    if (answered.size > REMEMBERED) answered.delete([...answered.keys()][0] ?? '')
    return reply
  }
}

const told = (...paragraphs: readonly Text[]): Reply => ({
  cards: [toldCard(ON_A_LOCKED_TELEPHONE, paragraphs)],
})

const answer = async (delivery: Delivery, it: Receiving): Promise<Reply> => {
  const person = personOf(it.spine.world(it.now()).directory, delivery.account)
  if (!person) {
    it.log.warn('a delivery from an account that belongs to nobody here', {
      platform: delivery.account.platform,
      delivery: delivery.delivery,
    })
    return told(unknownPerson())
  }
  switch (delivery.kind) {
    case 'opened':
      return talk({ kind: 'text', text: 'help', files: false }, person, delivery, it)
    case 'said':
      return talk({ kind: 'text', text: delivery.text, files: delivery.files }, person, delivery, it)
    case 'pressed':
      return delivery.button.on === 'draft'
        ? talk(
            {
              kind: 'choice',
              draft: delivery.button.id,
              act: delivery.button.act,
              answers: delivery.answers,
            },
            person,
            delivery,
            it,
          )
        : pressed(delivery, person, it)
  }
}

/** One turn of conversation: the draft is saved, then the command carried out, and only then the bot speaks. */
const talk = async (
  heard: Turn['heard'],
  person: Person,
  delivery: Said | Delivery,
  it: Receiving,
): Promise<Reply> => {
  const at = it.now()
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.all(), it.families)
  const draft = readDraft(await it.documents.get('draft', person.id))
  const turned = converse({ person, heard, draft, known, at, newId: it.newId })
  if (!turned.command) {
    await saveDraft(person, draft, turned.draft, it)
    return { cards: turned.cards }
  }
  return carryOut(turned, turned.command, { person, delivery, at, draft }, it)
}

type Speaking = {
  readonly person: Person
  readonly delivery: Delivery
  readonly at: string
  readonly draft: Draft | undefined
}

/** The draft goes only once its command is on record: a crash between the two leaves something to press again, never nothing. */
const carryOut = async (
  turned: Turned,
  command: Command,
  { person, delivery, at, draft }: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: delivery.delivery })
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.all(), it.families)
  if (handled.refused) {
    return {
      cards: refusedCards(handled.refused, {
        command,
        person,
        at,
        known,
        request: 'request' in command ? world.request(command.request) : undefined,
      }),
    }
  }
  await saveDraft(person, draft, turned.draft, it)
  return { cards: [...(command.kind === 'submit' ? sentCards(command, { at, known }) : []), ...turned.cards] }
}

const saveDraft = async (
  person: Person,
  before: Draft | undefined,
  after: Draft | undefined,
  it: Receiving,
): Promise<void> => {
  if (before !== after) await it.documents.put('draft', person.id, after)
}

/** A button of a request's card: a look, or a command. */
const pressed = async (delivery: Pressed, person: Person, it: Receiving): Promise<Reply> => {
  const { id, step, version, act } = delivery.button
  const at = it.now()
  const request = it.spine.world(at).request(id)
  const look = LOOKS.find((one) => one === act)
  if (look && request) return { cards: answerLook(look, request, step, person.id, it.spine.world(at)) }
  if (act === 'open' && request) return opened(request, { person, delivery, at }, it)
  if (act === 'again' && request?.requesters.includes(person.id))
    return askAgain(request, { person, delivery, at }, it)
  const command = commandOf(delivery, id, { step, version, act })
  if (!command) return told(notUnderstoodHere())
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: delivery.delivery })
  const world = it.spine.world(at)
  const after = world.request(id)
  if (after && command.kind === 'press') await learnAddress(delivery, person.id, after, it)
  const outcome = {
    command,
    person,
    at,
    known: knownFor(person, world, it.all(), it.families),
    request: after,
  }
  if (handled.refused) return { cards: refusedCards(handled.refused, outcome) }
  return command.kind === 'file' && after ? told(onFile(after.family)) : { cards: recordedCards(outcome) }
}

/** To whoever can decide it, the whole card in private: one more copy, redrawn with all the others. To others entitled, how it stands. */
const opened = async (
  request: Request,
  { person, delivery, at }: Omit<Speaking, 'draft'>,
  it: Receiving,
): Promise<Reply> => {
  const world = it.spine.world(at)
  if (!mayRead(request, person.id, world)) return told(notEntitled())
  const theirs = activeSteps(request).find((step) => !('why' in mayAct(request, step, person.id, world)))
  if (theirs === undefined) return { cards: answerLook('see-reasons', request, 0, person.id, world) }
  await it.copyTo({ kind: 'private', account: delivery.account }, request, theirs)
  return { cards: [] }
}

/** Change it and ask again: a new draft with what the earlier request knew. */
const askAgain = async (
  request: Request,
  { person, delivery, at }: Omit<Speaking, 'draft'>,
  it: Receiving,
): Promise<Reply> => {
  const draft = draftFrom(request, { newId: it.newId, person, at })
  await it.documents.put('draft', person.id, draft)
  return talk({ kind: 'choice', draft: draft.id, act: 'change', answers: {} }, person, delivery, it)
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
])

/** A card pressed at an address that was never noted (its posting was recorded by nobody before a crash) is redrawn from now on. */
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
      (card) =>
        card.address.message === address.message && card.address.conversation === address.conversation,
    )
  )
    return
  const to = request.steps[button.step]?.shown.posts[0] ?? ''
  const sealed = { card: { step: button.step, copy: true } as const, to, address }
  await it.spine.record([
    newEvent('card-posted', request.id, { by, at: it.now(), delivery: '' }, { sealed, private: {} }),
  ])
}

const commandOf = (
  delivery: Pressed,
  request: string,
  { step, version, act }: { readonly step: number; readonly version: number; readonly act: string },
): Command | undefined => {
  if (act === 'file') return { kind: 'file', request }
  const pressAct = PRESS_ACTS.find((one) => one === act)
  return pressAct && { kind: 'press', request, step, version, act: pressAct, answers: delivery.answers }
}
