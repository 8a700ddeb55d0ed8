import type { LastChance } from '../ledger/service-end.ts'
import { day } from '../views/format.ts'
import { capital, list, sectionWords } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { nameAndPost, type Who } from './who.ts'

/** What is said as hours that were agreed come to their end: what more weeks need, that they ended, that somebody has to say so. */

/** "Extend F3107". */
export const extendButton = (family: string): string => `Extend ${family}`

type Service = {
  /** "crisis family support". */
  readonly what: string
  readonly family: string
  /** A London date. */
  readonly lastDay: string
}

/** What stands between it and more weeks. */
export type More =
  | { readonly kind: 'none-left'; readonly section: string }
  /** Asked for and waiting: its reference, and whom it is with. */
  | { readonly kind: 'asked'; readonly reference: string; readonly decider: Who }
  | {
      readonly kind: 'to-ask'
      readonly section: string
      readonly decider: Who
      readonly worker: string
      readonly panel: string | undefined
      readonly chance: LastChance | undefined
      readonly today: string
    }

/** Before the last day. `toDecider`: it is read by who would agree more. */
export const endsSoon = ({ what, family, lastDay }: Service, more: More, toDecider: boolean): Text =>
  join([
    say`**${capital(what)} for ${family} ends on ${day(lastDay)}.** It doesn't go on by itself.`,
    needed(more, toDecider),
  ])

const needed = (more: More, toDecider: boolean): Text => {
  switch (more.kind) {
    case 'none-left':
      return say`It has had all the weeks that the policy allows (${sectionWords(more.section)}).`
    case 'asked':
      return toDecider
        ? say`More weeks are asked for (${more.reference}) and wait for your decision.`
        : say`More weeks are asked for (${more.reference}) and are with ${nameAndPost(more.decider)}. They aren't agreed yet.`
    case 'to-ask':
      return join([toAsk(more, toDecider), chanceWords(more)])
  }
}

const toAsk = (
  { section, decider, worker, panel }: Extract<More, { kind: 'to-ask' }>,
  toDecider: boolean,
): Text => {
  const application = panel === undefined ? '' : `, with an application to ${panel} on record`
  const missing =
    panel === undefined ? 'No more weeks are asked for.' : `I have no application to ${panel} on record.`
  return toDecider
    ? say`More weeks have to be asked for by ${worker} and agreed by you before then${application} (${sectionWords(section)}). ${missing}`
    : say`More weeks have to be agreed by ${nameAndPost(decider)} before then${application} (${sectionWords(section)}). ${missing}`
}

const chanceWords = ({ panel, chance, today }: Extract<More, { kind: 'to-ask' }>): Text => {
  if (panel === undefined) return []
  if (chance === undefined)
    return say`I have no date for a ${panel} before then: please ask its co-ordinator.`
  return chance.papersBy >= today
    ? say`The last ${panel} before then is **${day(chance.sitting)}**, with papers in by **${day(chance.papersBy)}**.`
    : say`The papers for the last ${panel} before then, ${day(chance.sitting)}, had to be in by ${day(chance.papersBy)}: please ask its co-ordinator today if it has to go on.`
}

/** It ended: to whoever asked and whoever agreed it. */
export const hasEnded = (
  { what, family, lastDay }: Service,
  arranger: string,
  asked: string | undefined,
): Text =>
  join([
    say`**${capital(what)} for ${family} ended on ${day(lastDay)}.** No hours are agreed after that.`,
    asked === undefined ? [] : say`The weeks asked for (${asked}) aren't agreed yet.`,
    say`I've asked ${arranger} to confirm that it stopped.`,
  ])

/** To whoever arranges it. */
export const pleaseConfirmStopped = ({ what, family, lastDay }: Service): Text =>
  say`**${capital(what)} for ${family} ended on ${day(lastDay)}**, and nothing more is agreed. Please check that it has stopped, and tell me its last day.`

/** To whoever can put it on record, where those who arrange it aren't on chat. */
export const askThem = (who: readonly string[]): Text =>
  say`${capital(list(who))} can tell you: ask them, and put what they say on record here.`

export const stillToConfirm = ({ what, family, lastDay }: Service): Text =>
  say`Nobody has confirmed yet that ${what} for ${family} stopped. It was agreed until **${day(lastDay)}** and no longer. Please check, and tell me its last day.`

/** Nobody confirmed it: to whoever agreed it and whoever asked. */
export const notConfirmed = ({ what, family, lastDay }: Service, arranger: string): Text =>
  say`${arranger} hasn't confirmed that ${what} for ${family} stopped. It was agreed until **${day(lastDay)}**, and no hours are agreed after that. Please ask them whether somebody still goes there.`
