import { say, type Text } from './text.ts'

/** To governance: a place that the bot can't reach. What waits for it is kept; requests go another way meanwhile. `whose` is a post's title or a person's name. */
export const cannotReach = (whose: string, isChannel: boolean, why: string): Text => {
  const where = isChannel ? say`the channel of the **${whose}**` : say`**${whose}** in private`
  const meanwhile = isChannel
    ? say`Until it works again, requests for that post go to whoever holds it, in private.`
    : say`Please ring them until it works again.`
  return say`I can't reach ${where}. ${meanwhile} What it was for is kept, and I try again every hour. ${why}`
}
