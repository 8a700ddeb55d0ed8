import type { Button, Card } from '../../cards/card.ts'

/** The chats that people reach the bot through. */
export type Platform = 'slack' | 'teams' | 'web'

/** Who acted: the platform's own immutable ids, from its verified envelope. Never a display name or an e-mail. */
export type Account = {
  readonly platform: Platform
  /** Slack team id, Teams tenant id, or the playground's name. Decides the authority. */
  readonly workspace: string
  readonly user: string
}

/** An open place, as the list of people names it. */
export type Channel = {
  readonly kind: 'channel'
  readonly platform: Platform
  readonly workspace: string
  readonly channel: string
}

/** Where a card can be sent. */
export type Place = Channel | { readonly kind: 'private'; readonly account: Account }

/** Where a card was posted, kept so that it can be edited. Plain data: it goes into the store as it is. */
export type Address = {
  readonly platform: Platform
  readonly workspace: string
  readonly conversation: string
  readonly message: string
}

type Arrived = {
  /** The platform's own id of this delivery: the same one twice is one command with the same answer. */
  readonly delivery: string
  readonly account: Account
  /** What the platform calls them: a hint for people, never identity, and kept nowhere. */
  readonly called?: string
}

/** Something a person typed to the bot. In an open place the answer still goes to them in private. */
export type Said = Arrived & {
  readonly kind: 'said'
  readonly where: 'private' | 'open'
  /** The channel it was said in, where it was said in one: a panel's own channel says which panel is meant. */
  readonly channel?: Channel
  readonly text: string
  readonly files: boolean
}

/** A button pressed, with what was answered in the same act. `at` is the card it was pressed on, where the platform says. */
export type Pressed = Arrived & {
  readonly kind: 'pressed'
  readonly button: Button
  readonly answers: Readonly<Record<string, string>>
  readonly at?: Address
}

/** Somebody opened the bot for the first time, or its home page (`home`), where a chat has one. */
export type Opened = Arrived & { readonly kind: 'opened'; readonly home?: true }

export type Delivery = Said | Pressed | Opened

/** What goes back to the person who acted, in private; `redraw` replaces the card they pressed. */
export type Reply = {
  readonly cards: readonly Card[]
  readonly redraw?: Card
  /** What could not be taken of a form, by question, in a sentence each: a chat that can shows it at the field. */
  readonly mistakes?: Readonly<Record<string, string>>
}

/** The one door from every chat into the bot. Resolves after whatever it caused is on disk. Never throws for a person's mistake. */
export type Receive = (delivery: Delivery) => Promise<Reply>

/** What the bot asks of a chat. An adapter converts and forwards; it knows nothing of amounts, posts or outcomes. */
export interface Chat {
  readonly platform: Platform
  /** Posts a card and says where it now is. Throws `ChatError` where the chat refuses. */
  post(place: Place, card: Card): Promise<Address>
  /** Replaces a posted card. Throws `ChatError` with `gone` when the message no longer exists. */
  edit(address: Address, card: Card): Promise<void>
  /** The user ids who can read a channel, or undefined where the platform will not say. */
  members(place: Place): Promise<readonly string[] | undefined>
  /** Stops taking deliveries; resolves when those under way are answered. */
  stop(): Promise<void>
}

/** A chat that refused or failed: whether trying again can help, and after how many milliseconds at the soonest. */
export class ChatError extends Error {
  override readonly name = 'ChatError'
  readonly kind: 'gone' | 'unreachable' | 'busy' | 'refused'
  readonly retryAfter: number | undefined
  constructor(kind: ChatError['kind'], message: string, retryAfter?: number) {
    super(message)
    this.kind = kind
    this.retryAfter = retryAfter
  }
}
