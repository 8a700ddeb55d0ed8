import type { CheckpointSettings } from '../checkpoints/settings.ts'
import { readCheckpointSettings } from '../config.ts'
import type { Chosen } from './chosen-authority.ts'
import type { Io } from './io.ts'

/** How an authority's checkpoints are made; undefined, with what is missing said, where they are not. */
export const signingOf = (chosen: Chosen, io: Io): CheckpointSettings | undefined => {
  const { value, mistakes } = readCheckpointSettings(chosen)
  mistakes.forEach(({ name, message }) => io.err(`${name}: ${message}\n`))
  if (!value && mistakes.length === 0)
    io.err(`No key signs checkpoints of ${chosen.name}: "who-agrees checkpoint key" makes one.\n`)
  return value
}
