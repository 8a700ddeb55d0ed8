import type { Damage } from './store.ts'

/** The register cannot be opened, and the message says what to do. `damage` where a line of it is not what was written. */
export class RegisterRefused extends Error {
  override readonly name = 'RegisterRefused'
  readonly damage: Damage | undefined
  constructor(message: string, { damage, cause }: { damage?: Damage; cause?: unknown } = {}) {
    super(message, { cause })
    this.damage = damage
  }
}

/** A refusal for a damaged line: where it is, what is wrong, what to do. */
export function refusedFor(damage: Damage): RegisterRefused {
  return new RegisterRefused(
    `${damage.file}, line ${String(damage.line)}: ${damage.message}. The register is damaged: keep this folder as it is, ` +
      `run "who-agrees verify" for the whole list, and restore the file from a backup.`,
    { damage },
  )
}
