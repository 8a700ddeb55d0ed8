import { once } from 'node:events'
import { CannotStart } from '../cannot-start.ts'
import { main } from '../main.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { wordOf, type Command, type ExitCode } from './io.ts'

/** Starts the bot; it ends when the process is told to stop, with everything under way answered. */
export const start: Command = async (args, { out, err }) => {
  const [playground, policy] = [args.values['playground'] === true, wordOf(args, 'policy')]
  if (policy !== undefined && !playground) {
    err('--policy goes with --playground; the policy of a real register is named in its authorities.yaml\n')
    return 2
  }
  try {
    const running = await main({ playground, policy })
    // Listened for before anybody is told that it runs: whoever reads the line may stop it in the same moment.
    const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    out(`Who Agrees? is at ${running.url}\n`)
    await told
    await running.stop()
    return endingSoon(0)
  } catch (error) {
    if (!(error instanceof CannotStart) && !(error instanceof RegisterRefused)) throw error
    err(`${error.message}\n`)
    return endingSoon(1)
  }
}

/** By then everything is closed. What an SDK still waits for, half a minute for a socket's last word, keeps no process alive. */
const endingSoon = (code: ExitCode): ExitCode => {
  setTimeout(() => process.exit(code), 1000).unref()
  return code
}
