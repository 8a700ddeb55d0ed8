import { once } from 'node:events'
import { CannotStart } from '../cannot-start.ts'
import { main } from '../main.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import type { Command } from './io.ts'

/** Starts the bot; it ends when the process is told to stop, with everything under way answered. */
export const start: Command = async ({ values }, { out, err }) => {
  try {
    const running = await main({ playground: values['playground'] === true })
    out(`Who Agrees? is at ${running.url}\n`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await running.stop()
    return 0
  } catch (error) {
    if (!(error instanceof CannotStart) && !(error instanceof RegisterRefused)) throw error
    err(`${error.message}\n`)
    return 1
  }
}
