import { day } from '../views/format.ts'
import { onceEach } from './same-title.ts'
import { list, moment } from './grammar.ts'
import type { Reached } from './people-list.ts'
import { join, say, type Text } from './text.ts'

/** Whose a chat account is: a code for whoever isn't known, and the administrator who says who they are. */

export const BUTTONS = { link: (name: string): string => `Yes, link ${name}`, no: "No, don't" } as const

const reached = ({ name, phone }: Reached): string => (phone === undefined ? name : `${name}, on ${phone}`)

/** To an account nobody has, that asked who it is. */
export const yourCode = (code: string, until: string, now: string, to: readonly Reached[]): Text =>
  join([
    say`I don't know this account yet. Your code is **${code}**, until ${moment(until, now)}.`,
    to.length === 0
      ? say`Read it to whoever looks after Who Agrees? in your council: they can tell me who you are.`
      : say`Ring **${list(to.map(reached), 'or')}**, and read it to them: they tell me who you are. Give it to nobody else.`,
  ])

export const tooManyCodes = (): Text =>
  say`I've given out as many codes as I may for now. Please try again in an hour, or ask whoever looks after Who Agrees? in your council to put you on the list.`

/** To an administrator, before an account is linked. `called`: what the chat calls them, which anybody can choose. */
export const linkThem = ({
  code,
  name,
  title,
  posts,
  chat,
  workspace,
  called,
  has,
}: {
  readonly code: string
  readonly name: string
  readonly title: string
  readonly posts: readonly string[]
  readonly chat: string
  readonly workspace: string
  readonly called: string | undefined
  /** They have an account on that chat already. */
  readonly has: boolean
}): Text =>
  join(
    [
      say`**Link code ${code} to ${name}, ${title}?** ${posts.length === 0 ? 'They hold no post of the matrix today.' : `From then on that account acts as ${list(onceEach(posts))}.`}`,
      say`What ${chat} vouches for: a full member of your own workspace (${workspace}).${called === undefined ? '' : ` It calls them "${called}", which is only a hint: names can be chosen.`}`,
      has ? say`${name} has another account in ${chat} already. Both would be theirs.` : [],
      say`Say yes only if ${name} read you this code and you know that it was them.`,
    ],
    '\n',
  )

export const linked = (name: string): Text =>
  say`Linked. ${name} can speak to me from that account now, and I've told them so.`

export const notLinked = (): Text => say`Fine, nothing is linked. The code no longer works.`

/** In the account itself. */
export const youAre = (name: string, by: string): Text =>
  say`**This account is ${name}'s now**: ${by} said so. If that isn't you, tell ${by} at once. Say "help" to see what I can do.`

/** To the same person where they were known before: nobody gets a second account behind their back. */
export const anotherAccount = (chat: string, by: Reached): Text =>
  say`**An account in ${chat} was linked to you just now** by ${by.name}. If you know nothing about it, ring ${reached(by)}, at once.`

export const noSuchCode = (code: string): Text =>
  say`I have no code ${code}: it was typed wrong, used, or is more than an hour old. Nothing is linked. They can ask me "who am I?" again for a new one.`

export const tooManyTries = (): Text =>
  say`That is more wrong codes than I take in an hour. Nothing is linked. Please try again later, with the code read out slowly.`

export const whichPerson = (said: string): Text =>
  say`I don't know "${said}" in the list of people. First name and surname as the list has them, please.`

export const severalPeople = (names: readonly string[]): Text =>
  say`There are several: ${list(names, 'or')}. Which one do you mean?`

export const nothingToUnlink = (name: string): Text =>
  say`${name} has no account that was linked here. What the people file itself says is changed there.`

export const whichAccount = (name: string): Text =>
  say`Which account is no longer ${name}'s? It stops at once.`

export const unlinked = (name: string): Text =>
  say`Done. That account is nobody's now, and ${name} can't use it here any more.`

/** Why it can't be linked, with what to do. */
export const cannotLink = {
  'not-administrator': (to: readonly Reached[]): Text =>
    to.length === 0
      ? say`Only an administrator can say whose an account is, and the list of people names none. Nothing is linked.`
      : say`Only an administrator can say whose an account is: ${list(to.map(reached), 'or')}. Nothing is linked.`,
  nobody: (): Text =>
    say`That person isn't in the list of people, so nothing is linked. They have to be put there first.`,
  left: (name: string): Text =>
    say`${name} isn't here today by the list of people, so nothing is linked. If the list is wrong, it has to be put right first.`,
  taken: (name: string): Text =>
    say`That account is ${name}'s already, and an account is one person's. Nothing is linked. If it has changed hands, say "unlink ${name}" first.`,
  'not-linked': (): Text => say`That account isn't linked any more, so nothing has changed.`,
} as const

/** What is held no more, and by whom it is held now. */
export type NoLonger = { readonly post: string; readonly now: string | undefined }

const noLonger = ({ post, now }: NoLonger): string =>
  now === undefined
    ? `You no longer hold ${post}; nobody does today`
    : `You no longer hold ${post}: ${now} does`

/** An account whose person has left. */
export const youLeft = (last: string, posts: readonly NoLonger[], ring: readonly Reached[]): Text =>
  join([
    say`By the list of people your last day was ${day(last)}, so I take nothing from this account, and nothing has changed.`,
    ...posts.map((one) => say`${noLonger(one)}.`),
    ring.length === 0 ? [] : say`If the list is wrong, ring ${list(ring.map(reached), 'or')}.`,
  ])

export const notHereYet = (first: string): Text =>
  say`By the list of people your first day is ${day(first)}. From then on I take what you ask and press; until then nothing has changed.`

/** Somebody who is still here presses a card of a post that has passed to others. */
export const heldUntil = (post: string, last: string, now: string | undefined): Text =>
  say`You no longer hold ${post}: you did until ${day(last)}. Nothing has changed.${now === undefined ? '' : ` ${now} has it.`}`

/** "Who am I?" */
export const whoYouAre = ({
  name,
  title,
  posts,
  covering,
  covered,
  above,
}: {
  readonly name: string
  readonly title: string
  readonly posts: readonly string[]
  /** "Anna Bright as Head of Service, Family Safeguarding". */
  readonly covering: readonly string[]
  /** Who covers them today. */
  readonly covered: readonly string[]
  readonly above: string | undefined
}): Text =>
  join(
    [
      say`You're **${name}**, ${title}.`,
      posts.length === 0
        ? say`You hold no post of the matrix today.`
        : say`Today you hold ${list(onceEach(posts))}.`,
      covering.length === 0 ? [] : say`You're covering ${list(covering)}.`,
      covered.length === 0
        ? []
        : say`${list(covered)} ${covered.length === 1 ? 'covers' : 'cover'} you today.`,
      above === undefined ? [] : say`The line above you: ${above}.`,
      say`If any of it is wrong, tell whoever keeps the list of people; I go by that.`,
    ],
    '\n',
  )
