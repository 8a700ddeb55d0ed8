import { BUTTONS } from '../words/buttons.ts'
import { moreThanShown, nothingOfYours, whereIs } from '../words/lists.ts'
import type { Context } from './context.ts'
import { message, requestButton } from './message.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'
import { stillHere } from './still-here.ts'

const MOST = 4

/** "Where is my request?": each open one, who has it and since when; only those of the family where one is named. */
export const whereIsIt = (family: string | undefined, draft: Draft | undefined, context: Context): Turned => {
  const lines = about(family, context.known.mine)
  const shown = lines.slice(0, MOST)
  const left = lines.length - shown.length
  const said = shown.length === 0 ? [nothingOfYours()] : shown.map((line) => whereIs(line, context.at))
  return {
    draft,
    cards: [
      message([...said, ...(left > 0 ? [moreThanShown(left)] : []), ...stillHere(draft, context)], {
        actions: shown.map((line) =>
          requestButton(line.id, 'open', labelled(BUTTONS.open, line, shown.length)),
        ),
      }),
    ],
  }
}

const about = (family: string | undefined, lines: readonly RequestLine[]): readonly RequestLine[] => {
  const named = lines.filter((line) => line.family === family)
  return named.length > 0 ? named : lines
}

const labelled = (label: string, { family }: RequestLine, many: number): string =>
  many === 1 ? label : `${label}: ${family}`
