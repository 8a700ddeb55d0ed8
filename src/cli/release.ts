import { heldSince, releaseTelling } from '../backup/held.ts'
import { openLog } from '../log.ts'
import { openRegister } from '../register-place.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { chosenAuthority } from './chosen-authority.ts'
import type { Command } from './io.ts'

/** `who-agrees release`: after a restore, lets the bot tell people things again. Run with the bot stopped: it takes up the telling at its next start. */
export const release: Command = async (args, io) => {
  const [tell, told] = [args.values['tell'] === true, args.values['told'] === true]
  if (tell === told) {
    io.err(
      '--tell: what was recorded just before the backup is told, to some people perhaps again.\n' +
        '--told: it is taken as told. Say one of them.\n',
    )
    return 2
  }
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  try {
    const { store, documents, errands, close } = await openRegister(chosen, openLog('error'))
    try {
      await errands?.refuseRunning?.()
      if ((await heldSince(documents)) === undefined) {
        io.out(`Nothing is held for ${chosen.name}.\n`)
        return 0
      }
      if (told) await errands?.forget?.()
      await releaseTelling(documents, told ? store.head : undefined)
    } finally {
      await close()
    }
    io.out(`Released. From the next start ${chosen.name} is told again.\n`)
    return 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}
