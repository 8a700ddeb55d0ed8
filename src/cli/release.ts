import { heldSince, releaseTelling } from '../backup/held.ts'
import { openLog } from '../log.ts'
import { openRegister } from '../register-place.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { chosenAuthority } from './chosen-authority.ts'
import type { Command } from './io.ts'
import type { Store } from '../store/store.ts'

/** `who-agrees release`: after a restore, lets the bot tell people things again. Run with the bot stopped: it takes up the telling at its next start. */
export const release: Command = async (args, io) => {
  const [tell, told] = [args.values['tell'] === true, args.values['told'] === true]
  if (tell === told) {
    io.err(
      '--tell: what was recorded just before the backup is told, to some people perhaps again.\n' +
        '--told: it is taken as told. What was decided since the restore is told in either case. Say one of them.\n',
    )
    return 2
  }
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  try {
    if (chosen.database) {
      const { noneRunning } = await import('../store/postgres/none-running.ts')
      await noneRunning(chosen.database)
    }
    const { store, documents, errands, close } = await openRegister(chosen, openLog('error'))
    try {
      const held = await heldSince(documents)
      if (held === undefined) {
        io.out(`Nothing is held for ${chosen.name}.\n`)
        return 0
      }
      const upTo = told ? await lastBefore(held.restored, store) : undefined
      if (upTo !== undefined) await errands?.forget?.(upTo)
      await releaseTelling(documents, upTo)
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

/** The last position that was recorded before an instant. What people decided while telling was held nobody has heard of. */
const lastBefore = async (instant: string, { head, read }: Pick<Store, 'head' | 'read'>): Promise<number> => {
  for await (const { position, event } of read())
    if (Date.parse(event.at) >= Date.parse(instant)) return position - 1
  return head
}
