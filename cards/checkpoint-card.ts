import { CHECKPOINT_SUMMARY, checkpointRefused, checkpointTold } from '../src/words/checkpoints.ts'
import type { Card } from './card.ts'

/** The day's checkpoint in the channel of governance, with the signed lines ready to copy; or that none could be signed. */
export const checkpointCard = (on: string, signed: { lines: number; note: string } | undefined): Card => ({
  summary: CHECKPOINT_SUMMARY,
  elements:
    signed === undefined
      ? [{ kind: 'say', text: checkpointRefused(on) }]
      : [
          { kind: 'say', text: checkpointTold(signed.lines, on) },
          { kind: 'note', text: signed.note },
        ],
  actions: [],
})
