import { z } from 'zod'
import type { Reply } from './chat/chat.ts'
import { refusedCards } from './conversation/command-outcome.ts'
import { converse } from './conversation/converse.ts'
import { fitDraft } from './conversation/fit-draft.ts'
import { readDraft } from './conversation/read-draft.ts'
import { ownRecorded } from './conversation/own-recorded.ts'
import { sentCards } from './conversation/sent.ts'
import type { Draft, Known, Turn, Turned } from './conversation/turn.ts'
import { oldListNotice } from './conversation/hear-people.ts'
import { fitToKeep, saidLeftOut } from './fit-to-keep.ts'
import { carryOutLook, recordLook } from './looks.ts'
import { isTooOld } from './people/list.ts'
import type { Receiving, Speaking } from './receiving.ts'
import type { Command } from './request/command.ts'
import { activeSteps, type Request } from './request/request.ts'
import { fitText, type Fit, type KeptBeside } from './request/without-names.ts'
import type { World } from './request/world.ts'
import { StoreFailed } from './store/store.ts'
import { knownFor } from './views/known.ts'

/**
 * One turn of conversation: the draft is saved, then the command carried out, and only then the bot speaks. The last
 * delivery is kept with its answer, so that the same one again, after a restart too, is answered and not done again.
 */
export const takeTurn = async (heard: Turn['heard'], speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, delivery } = speaking
  const last = answeredLast.safeParse(await it.documents.get('delivery', person.id)).data
  if (last?.delivery === delivery.delivery) return last.reply
  const reply = await answerTurn(heard, speaking, it)
  const stored = replyToKeep(reply, besideOf(speaking, it))
  const kept = { delivery: delivery.delivery, at: speaking.at, reply: stored }
  await afterwards(() => it.documents.put('delivery', person.id, kept), speaking, it)
  return reply
}

/** What was done is on the disk by now: that its answer can't be kept beside it must not be told as if it were not. */
const afterwards = async (
  keep: () => Promise<void>,
  { delivery: { delivery } }: Speaking,
  it: Receiving,
): Promise<void> => {
  try {
    await keep()
  } catch (error) {
    if (!(error instanceof StoreFailed)) throw error
    it.log.error('what was recorded could not be noted beside the register', error, { delivery })
  }
}

const answeredLast = z.object({ delivery: z.string(), reply: z.custom<Reply>() })

const answerTurn = async (heard: Turn['heard'], speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.finding, it.families)
  const draft = readDraft(await it.documents.get('draft', person.id))
  const turned = converse({ person, heard, draft, known, at, newId: it.newId })
  if (turned.command) return carryOut(turned, turned.command, { heard, draft }, speaking, it)
  await saveDraft(speaking, draft, turned.draft, it)
  if (turned.tell) await it.tellPost(turned.tell.post, turned.tell.words, person.id)
  await recordTotal(draft, turned.draft, known, speaking, it)
  const looked = turned.look ? await carryOutLook(turned.look, speaking, it) : []
  const { redraw, mistakes } = turned
  const cards = [...turned.cards, ...looked]
  return { cards, ...(redraw && { redraw }), ...(mistakes && { mistakes }) }
}

/** The draft goes only once its command is on record: a crash between the two leaves something to press again, never nothing. */
const carryOut = async (
  turned: Turned,
  command: Command,
  { heard, draft }: { readonly heard: Turn['heard']; readonly draft: Draft | undefined },
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const { person, delivery, at } = speaking
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: delivery.delivery })
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.finding, it.families)
  const request = world.request(command.request)
  if (handled.refused)
    return { cards: refusedCards(handled.refused, { command, person, at, known, request }) }
  await afterwards(() => saveDraft(speaking, draft, turned.draft, it), speaking, it)
  return {
    cards: [
      ...saidLeftOut(fitOfSaid(heard, command, speaking, it)),
      ...(command.kind === 'submit'
        ? (ownRecorded(command, request, world) ?? sentCards(command, { at, known, typist: person.id }))
        : []),
      ...turned.cards,
      ...(command.kind === 'submit' && request ? oldList(request, world, at) : []),
    ],
    ...(turned.redraw && { redraw: turned.redraw }),
  }
}

/** An answer, a reason or a change goes on record as it was typed, less what is never kept: whoever typed it hears which. */
const fitOfSaid = (heard: Turn['heard'], { kind }: Command, speaking: Speaking, it: Receiving): Fit => {
  const isKept = heard.kind === 'text' && (kind === 'answer' || kind === 'withdraw' || kind === 'correct')
  const answer = isKept ? heard.text : ''
  return fitToKeep({ kind: 'answer', request: '', answer }, speaking, it)
}

/** A draft that tells a family's total is a look at it: once for each draft and family. */
const recordTotal = async (
  before: Draft | undefined,
  after: Draft | undefined,
  known: Known,
  speaking: Speaking,
  it: Receiving,
): Promise<void> => {
  const family = after?.family
  if (!after || family === undefined || !known.family(family) || !known.mayReadTotal(family)) return
  const counts = known.router.policy.resources.get(after.resource ?? '')?.ledger !== undefined
  const isSame = before?.id === after.id && before.family === family && before.resource === after.resource
  if (counts && !isSame) await recordLook({ at: 'total', allowed: true, family }, speaking, it)
}

const besideOf = ({ at }: Speaking, { spine }: Receiving): KeptBeside => {
  const { router, directory } = spine.world(at)
  return { policy: router.policy, directory }
}

/** The answer as it is kept, to be given again: what somebody typed stands in it without names. */
const replyToKeep = (reply: Reply, beside: KeptBeside): unknown =>
  JSON.parse(JSON.stringify(reply), (key, value: unknown) =>
    (key === 'text' || key === 'value') && typeof value === 'string' ? fitText(value, beside) : value,
  )

/** Sent all the same, though nobody can decide it with an old list of people: who to ring meanwhile. */
const oldList = (request: Request, world: World, at: string): Reply['cards'] =>
  world.list && isTooOld(world.list, at)
    ? [
        oldListNotice(
          activeSteps(request).flatMap((step) => request.steps[step]?.posts ?? []),
          world,
          at,
        ),
      ]
    : []

const saveDraft = async (
  speaking: Speaking,
  before: Draft | undefined,
  after: Draft | undefined,
  it: Receiving,
): Promise<void> => {
  if (before === after) return
  const { person } = speaking
  await it.documents.put('draft', person.id, after && fitDraft(after, besideOf(speaking, it)))
}
