import { say, type Text } from './text.ts'

/** Said to what is typed in passing while a request is half-finished. */

export const shallIForget = (what: string): Text =>
  say`Shall I forget this one: ${what}? Nothing of it has been sent.`

/** Not an answer, and nothing that whoever decides should read. */
export const leftOut = (): Text => say`I can't help with that, and I've left it out of the request.`

export const whenYouHear = (): Text =>
  say`I can't say how long it takes. I tell you the moment somebody has decided, I remind whoever has it, and if nobody answers I tell the line above.`
