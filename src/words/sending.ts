import { londonTime } from '../policy/london-date.ts'
import type { Urgency } from '../request/event.ts'
import { capital, list } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** Said once it is recorded. Until it is agreed, it says so. */
export const sent = ({
  to,
  alsoCan,
  at,
  urgency,
  protective,
  spending,
  toYourself = false,
}: {
  readonly to: Who
  readonly alsoCan: readonly Who[]
  readonly at: string
  readonly urgency: Urgency
  readonly protective: boolean
  readonly spending: boolean
  /** A case decision of their own: it comes back to them to be recorded with reasons. */
  readonly toYourself?: boolean
}): Text => {
  if (toYourself)
    return say`Ready for your decision since ${londonTime(at)}. It isn't recorded until you have given your reasons on the card.`
  const hurried = protective || urgency === 'tonight'
  return join([
    say`Sent to ${first(to)} at ${londonTime(at)}.`,
    notYet(hurried, spending),
    hurried ? say`${ifItCannotWait(to, urgency, protective)}` : [],
    alsoCan.length === 0
      ? []
      : say`${capital(list(alsoCan.map(({ yours, name }) => `${yours}, ${name},`)))} can agree this too if ${first(to)} is tied up.`,
  ])
}

/** Whoever is asked for a view before it can be decided: in the chat, and outside it by the worker. */
export const alsoAsked = (people: readonly Who[], outside: readonly string[]): Text =>
  join([
    people.length === 0
      ? []
      : say`${capital(list(people.map(({ name, yours }) => `${name}, ${yours},`)))} ${people.length === 1 ? 'is' : 'are'} asked for a view first.`,
    outside.length === 0
      ? []
      : say`${capital(list(outside))} ${outside.length === 1 ? 'has' : 'have'} to be asked too, and only you can: the words to send are in my next message.`,
  ])

const notYet = (hurried: boolean, spending: boolean): Text => {
  if (spending && hurried) return say`Nothing is agreed yet, so please don't book or pay for anything.`
  return hurried ? say`Nothing is agreed yet.` : say`Nothing is agreed yet; I'll tell you the moment it is.`
}

/** A child who may be in danger isn't kept waiting until it gets late. */
const ifItCannotWait = (to: Who, urgency: Urgency, protective: boolean): string => {
  if (to.phone === undefined) return ''
  if (protective && urgency === 'tonight') return `Please ring ${first(to)} now: ${to.phone}.`
  return urgency === 'tonight'
    ? `If it gets late, ring ${first(to)}: ${to.phone}.`
    : `If it can't wait for a message: ${to.phone}.`
}

/** Sent where no person is asked first: a panel's agenda, or somebody outside the chat. */
export const sentElsewhere = ({ to, at }: { readonly to: string; readonly at: string }): Text =>
  say`Sent at ${londonTime(at)}; next it goes to ${to}. Nothing is agreed yet; I'll tell you the moment it is.`

/** Hours are confirmed before anybody decides about them: it goes there first. */
export const sentThrough = (through: string, decider: Who, at: string): Text =>
  say`Sent to ${through} at ${londonTime(at)}, to confirm the hours; then ${first(decider)} decides. Nothing is agreed yet; I'll tell you the moment it is.`

/** Not sent, and why. Never lets a worker believe that it was. */
export const notSent = (why: Text): Text => say`**Not sent.** ${why}`
