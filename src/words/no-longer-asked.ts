import { moment } from './grammar.ts'
import { say, type Text } from './text.ts'

/** Under a message whose buttons are gone: who did what, so that nobody waits for an answer to it. */
export const notAskedAnyMore = (done: {
  readonly who: string
  readonly at: string
  readonly what: string
  readonly now: string
}): Text => say`**Not asked any more.** ${done.who}, ${moment(done.at, done.now)}: ${done.what}`
