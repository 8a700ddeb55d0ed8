import { day } from '../views/format.ts'
import { join, say, type Text } from './text.ts'

/** What the channel of governance reads about the record's checkpoints: nothing of any request in it. */

export const CHECKPOINT_SUMMARY = 'The checkpoint of the record.'

/** Once a day, above the four lines that were signed. */
export const checkpointTold = (lines: number, on: string): Text =>
  join(
    [
      say`**Checkpoint of the record, ${day(on)}: ${lines} lines.**`,
      say`Nobody has to do anything. As long as these lines stay here, nobody can change, cut or rewrite anything before them unseen: "who-agrees verify" holds the record against them.`,
    ],
    '\n',
  )

/** Where none could be signed. */
export const checkpointRefused = (on: string): Text =>
  join(
    [
      say`**No checkpoint of the record for ${day(on)}: the record doesn't go on from the last one.**`,
      say`Lines that were signed for are missing, or are others now. That is so after a restore from a backup, and it is so when somebody changed the record. Decisions are still taken and recorded.`,
      say`Ask whoever runs the bot to run "who-agrees verify" today, and to keep a copy of everything as it is.`,
    ],
    '\n',
  )
