import { BUTTONS } from '../words/buttons.ts'
import { moreThanShown, oneWaitsForYou, waitsForYou } from '../words/lists.ts'
import { nothingWaiting } from '../words/small.ts'
import type { Context } from './context.ts'
import { withNobody } from './hear-families.ts'
import { message, requestButton } from './message.ts'
import type { Draft, Turned } from './turn.ts'

const MOST = 6

/** "What's waiting for me?": what this person can decide, oldest first, each with its card a press away. */
export const waitingForMe = (draft: Draft | undefined, context: Context): Turned => {
  const { known, at } = context
  const shown = known.waiting.slice(0, MOST)
  const left = known.waiting.length - shown.length
  const [one, ...others] = shown
  const said =
    one === undefined
      ? nothingWaiting()
      : others.length === 0
        ? oneWaitsForYou(one, at)
        : waitsForYou(shown, at)
  return {
    draft,
    cards: [
      message([said, ...withNobody(context), ...(left > 0 ? [moreThanShown(left)] : [])], {
        actions: shown.map((line) =>
          requestButton(
            line.id,
            'open',
            shown.length === 1 ? BUTTONS.open : `${BUTTONS.open}: ${line.family}`,
          ),
        ),
      }),
    ],
  }
}
