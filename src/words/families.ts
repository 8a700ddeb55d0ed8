import type { FamiliesRefused } from '../request/merge-families.ts'
import { pounds } from '../views/format.ts'
import { firstName, list } from './grammar.ts'
import { partingRefused } from './parted.ts'
import { join, say, type Text } from './text.ts'

/** What the bot says about families: new ones, merged ones, and those that change hands. */

export const BUTTONS = {
  searched: 'I searched for both',
  searchedElse: 'Somebody else searched',
  notSearched: 'Not searched yet',
  merge: 'They are one family',
  handOver: 'Hand over',
  leaveIt: 'Leave it',
  confirm: 'It is new',
} as const

/** Before a family opens with nothing spent: it may be an old one under another reference (RC-38). */
export const matchCheck = (reference: string): Text =>
  say`Before I add **${reference}**: has the case system been searched for the child, and for the address? An old family must not begin again at nothing.`
export const whoSearched = 'Who searched?'
export const searchFirst = (reference: string): Text =>
  say`Please search the case system for the child and the address first, or ask business support to. I've kept what you typed for **${reference}**; tell me "searched both" when it is done.`

/** On the card of whoever decides. */
export const newFamilyRow = ({
  family,
  by,
  on,
  governance,
}: {
  readonly family: string
  readonly by: string | undefined
  readonly on: string
  readonly governance: readonly string[]
}): Text =>
  join([
    by === undefined
      ? say`New to the bot since ${on}, and **nobody has searched** whether it is an old one. Not confirmed yet.`
      : say`New to the bot since ${on}. Child and address searched by ${by}. Not confirmed yet that it is no old one.`,
    confirmsIt(family, governance),
    say`If it is an old one, tell me "${family} is not new, it's" and the right reference.`,
  ])
/** Who confirms a new family, and how: they were told when it was added. */
const confirmsIt = (family: string, governance: readonly string[]): Text =>
  governance.length === 0
    ? say`Nobody is named for governance on the people list, so nobody can confirm it: please tell whoever keeps that list.`
    : say`${list(governance, 'or')} of governance confirms it, by telling me "${family} is new".`
export const notYoursToConfirm = (family: string, governance: readonly string[]): Text =>
  join([
    say`That a new family is no old one isn't yours to confirm, so nothing has changed.`,
    confirmsIt(family, governance),
  ])
export const NEW_FAMILY = 'New family'
export const newFamilyTold = (reference: string, by: string | undefined): Text =>
  by === undefined
    ? say`**${reference}** was added as a new family; the case system has not been searched. Once you have looked, say "${reference} is new", or "merge ${reference} into" the one it is.`
    : say`**${reference}** was added as a new family; ${by} searched for the child and the address. Once you have looked too, say "${reference} is new", or "merge ${reference} into" the one it is.`

export const confirmNew = (reference: string): Text =>
  say`**${reference}** stands as new. Confirm that it is no old family under another reference?`
export const confirmedNew = (reference: string): Text =>
  say`${reference} is confirmed. Its cards no longer call it new.`
export const whyConfirm = 'What did you look at?'

export const takenForMerged = (old: string, stays: string): Text =>
  say`${old} was merged into **${stays}**, so I've taken this for ${stays}.`

/** "Merge F6309 into F6301?" with what each has had. */
export const mergeThem = (from: string, into: string): Text =>
  say`Merge **${from}** into **${into}**? From then on their totals, weeks and history count as one, and a request for ${from} is taken for ${into}. Nothing that was decided changes.`
/** Whoever may not merge is told before they are asked for anything. */
export const notYoursToMerge = (families: readonly string[], who: readonly string[]): Text =>
  who.length === 0
    ? say`Saying that ${list(families)} are one family is for the team manager, and nobody holds that post. Nothing has changed. Please tell whoever keeps the people list.`
    : say`Saying that ${list(families)} are one family isn't yours to do, because it moves their totals. ${list(who, 'or')} can. Nothing has changed: please tell one of them how you know.`
export const whyOne = 'How do you know that they are one family?'
export const whichStays = (one: string, other: string): Text =>
  say`Which reference stays, **${one}** or **${other}**?`
export const stays = (reference: string): string => `${reference} stays`
export const merged = (from: string, into: string): Text =>
  say`${from} and ${into} are one family from now on, as **${into}**. Their line is told.`
export const mergedTold = (from: string, into: string, by: string, reasons: string): Text =>
  say`${by} merged **${from}** into **${into}**: "${reasons}" They count as one from now on. Nothing that was decided changes.`
export const mergedOver = (
  family: string,
  pence: number,
  says: string,
  { limit, who }: { readonly limit: number; readonly who: string | undefined },
): Text =>
  who === undefined
    ? say`Together **${family}** has had **${pounds(pence)}** ${says}, more than ${pounds(limit)}: nobody in the matrix can agree more.`
    : say`Together **${family}** has had **${pounds(pence)}** ${says}, more than ${pounds(limit)}: from now on ${who} must agree anything more.`

export const countedMerged = (references: readonly string[]): Text =>
  say`Counted together with ${list(references)}, which was merged with it.`

/** "Hand over F2201 to Mia Dunn?" */
export const handThemOver = (
  families: readonly string[],
  to: string,
  { requests, drafts }: { readonly requests: number; readonly drafts: boolean },
): Text => {
  const open =
    requests === 0
      ? 'No request is open.'
      : requests === 1
        ? 'One request goes with it: its messages, reminders and conditions.'
        : `${String(requests)} requests go with it: their messages, reminders and conditions.`
  const draft = drafts ? ` What you've half typed stays here: finish it, or say cancel.` : ''
  const nor =
    requests === 0
      ? ''
      : ` Whoever asked may still not decide ${requests === 1 ? 'it' : 'them'}, and neither may ${firstName(to)}.`
  return say`Hand over **${which(families)}** to **${to}**? ${open}${nor}${draft}`
}
const which = (families: readonly string[]): string =>
  families.length === 0
    ? 'the requests'
    : families.length <= 6
      ? list(families)
      : `${String(families.length)} families`
export const handedOver = (families: readonly string[], to: string): Text =>
  say`${which(families)} ${families.length === 1 ? 'is' : 'are'} with **${to}** now, who has been told.`
export const yoursNow = (families: readonly string[], by: string, requests: readonly string[]): Text =>
  say`**${which(families)}** ${families.length === 1 ? 'is' : 'are'} yours now: ${by} handed ${families.length === 1 ? 'it' : 'them'} over.${requests.length === 0 ? ' Nothing is open.' : ` Still going on: ${requests.join('; ')}.`}`
/** A worker of another team has them now: what moves, and what does not by that alone. */
export const handedAcross = (it: {
  readonly families: readonly string[]
  readonly by: string
  readonly to: string
  readonly from: string
  readonly into: string
}): Text =>
  join([
    say`${it.by} handed **${which(it.families)}** over to **${it.to}** of ${it.into}.`,
    say`${it.to} is the worker now, and gets the messages, reminders and conditions of what is open.`,
    teamStays(it.families, it.from),
  ])
export const teamStays = (families: readonly string[], team: string): Text =>
  say`The team stays **${team}**, and with it who agrees what is asked for ${which(families)}, open now or later. That changes only when the families list gives another team.`
export const severalCalled = (names: readonly string[]): Text =>
  say`I know several: ${list(names)}. Say the whole name, please.`
export const nobodyHas = (worker: string, families: readonly string[]): Text =>
  say`**${String(families.length)} ${families.length === 1 ? 'family' : 'families'} of ${worker}'s ${families.length === 1 ? 'has' : 'have'} nobody**: ${list(families.slice(0, 6))}${families.length > 6 ? ' and others' : ''}. ${worker} has left, or is no longer on the people list. Say "hand over ${families[0] ?? ''} to" and a name, or "hand over everything of ${worker}'s to" and a name.`

export const familiesRefused: Readonly<Record<FamiliesRefused['because'], (about: string) => Text>> = {
  'unknown-family': (family) => say`I don't know ${family}, so nothing has changed. Is there a slip in it?`,
  'not-in-line': (family) =>
    say`That is for ${family}'s team manager, somebody above them, or whoever keeps the register. Nothing has changed. Ask your team manager.`,
  'already-one': (family) => say`They count as one already, as ${family}. Nothing has changed.`,
  ...partingRefused,
  'same-reference': (family) => say`That is ${family} both times. Nothing has changed. Which is the other?`,
  'not-new': (family) => say`${family} isn't new: it is on the families' list. Nothing has changed.`,
  'nobody-called': (name) =>
    say`I don't know ${name}, so nothing has changed. Say the name as it stands on the people list.`,
  'not-here': (name) =>
    say`${name} isn't here today by the people list: they have left, or haven't started. Nothing has changed. Hand it over to somebody who is here.`,
  'theirs-already': (family) => say`${family} is with them already. Nothing has changed.`,
  'decides-for-it': (family) =>
    say`They have something of ${family} to decide, or agreed it, and nobody decides what they ask for. Nothing has changed. Hand it over to somebody else, or once that is decided.`,
  'lower-figure': (of) =>
    say`The list has less for ${of} than is on record, which would lower a total. Nothing has changed. A second person in governance has to agree to it.`,
  'nothing-to-hand': (name) =>
    say`Nothing is with ${name === '' ? 'you' : name}, so there is nothing to hand over.`,
}
