import { paperActions } from '../../cards/paper-actions.ts'
import type { Panel } from '../people/directory.ts'
import type { PanelLine } from '../views/panels-known.ts'
import { BUTTONS } from '../words/buttons.ts'
import { bookedFor, noPapers, nothingForPanel, papersFor } from '../words/panel.ts'
import type { Context } from './context.ts'
import { message, requestButton } from './message.ts'
import type { Draft, Turned } from './turn.ts'

const MOST = 3

/** "Papers for F2201": what is on file for its panel, what is still wanted, and a button to say that one is there. */
export const sayPapers = (
  family: string | undefined,
  draft: Draft | undefined,
  { known }: Context,
): Turned => {
  const lines = known.panels.items.filter((line) => family === undefined || line.family === family)
  const shown = lines.slice(0, MOST)
  return {
    draft,
    cards: [
      message(shown.length === 0 ? [nothingForPanel(family)] : shown.map(papersOf), {
        actions: shown.flatMap((line) => paperActions({ request: line }, line.step, line.missing)),
      }),
    ],
  }
}

const papersOf = ({ what, panelTitle, papersBy, given, missing }: PanelLine) =>
  given.length + missing.length === 0
    ? noPapers(panelTitle)
    : papersFor({ what, panel: panelTitle, by: papersBy, given, wanted: missing.map((one) => one.what) })

/** "Book F2201 onto the next PASP": where it is booked. Booking follows the request; only a recorder moves it. */
export const sayBooked = (
  family: string,
  panels: readonly Panel[],
  draft: Draft | undefined,
  { known, day }: Context,
): Turned | undefined => {
  const lines = known.panels.items.filter(
    (line) => line.family === family && panels.some(({ id }) => id === line.panel),
  )
  if (lines.length === 0) return undefined
  return {
    draft,
    cards: [
      message(
        lines.map(({ what, panelTitle, sitting }) => bookedFor(what, panelTitle, sitting, day)),
        {
          actions: lines
            .slice(0, MOST)
            .flatMap((line) => [
              requestButton(line.id, 'open', BUTTONS.open),
              ...paperActions({ request: line }, line.step, line.missing),
            ]),
        },
      ),
    ],
  }
}
