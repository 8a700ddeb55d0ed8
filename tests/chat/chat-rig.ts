import type { Account, Address, Chat, Place, Receive } from '../../src/chat/chat.ts'

/**
 * One chat with people in it, driven as they would drive it. Each chat has its own rig over its own stand-in;
 * the conformance suite and the end-to-end scenarios speak only to this.
 *
 * People: 'sam', 'jo', 'anna', 'dev', 'grace' are of the workspace; 'stranger' is of the workspace and known to nobody;
 * 'outsider' is from another workspace or tenant. Channels, with the bot in them: 'east-2' (sam and jo) and 'heads' (anna, dev and grace).
 */
export type ChatRig = {
  /** Opens the chat with this door into the bot, over an empty stand-in. */
  start(receive: Receive): Promise<Chat>
  /** Closes the chat and the stand-in. */
  stop(): Promise<void>

  account(person: string): Account
  channel(name: string): Place

  /** Types to the bot: in the private chat, or in a channel with a mention. Resolves when the bot has answered in full. */
  say(
    person: string,
    text: string,
    where?: { readonly channel?: string; readonly files?: boolean },
  ): Promise<void>
  /**
   * Presses a button by its label on a card somebody saw, filling in what it asks by question id. A card seen earlier
   * can still be pressed after it was redrawn, as on a telephone that was asleep. Throws where it has no such button,
   * or an answer has no question, or a required question no answer. Resolves when the bot has answered in full.
   */
  press(person: string, card: Shown, label: string, answers?: Readonly<Record<string, string>>): Promise<void>
  /** Opens the bot for the first time, or its home page. */
  open(person: string): Promise<void>
  /** Delivers the last thing said once more, exactly as the platform does when it had no answer. */
  redeliver(): Promise<void>

  /** The platform has somebody as a guest from now on; left out where a chat has no guests. */
  becomesGuest?(person: string): void

  /** What the bot has shown one person: in their private chat, oldest first, and wherever else only they can see it. */
  seenBy(person: string): Promise<readonly Shown[]>
  /** What a channel shows everybody, oldest first. */
  postedIn(channel: string): Promise<readonly Shown[]>
}

/** One message as its reader sees it now. */
export type Shown = {
  /** Every word drawn, top to bottom, lines between; typed words exactly as the reader reads them. No button labels. */
  readonly text: string
  /** The words of the notification. */
  readonly summary: string
  /** Labels, in order. */
  readonly buttons: readonly string[]
  /** Everything live that a reader could follow or be called by: mentions, links, images. */
  readonly live: readonly string[]
  /** Where it is, if it can be edited. */
  readonly address: Address | undefined
}
