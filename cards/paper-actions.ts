import type { Paper } from '../src/policy/policy.ts'
import type { Request } from '../src/request/request.ts'
import { capital } from '../src/words/grammar.ts'
import { ASKS, PANEL_BUTTONS } from '../src/words/panel.ts'
import type { Action } from './card.ts'
import { action, requestButton } from './request-button.ts'

/** A button that says which paper is on the case file, with its title and date; none where nothing is missing. */
export const paperActions = (
  { request }: { readonly request: Pick<Request, 'id' | 'version'> },
  step: number,
  missing: readonly Paper[],
): readonly Action[] =>
  missing.length === 0
    ? []
    : [
        action(requestButton(request, step, 'paper'), PANEL_BUTTONS.paper, 'plain', [
          {
            id: 'paper',
            kind: 'choice',
            label: ASKS.paper,
            required: true,
            options: missing.map(({ id, what }) => ({ id, label: capital(what) })),
          },
          { id: 'title', kind: 'line', label: ASKS.title, required: true },
          { id: 'on', kind: 'date', label: ASKS.on, required: true },
        ]),
      ]
