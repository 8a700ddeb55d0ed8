import { createHash } from 'node:crypto'
import type { Account, Delivery } from '../chat.ts'
import type { Form } from './modal.ts'

/** Whose bot this is: learned from Slack with the bot's own token. */
export type Us = {
  readonly team: string
  readonly app: string
  readonly bot: string
  readonly botUser: string
}

/** Where somebody was when they acted. */
export type Spot =
  | { readonly kind: 'private' }
  | { readonly kind: 'home' }
  | { readonly kind: 'channel'; readonly channel: string }

/** What a payload comes to. */
export type Heard =
  | { readonly kind: 'delivery'; readonly delivery: Delivery; readonly spot: Spot }
  /** A press on a button that asks something: the form has to be opened first. */
  | { readonly kind: 'asks'; readonly account: Account; readonly form: Form; readonly trigger: string }
  /** Nothing that a person of ours said to the bot. `why` is for the log where it is worth a line. */
  | { readonly kind: 'ignored'; readonly why?: string }

export const accountOf = (us: Us, user: string): Account => ({ platform: 'slack', workspace: us.team, user })

/** In a shared channel the person's own workspace is another than the one the event came to: every one given has to be ours. */
export const ours = (us: Us, teams: readonly (string | null | undefined)[]): boolean => {
  const given = teams.filter((team) => team !== null && team !== undefined)
  return given.length > 0 && given.every((team) => team === us.team)
}

export const elsewhere: Heard = { kind: 'ignored', why: 'another workspace' }

type Anonymous = Delivery extends infer One ? (One extends Delivery ? Omit<One, 'account'> : never) : never

export const inPrivate: Spot = { kind: 'private' }

export const deliver = (us: Us, user: string, delivery: Anonymous, spot: Spot): Heard => ({
  kind: 'delivery',
  delivery: { ...delivery, account: accountOf(us, user) },
  spot,
})

/** Slack names no id for a press: what makes one press that press, hashed. Lengths keep the parts from running together. */
export const digest = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`
