import { londonDate, londonTime } from '../../policy/london-date.ts'
import { dayAndYear } from '../../views/format.ts'
import { adaptiveCard } from '../adaptive-card.ts'
import type { Shown } from './shown-messages.ts'

/** A message as the page is told of it: words, or a card in each of the looks that it can have. */
export type Drawn = {
  readonly id: string
  readonly order: number
  readonly version: number
  readonly at: string
  /** "Fri 27 Nov 2026" and "12:41". */
  readonly day: string
  readonly time: string
  readonly from: string
  readonly said?: string
  /** For a locked telephone. */
  readonly summary?: string
  readonly teams?: unknown
}

/** Draws a message for the page. What people typed stays plain text all the way. */
export const drawnMessage = ({ id, order, version, at, from, said, card }: Shown): Drawn => ({
  id,
  order,
  version,
  at,
  day: dayAndYear(londonDate(at)),
  time: londonTime(at),
  from,
  ...(said !== undefined && { said }),
  ...(card !== undefined && { summary: card.summary, teams: adaptiveCard(card) }),
})
