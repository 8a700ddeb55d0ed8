import { decidedHoursActions } from '../src/views/hours-decided-actions.ts'
import { linkRows } from '../src/views/link-rows.ts'
import type { RequestView } from '../src/views/request-view.ts'
import type { Seen } from '../src/views/step-card.ts'
import { BUTTONS, outcomeLine } from '../src/words/card.ts'
import { join, say, type Text } from '../src/words/text.ts'
import type { Card, Element } from './card.ts'
import { readTheForm } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'

export type Outcome = {
  /** "Approved", "Rejected", "Withdrawn", "Changed", "Passed on". */
  readonly outcome: string
  readonly what: string
  /** "Jo Marsh, Team Manager, East 2". */
  readonly who: string
  /** When; undefined where nothing was decided. */
  readonly at: string | undefined
  /** "to PASP Wed 2 Dec, not yet confirmed". */
  readonly still: string | undefined
}

/**
 * What every copy of a card becomes once there is nothing left to press: reference, resource, outcome, who, for which post,
 * when. Where others see it, the register's reference stands for the family's, and no amount is said.
 */
export const outcomeCard = (view: RequestView, step: number, it: Outcome, seen: Seen): Card => ({
  summary: `${it.outcome}.`,
  elements: [
    {
      kind: 'say',
      text: say`${[seen === 'by-others' ? view.request.reference : view.request.family, view.resource.title].join(' · ')}`,
    },
    { kind: 'say', text: withStill(seen === 'by-others' ? withoutFamily(it) : it) },
    ...linksOf(view),
  ],
  actions: [
    action(requestButton(view.request, step, 'see-reasons'), BUTTONS.reasons, 'plain'),
    readTheForm(view.request, step),
    ...decidedHoursActions(view, step),
  ],
})

// What a panel left to be done is in somebody's words: others only see that it is open.
const withoutFamily = (it: Outcome): Outcome => ({
  ...it,
  what: '',
  still: it.still?.replace(/(still to do, [^:]*): .*$/s, '$1'),
})

const linksOf = (view: RequestView): readonly Element[] => {
  const rows = linkRows(view)
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

const withStill = (it: Outcome): Text => {
  const line = outcomeLine(it.outcome, it.what, it.who, it.at)
  return it.still === undefined ? line : join([line, say`${it.still}`], ' · ')
}
