import { BUTTONS } from '../words/buttons.ts'
import { nothingWaiting } from '../words/small.ts'
import { whyItIsWith, whyItWaitsForYou, whyNotYou } from '../words/lists.ts'
import type { Context } from './context.ts'
import { examplesFor } from './examples.ts'
import { message, requestButton } from './message.ts'
import { openOnes } from './pick-request.ts'
import { stillHere } from './still-here.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'

const MOST = 4
const WHY_ME = /^\W*(?:but )?why (?:is (?:it|this) |has (?:it|this) come to )?me\W*$/i
const WHY_NOT_ME = /^\W*(?:but )?why (?:not (?:me|mine|my \w+)|can'?t i|am i not)\b[^?]{0,40}\W*$/i

/** "Why me?" and "why not me?", typed alone: undefined where a message says anything else. */
export const whyMe = (text: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  if (WHY_ME.test(text)) return waiting(draft, context)
  return WHY_NOT_ME.test(text) && !draft?.resource ? elsewhere(draft, context) : undefined
}

/** What waits for whoever asks, each with the rule that brought it to them. */
const waiting = (draft: Draft | undefined, context: Context): Turned => {
  const lines = context.known.waiting.slice(0, MOST)
  return answer(lines, lines.length === 0 ? [nothingWaiting()] : lines.map(whyItWaitsForYou), draft, context)
}

/** What they asked for, with whoever has it and why it isn't them. */
const elsewhere = (draft: Draft | undefined, context: Context): Turned => {
  const lines = openOnes(context).slice(0, MOST)
  return answer(
    lines,
    lines.length === 0 ? [whyNotYou(examplesFor(context).question)] : lines.map(whyItIsWith),
    draft,
    context,
  )
}

const answer = (
  lines: readonly RequestLine[],
  said: Parameters<typeof message>[0],
  draft: Draft | undefined,
  context: Context,
): Turned => ({
  draft,
  cards: [
    message([...said, ...stillHere(draft, context)], {
      actions: lines.map(({ id, family }) =>
        requestButton(id, 'open', lines.length === 1 ? BUTTONS.open : `${BUTTONS.open}: ${family}`),
      ),
    }),
  ],
})
