import type { Card } from '../../cards/card.ts'
import { HOME } from '../words/home.ts'
import type { Context } from './context.ts'
import { help } from './help.ts'
import { hours } from './hours.ts'
import type { Draft, Turned } from './turn.ts'
import { waitingForMe } from './waiting-for-me.ts'
import { whereIsIt } from './where-is-it.ts'

/** The home page of a chat that has one: what waits for whoever opens it, what they asked for, hours, and how to begin. */
export const home = (draft: Draft | undefined, context: Context): Turned => ({
  draft,
  cards: [
    ...under(HOME.waiting, waitingForMe(draft, context).cards),
    ...under(HOME.mine, whereIsIt(undefined, draft, context).cards),
    ...(context.known.hours ? hoursPart(draft, context) : []),
    ...help(undefined, context).cards,
  ],
})

/** A head of service's hours have a heading of their own. */
const hoursPart = (draft: Draft | undefined, context: Context): readonly Card[] => {
  const { cards } = hours('hours', draft, context)
  return cards.some(({ elements }) => elements.some(({ kind }) => kind === 'heading'))
    ? cards
    : under(HOME.hours, cards)
}

const under = (text: string, [first, ...rest]: readonly Card[]): readonly Card[] =>
  first ? [{ ...first, elements: [{ kind: 'heading', text }, ...first.elements] }, ...rest] : []
