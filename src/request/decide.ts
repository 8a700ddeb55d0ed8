import { bookItems } from '../panel/book-items.ts'
import { publishAgenda } from '../panel/publish.ts'
import { answer } from './answer.ts'
import { tellRight, withAppealed } from './appeal.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import { correct } from './correct.ts'
import { answerCover, askCover, endCover } from './cover.ts'
import type { Event } from './event.ts'
import { file } from './file.ts'
import { linkAccount, unlinkAccount } from './link-account.ts'
import { confirmList, refuseOldList } from './people-list.ts'
import { handOver } from './hand-over.ts'
import { giveToSend } from './hours/give-to-send.ts'
import { confirmFamily, mergeFamilies } from './merge-families.ts'
import { agreeParting, partFamilies } from './part-families.ts'
import { press } from './press.ts'
import { withOwnDecision } from './record-own.ts'
import { recordOpening } from './record-opening.ts'
import { reportDecision } from './report-decision.ts'
import { submit } from './submit.ts'
import { adoptChange, declineChange, proposeChange } from './rules.ts'
import { remindCover } from '../time/covers-due.ts'
import { fallDue } from '../time/fall-due.ts'
import { warnList } from '../time/list-due.ts'
import { watch } from '../time/watch.ts'
import { confirmUsed, sayUsed } from './used.ts'
import { withdraw } from './withdraw.ts'
import type { World } from './world.ts'

/** What a command comes to: the events to record, and why it was refused where it was. A refusal may itself be recorded. */
export type Decided = { readonly events: readonly Event[]; readonly refused?: CommandRefused }

/** Decides a command against the world as it stands. Pure: nothing is written, nothing is thrown for a person's mistake. */
export const decide = (command: Command, given: Given, world: World): Decided =>
  bookItems(withAppealed(decideOne(command, given, world), given, world), given, world)

const decideOne = (command: Command, given: Given, world: World): Decided => {
  const old = refuseOldList(command, given, world)
  if (old) return old
  switch (command.kind) {
    case 'submit':
      return withOwnDecision(submit(command, given, world), command, given, world)
    case 'report-decision':
      return reportDecision(command, given, world)
    case 'correct':
      return correct(command, given, world)
    case 'withdraw':
      return withdraw(command, given, world)
    case 'answer':
      return answer(command, given, world)
    case 'file':
      return file(command, given, world)
    case 'watch':
      return watch(command, given, world)
    case 'fall-due':
      return fallDue(command, given, world)
    case 'give-to-send':
      return giveToSend(command, given, world)
    case 'tell-right':
      return tellRight(command, given, world)
    case 'say-used':
      return sayUsed(command, given, world)
    case 'answer-used':
      return confirmUsed(command, given, world)
    case 'ask-cover':
      return askCover(command, given, world)
    case 'answer-cover':
      return answerCover(command, given, world)
    case 'end-cover':
      return endCover(command, given, world)
    case 'remind-cover':
      return remindCover(command, given, world)
    case 'link-account':
      return linkAccount(command, given, world)
    case 'unlink-account':
      return unlinkAccount(command, given, world)
    case 'confirm-list':
      return confirmList(command, given, world)
    case 'warn-list':
      return warnList(command, given, world)
    case 'merge-families':
      return mergeFamilies(command, given, world)
    case 'part-families':
      return partFamilies(command, given, world)
    case 'agree-parting':
      return agreeParting(command, given, world)
    case 'confirm-family':
      return confirmFamily(command, given, world)
    case 'hand-over':
      return handOver(command, given, world)
    case 'record-opening':
      return recordOpening(command, given, world)
    case 'propose-change':
      return proposeChange(command, given, world)
    case 'adopt-change':
      return adoptChange(command, given, world)
    case 'decline-change':
      return declineChange(command, given, world)
    case 'press':
      return press(command, given, world)
    case 'publish-agenda':
      return publishAgenda(command, given, world)
  }
}
