import type { Action } from '../../cards/card.ts'
import { fewerAction } from '../../cards/hours-fewer-action.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { postFor } from '../people/directory.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import { allowanceOf } from '../request/hours/figures.ts'
import { leftOver } from '../request/hours/moved-team.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { HOURS_BUTTONS } from '../words/hours-buttons.ts'
import { MOVED_BUTTON, MOVED_LABELS } from '../words/hours-moved.ts'
import type { RequestView } from './request-view.ts'

/** What the head of service whose hours are charged can still do on the decided card of a step of theirs. */
export const decidedHoursActions = ({ request, world }: RequestView, step: number): readonly Action[] => {
  const held = request.hours?.held
  const posts = request.steps[step]?.posts ?? []
  const rule = allowanceOf(request.resource, world)
  if (!rule || request.status !== 'approved' || held?.kind !== 'support' || !posts.includes(held.post))
    return []
  return [
    ...fewerAction(request, held.lines, HOURS_BUTTONS.fewerFromNow, world.today),
    ...changedTeam(request, held.post, rule, world),
  ]
}

/** Teams of other heads of service: whoever has the family now decides the rest. */
const changedTeam = (
  request: Request,
  post: string,
  rule: AllowanceRule,
  { directory, today }: World,
): readonly Action[] => {
  const others = [...directory.teams.values()].filter(({ id }) => {
    const head = postFor(directory, rule.heldBy, id)
    return head && head.id !== post
  })
  return others.length === 0 || !leftOver(request, rule, today)
    ? []
    : [
        action(requestButton(request, 0, 'changed-team'), MOVED_BUTTON, 'plain', [
          {
            id: 'team',
            kind: 'choice',
            label: MOVED_LABELS.team,
            required: true,
            options: others.map(({ id, name }) => ({ id, label: name })),
          },
        ]),
      ]
}
