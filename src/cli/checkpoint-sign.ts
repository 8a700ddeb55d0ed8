import { sendByHttps } from '../checkpoints/send-checkpoint.ts'
import { openSigning } from '../checkpoints/sign-next.ts'
import { readingRegister } from '../register-place.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { chosenAuthority } from './chosen-authority.ts'
import type { Command, ExitCode, Io } from './io.ts'
import { signingOf } from './signing-of.ts'

/** `who-agrees checkpoint sign`: signs the register as it stands, where it goes on from what was signed before. */
export const checkpointSign: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const settings = signingOf(chosen, io)
  if (!settings) return 1
  try {
    const outcome = await readingRegister(chosen, ({ raw: register }) =>
      openSigning({ register, settings })(new Date().toISOString()),
    )
    if (outcome.is === 'refused') {
      io.err(
        'No checkpoint was signed: the register does not go on from what was signed before. "who-agrees verify" says what is wrong; after a restore from a backup, "who-agrees checkpoint restored" puts it on record.\n',
      )
      return 1
    }
    if (outcome.is === 'nothing-new') {
      io.out(`Nothing is new since the checkpoint of ${String(outcome.last?.size ?? 0)} lines.\n`)
      return 0
    }
    const { file, note } = outcome.signed
    io.out(`made  ${file}\n\n${note}`)
    return settings.webhook ? await sent(settings.webhook, note, io) : 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}

const sent = async (to: URL, note: string, io: Io): Promise<ExitCode> => {
  try {
    await sendByHttps(to, note)
    return 0
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    io.err(`It is kept, and could not be sent to ${to.host} (${why}).\n`)
    return 1
  }
}
