import type { Facts } from '../policy/fact.ts'
import type { Urgency } from './event.ts'

/** Everything that can be asked of a request, in the imperative. Who asks, when and by which delivery stands beside it. */
export type Command =
  | {
      readonly kind: 'submit'
      readonly request: string
      readonly resource: string
      readonly family: string
      /** The family's team; for a family that is new to the bot, the worker's own. */
      readonly team: string
      /** The family is not in the list: it is added under the worker's team, marked new. */
      readonly newFamily: boolean
      /** Whoever typed it and whoever it is for: none of them may decide it. */
      readonly requesters: readonly string[]
      readonly urgency: Urgency
      readonly facts: Facts
      /** The worker's own messages, names and dates of birth already left out. */
      readonly words: readonly string[]
      readonly note: string
      readonly ownDecision: boolean
    }
  | { readonly kind: 'correct'; readonly request: string; readonly facts: Facts; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly request: string; readonly reason: string }
  | { readonly kind: 'answer'; readonly request: string; readonly answer: string }
  | { readonly kind: 'file'; readonly request: string }
  | {
      /** A button of a request's card. Only the ids are taken from it; `answers` are what was typed in the same act. */
      readonly kind: 'press'
      readonly request: string
      readonly step: number
      readonly version: number
      readonly act: PressAct
      readonly answers: Readonly<Record<string, string>>
    }

export const PRESS_ACTS = [
  'endorse',
  'consult',
  'approve',
  'approve-part',
  'reject',
  'ask',
  'refer',
  'spoke-to',
  'no-answer',
  'record-reply',
  'confirm',
  'withdraw-decision',
] as const
export type PressAct = (typeof PRESS_ACTS)[number]

/** Who gives a command, at which instant (ISO, UTC), and the platform's delivery id it came by. */
export type Given = { readonly by: string; readonly at: string; readonly delivery: string }

/** A command that changes nothing: why, in words the person can act on. `why` is a fixed name, safe in a log. */
export type CommandRefused = { readonly why: RefusalName; readonly says: string }

export type RefusalName =
  | 'unknown-request'
  | 'not-yours'
  | 'own-request'
  | 'already-decided'
  | 'stale'
  | 'rerouted'
  | 'out-of-order'
  | 'no-reasons'
  | 'thin-reasons'
  | 'not-satisfied'
  | 'missing-answer'
  | 'not-an-amount'
  | 'no-post-holder'
  | 'blocked'
  | 'asked-again'
  | 'not-saved'
