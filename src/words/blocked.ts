import { capital, list, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import type { Who } from './who.ts'

/** A no has three parts: what can't happen, why, and what the person can do now. It never ends in a wall. */

export const cannot = (says: string, instead: string): Text =>
  join([say`**${stop(capital(says))}**`, say`${stop(instead)}`])

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
