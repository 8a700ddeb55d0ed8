import { londonDate, londonTime } from '../../policy/london-date.ts'
import { dayAndYear } from '../../views/format.ts'
import type { Card } from '../../../cards/card.ts'
import { adaptiveCard } from '../adaptive-card.ts'
import { formView } from '../slack/modal.ts'
import { render as slackMessage } from '../slack/render.ts'
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
  readonly slack?: SlackDrawn
  /** A note for the case file, as it is copied. */
  readonly note?: string
}

/** The message as Slack is sent it, and the form that each of its buttons would open, in the order of the buttons. */
export type SlackDrawn = { readonly blocks: unknown; readonly forms: readonly unknown[] }

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
  ...(card !== undefined && {
    summary: card.summary,
    teams: adaptiveCard(card),
    slack: slackDrawn(card),
    ...noteOf(card),
  }),
})

const noteOf = ({ elements }: Card): Pick<Drawn, 'note'> => {
  const note = elements.find((element) => element.kind === 'note')
  return note === undefined ? {} : { note: note.text }
}

const slackDrawn = (card: Card): SlackDrawn => ({
  blocks: slackMessage(card).blocks,
  forms: card.actions.map(({ button, label, questions }) =>
    questions.length === 0
      ? null
      : formView({ button, at: undefined, label, about: headingOf(card), questions }),
  ),
})

const headingOf = ({ elements }: Card): string =>
  elements.find((element) => element.kind === 'heading')?.text ?? ''
