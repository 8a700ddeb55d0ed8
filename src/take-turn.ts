import { z } from 'zod'
import type { Reply } from './chat/chat.ts'
import { refusedCards } from './conversation/command-outcome.ts'
import { converse } from './conversation/converse.ts'
import { readDraft } from './conversation/read-draft.ts'
import { sentCards } from './conversation/sent.ts'
import type { Draft, Turn, Turned } from './conversation/turn.ts'
import type { Person } from './people/directory.ts'
import type { Receiving, Speaking } from './receiving.ts'
import type { Command } from './request/command.ts'
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
  await it.documents.put('delivery', person.id, { delivery: delivery.delivery, reply })
  return reply
}

const answeredLast = z.object({ delivery: z.string(), reply: z.custom<Reply>() })

const answerTurn = async (heard: Turn['heard'], speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.all(), it.families)
  const draft = readDraft(await it.documents.get('draft', person.id))
  const turned = converse({ person, heard, draft, known, at, newId: it.newId })
  if (turned.command) return carryOut(turned, turned.command, draft, speaking, it)
  await saveDraft(person, draft, turned.draft, it)
  if (turned.tell) await it.tellPost(turned.tell.post, turned.tell.words, person.id)
  const { cards, redraw, mistakes } = turned
  return { cards, ...(redraw && { redraw }), ...(mistakes && { mistakes }) }
}

/** The draft goes only once its command is on record: a crash between the two leaves something to press again, never nothing. */
const carryOut = async (
  turned: Turned,
  command: Command,
  draft: Draft | undefined,
  { person, delivery, at }: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: delivery.delivery })
  const world = it.spine.world(at)
  const known = knownFor(person, world, it.all(), it.families)
  const request = world.request(command.request)
  if (handled.refused)
    return { cards: refusedCards(handled.refused, { command, person, at, known, request }) }
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
