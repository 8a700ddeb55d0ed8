import { capital, list, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** A no has three parts: what can't happen, why, and what the person can do now. It never ends in a wall. */

export const cannot = (says: string, instead: string, who: Who | undefined): Text =>
  join([say`**${stop(capital(says))}**`, who ? whatNow(instead, who) : say`${stop(instead)}`])

// Where the policy's advice names the post, the person goes in beside it; else they are named after it.
const whatNow = (instead: string, who: Who): Text => {
  const [before = '', ...after] = instead.split(who.yours)
  if (after.length === 0) return join([say`${stop(instead)}`, talkTo(who)])
  const rest = after.join(who.yours)
  const number = who.phone === undefined ? [] : say`${first(who)}'s number is ${who.phone}.`
  return join([
    say`${before}**${who.name}**, ${who.yours}${/^[,.;:]/.test(rest) ? '' : ','}${ended(rest)}`,
    number,
  ])
}

const ended = (rest: string): string =>
  rest.trim() === ''
    ? '.'
    : rest.replace(/\s*$/, stop(rest).endsWith('.') && !/[.?:]\s*$/.test(rest) ? '.' : '')

/** Whom to talk to, by name and post, with a number. */
export const talkTo = (who: Who): Text => {
  const number = who.phone === undefined ? '' : `: ${who.phone}`
  return say`**${who.name}**, ${who.yours}, is the person to talk to${number}.`
}

/** Nobody has to approve it, or somebody outside the council decides: what to do. */
export const doThis = (says: string, who: readonly string[]): Text =>
  who.length === 0
    ? say`${capital(stop(says))}`
    : join([say`${capital(stop(says))}`, say`Who: ${list(who)}.`])

/** Not in the policy. `says` is the policy's own sentence. */
export const notCovered = (says: string, ask: Who | undefined): Text =>
  join([
    say`${stop(says)}`,
    ask ? say`${ask.name}, ${ask.yours}, is the person to ask.` : [],
    say`What you've typed is still here if you want to change it.`,
  ])

export const alsoKnow = (lines: readonly string[]): Text =>
  join(lines.map((line) => say`${stop(capital(line))}`))
