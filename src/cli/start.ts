import { main } from '../main.ts'
import type { Command } from './io.ts'

/** Starts the bot; it ends when the process is told to stop. */
export const start: Command = async ({ values }) => {
  await main({ playground: values['playground'] === true })
  return 0
}
