import { firstName } from './grammar.ts'
import { say, type Text } from './text.ts'

/** A person and the post they act for, always together: never a role's id, never a post alone where somebody holds it. */
export type Who = {
  /** "Jo Marsh". */
  readonly name: string
  /** "team manager". */
  readonly post: string
  /** As the bot says it to this worker: "your team manager". */
  readonly yours: string
  readonly phone: string | undefined
}

/** "**Jo Marsh**, your team manager". */
export const personAndPost = (who: Who): Text => say`**${who.name}**, ${who.yours}`

/** "Ian West (Assistant Director)"; a panel, or a post that nobody holds, by its title alone. */
export const nameAndPost = (who: Who): string =>
  who.name === who.post || who.post === 'panel' ? who.name : `${who.name} (${who.post})`

/** "Jo". */
export const first = (who: Who): string => firstName(who.name)

/** "ring Anna on **07700 900111**", or nothing where no number is known. */
export const ring = (who: Who): Text =>
  who.phone === undefined ? [] : say`ring ${first(who)} on **${who.phone}**`
