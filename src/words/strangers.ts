import { list } from './grammar.ts'
import { say, type Text } from './text.ts'

/** To governance: who can read a post's channel and should not. `who` is undefined where the chat does not say. */
export const strangersRead = (channel: string, who: readonly string[] | undefined): Text =>
  who === undefined
    ? say`I can't see who reads the channel of the **${channel}**, so requests there stay short and open in private. Please check that I'm a member of it.`
    : say`The channel of the **${channel}** can be read by ${list(who)}, who ${who.length === 1 ? "doesn't" : "don't"} hold that post, cover it or support it. Requests there stay short and open in private. Take them out of the channel, or add them to the people list as its support.`
