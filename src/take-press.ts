import type { Pressed, Reply } from './chat/chat.ts'
import { recordedCards, refusedCards } from './conversation/command-outcome.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import type { Card } from '../cards/card.ts'
import type { World } from './request/world.ts'
import { commandOf } from './request/button-command.ts'
import type { Command, CommandRefused } from './request/command.ts'
import { mayAct } from './request/may-act.ts'
import { reportOf } from './request/report-decision.ts'
import { activeSteps, type Request } from './request/request.ts'
import { countedPence } from './request/used.ts'
import { checkFirst, checkedPress, fitToKeep, KEEP_ACT, saidLeftOut } from './fit-to-keep.ts'
import { isTheirCopy, learnAddress } from './learn-address.ts'
import { startDraft } from './start-draft.ts'
import { takeTurn } from './take-turn.ts'
import { filedCard } from './views/case-file.ts'
import { knownFor } from './views/known.ts'
import { askWhy, reasonIn, recordLook } from './looks.ts'
import { mayLookAt } from './views/may-look.ts'
import { answerLook, LOOKS, type Look } from './views/private-answers.ts'
import { triedWords } from './views/tried-words.ts'
import { rightTold } from './words/appeal.ts'
import { askedToConfirm, confirmedNow, keptNow } from './words/used.ts'
import { notEntitled, notUnderstoodHere } from './words/private-answers.ts'

/** A button of a request's card: a look at it, or a command. */
export const takePress = async (pressed: Pressed, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const { id, act } = pressed.button
  const world = it.spine.world(speaking.at)
  const request = world.request(id)
  const look = LOOKS.find((one) => one === act)
  if (look && request) return looked(look, request, pressed, speaking, it)
  const started = request && startDraft(act, request, speaking, it)
  if (started) return started
  if (act === 'changed-team' && request)
    return takeTurn(
      { kind: 'choice', draft: '', act: `changed-team:${id}`, answers: pressed.answers },
      speaking,
      it,
    )
  if (act === KEEP_ACT) {
    const checked = await checkedPress(id, speaking, it)
    return checked ? carryOut(checked, pressed, speaking, it) : told(notUnderstoodHere())
  }
  const command = commandOf(pressed)
  if (!command) return told(notUnderstoodHere())
  const fit = fitToKeep(command, speaking, it)
  const check = await checkFirst(fit, speaking, it)
  if (check) return check
  const reply = await carryOut(fit.command, pressed, speaking, it)
  return { ...reply, cards: [...reply.cards, ...saidLeftOut(fit)] }
}

const carryOut = async (
  command: Command,
  pressed: Pressed,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const { person, at } = speaking
  const handled = await it.spine.handle(command, { by: person.id, at, delivery: pressed.delivery })
  const world = it.spine.world(at)
  const request = world.request(command.request)
  if (request && command.kind === 'press' && isTheirCopy(handled.refused, request, pressed, speaking, world))
    await learnAddress(pressed, person.id, request, it)
  const outcome = { command, person, at, known: knownFor(person, world, it.finding, it.families), request }
  if (handled.refused)
    return {
      cards: [
        ...refusedCards(handled.refused, outcome),
        ...(await nowStands(handled.refused, request, speaking, it)),
      ],
    }
  const tried = request && triedAnswer(command, request, world)
  if (tried) return told(tried)
  const used = request && usedAnswer(command, request)
  if (used) return told(used)
  if (command.kind === 'tell-right') return told(rightTold(request?.toldRight ?? at))
  return command.kind === 'file' && request
    ? { cards: [filedCard(request, world, at)] }
    : { cards: recordedCards(outcome) }
}

const triedAnswer = (command: Command, request: Request, world: World) =>
  command.kind === 'press' && (command.act === 'spoke-to' || command.act === 'no-answer')
    ? triedWords(request, command.step, world)
    : undefined

const usedAnswer = (command: Command, request: Request) => {
  if (command.kind === 'say-used')
    return askedToConfirm(command.used?.pence ?? 0, countedPence(request), undefined)
  if (command.kind !== 'answer-used') return undefined
  return command.accept ? confirmedNow(request.usedLower?.pence ?? 0) : keptNow()
}

/** After an old card, how it stands now: a look like any other, so on record, and not for those who have to say why. */
const nowStands = async (
  { why }: CommandRefused,
  request: Request | undefined,
  speaking: Speaking,
  it: Receiving,
): Promise<readonly Card[]> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  if (why !== 'stale' || !request || mayLookAt('see-reasons', request, person.id, world) !== 'yes') return []
  await recordLook({ at: 'see-reasons', allowed: true, request: request.id }, speaking, it)
  return answerLook('see-reasons', request, 0, person.id, world)
}

/** A look at a request: answered in private to those entitled, and on record either way. */
const looked = async (
  look: Look,
  request: Request,
  { button, answers }: Pressed,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> => {
  const { person, at } = speaking
  const world = it.spine.world(at)
  const may = mayLookAt(look, request, person.id, world)
  const reason = reasonIn(answers)
  if (may === 'with-reason' && reason === undefined) return { cards: askWhy(button) }
  const allowed = may !== 'no'
  await recordLook(
    { at: look, allowed, request: request.id, ...(reason !== undefined && { reason }) },
    speaking,
    it,
  )
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
  const place = { kind: 'private', account: delivery.account } as const
  // What they are said to have decided is on a card of their own.
  const reported = activeSteps(request).find((step) => reportOf(request, step, person.id))
  if (reported !== undefined) {
    await it.copyTo(place, request, reported, person.id)
    return { cards: [] }
  }
  const theirs = activeSteps(request).find((step) => !('why' in mayAct(request, step, person.id, world)))
  if (theirs === undefined) return { cards: answerLook('see-reasons', request, 0, person.id, world) }
  const to = request.steps[theirs]?.posts[0]
  if (to !== undefined) await it.copyTo(place, request, theirs, to)
  return { cards: [] }
}
