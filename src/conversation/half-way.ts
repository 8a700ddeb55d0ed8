import type { Action, Card } from '../../cards/card.ts'
import { changing, HALF_WAY, halfWay } from '../words/half-finished.ts'
import type { Context } from './context.ts'
import { isBlank } from './draft.ts'
import { draftButton, message } from './message.ts'
import { shortly } from './still-here.ts'
import type { Draft } from './turn.ts'

/** Before the act of a button that was pressed in the knowledge that it replaces what is half-finished. */
export const INSTEAD = 'instead:'

/** Whether beginning `next` would lose something that somebody typed for another request. */
export const wouldReplace = (before: Draft | undefined, next: Draft | undefined): before is Draft =>
  before !== undefined &&
  next !== undefined &&
  next.id !== before.id &&
  next.request === undefined &&
  isHalfWay(before)

/** A request of its own, or a change to one that was sent, waiting to be confirmed. */
const isHalfWay = (draft: Draft): boolean =>
  draft.request === undefined
    ? !isBlank(draft)
    : draft.waiting === 'correction' && Object.keys(draft.facts).length > 0

/** Whether two drafts grow out of the same request as the same thing: the button was pressed again. */
export const isBegunAlready = (before: Draft, { from, resource }: Draft): boolean =>
  from !== undefined &&
  before.from?.request === from.request &&
  before.from.as === from.as &&
  before.resource === resource

/** Which of the two it is to be. */
export const askWhichStays = (before: Draft, instead: Action, context: Pick<Context, 'policy'>): Card =>
  message(
    [halfWay(before.request === undefined ? shortly(before, context) : changing(shortly(before, context)))],
    {
      actions: [
        draftButton(
          before.id,
          before.request === undefined ? 'go-on' : `correct:${before.request}`,
          HALF_WAY.keep,
          {
            style: 'main',
          },
        ),
        instead,
      ],
    },
  )
