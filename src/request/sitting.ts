import type { CommandRefused } from './command.ts'
import type { Pressing } from './press.ts'

/**
 * The sitting that a panel's outcome comes from: one of its calendar, on or before the day it is entered. A panel
 * decides by meeting; a single member's press, or a day it did not sit, is no decision (readings X12).
 */
export const sittingOf = ({
  request,
  press,
  world,
}: Pressing): { readonly sitting?: string } | CommandRefused => {
  const step = request.steps[press.step]
  if (!step?.shown.panel) return {}
  const panel = world.directory.panels.get(step.posts[0] ?? '')
  const sitting = press.answers['sitting'] ?? ''
  const sat = panel?.sittings.includes(sitting) === true && sitting <= world.today
  return sat ? { sitting } : { why: 'missing-answer', question: 'Which sitting was it decided at?' }
}
