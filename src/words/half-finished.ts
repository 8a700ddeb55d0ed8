import { say, type Text } from './text.ts'

/** Asked before a button begins another request while one is half-finished: nothing typed is let go of unasked. */
export const halfWay = (what: string): Text =>
  say`You were half-way through **${what}**. Nothing of it has been sent. Which one shall we go on with?`

/** Not a new request, but a change to one that was sent. */
export const changing = (what: string): string => `changing ${what}`

export const HALF_WAY = { keep: 'Keep that one', instead: 'Start this one instead' } as const
