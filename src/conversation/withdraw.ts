import { BUTTONS } from '../words/buttons.ts'
import { nothingToWithdraw, whichToWithdraw, whyWithdraw } from '../words/lists.ts'
import { youWithdrew } from '../words/outcome.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import { draftButton, message } from './message.ts'
import { openOnes, picked } from './pick-request.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'

/** Takes back what was sent and isn't decided. Which one is never guessed, and the reason goes on the record. */
export const withdraw = (family: string | undefined, context: Context): Turned => {
  const open = openOnes(context)
  if (open.length === 0) return { draft: undefined, cards: [message([nothingToWithdraw()])] }
  const line = picked(open, family)
  if (line) return askWhy(line, context)
  const draft: Draft = { ...newDraft(context), waiting: 'withdraw-reason' }
  return {
    draft,
    cards: [
      message([whichToWithdraw()], {
        actions: open
          .slice(0, 5)
          .map((one) => draftButton(draft.id, `withdraw:${one.id}`, `${one.heading}, ${one.family}`)),
      }),
    ],
  }
}

/** Why it is taken back: one message, or none and it stays. */
export const askWhy = (line: RequestLine, context: Context): Turned => {
  const draft: Draft = { ...newDraft(context), waiting: 'withdraw-reason', request: line.id }
  return {
    draft,
    cards: [message([whyWithdraw(line)], { actions: [draftButton(draft.id, 'keep', BUTTONS.keepIt)] })],
  }
}

/** "Yes", "ok": no reason yet, so it is asked for again. */
export const whyAgain = (draft: Draft, context: Context): Turned | undefined => {
  const line = context.known.mine.find(({ id }) => id === draft.request)
  return line && askWhy(line, context)
}

/** The reason was given: it goes. */
export const withdrawBecause = (reason: string, draft: Draft, context: Context): Turned => {
  const line = context.known.mine.find(({ id }) => id === draft.request)
  if (!line) return withdraw(undefined, context)
  return {
    draft: undefined,
    command: { kind: 'withdraw', request: line.id, reason },
    cards: [message([youWithdrew({ what: `${line.heading}, ${line.family}`, at: context.at })])],
  }
}
