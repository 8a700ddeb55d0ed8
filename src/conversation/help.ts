import { didNotFollow, help as helpWords, hoursNotHere, noHoursHere } from '../words/help.ts'
import { firstName } from '../words/grammar.ts'
import type { Context } from './context.ts'
import { examplesFor } from './examples.ts'
import { message } from './message.ts'
import { stillHere } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'

/** What the bot can do, in three sentences. */
export const help = (draft: Draft | undefined, context: Context): Turned => ({
  draft,
  cards: [
    message([helpWords(firstName(context.person.name), examplesFor(context)), ...stillHere(draft, context)]),
  ],
})

/** Never silent in a private chat, and never a guess. */
export const unclear = (draft: Draft | undefined, context: Context): Turned => ({
  draft,
  cards: [message([didNotFollow(examplesFor(context)), ...stillHere(draft, context)])],
})

/** Crisis hours have a ledger of their own, which isn't kept here yet. */
export const hours = (draft: Draft | undefined, { policy }: Context): Turned => ({
  draft,
  cards: [message([hasHours(policy) ? hoursNotHere() : noHoursHere()])],
})

const hasHours = ({ facts }: Context['policy']): boolean =>
  [...facts.values()].some(({ kind }) => kind === 'hours')
