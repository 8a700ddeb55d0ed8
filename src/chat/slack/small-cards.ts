import type { Card } from '../../../cards/card.ts'
import { say, type Text } from '../../words/text.ts'

const saying = (summary: string, text: Text): Card => ({
  summary,
  elements: [{ kind: 'say', text }],
  actions: [],
})

/** Said in a channel, to the one who asked there. */
export const inPrivate = saying(
  "Let's do this in private. I've messaged you.",
  say`Let's do this in private. I've messaged you.`,
)

/** Slack gives three seconds to open a form. */
export const pressAgain = saying(
  'Please press again',
  say`Slack didn't let me open that in time. Nothing has changed. Please press again.`,
)

export const forMembers = saying(
  'For members of the workspace',
  say`This is for people of the council's own workspace. A guest account can't ask or agree anything here; your manager can help.`,
)
