import { didNotFollow, help as helpWords } from '../words/help.ts'
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
