import type { RecordedStore } from '../store/raw-register.ts'
import { holdAgainst } from './hold-against.ts'
import { checkpointsIn } from './read-checkpoints.ts'
import type { CheckpointSettings } from './settings.ts'
import { checkpointsOf } from './sign-next.ts'

/**
 * Whether a checkpoint in the folder tells of more lines than a register has, and nobody has put that on record: it was put
 * back from an older copy. The register is read only where it is shorter than a checkpoint, and then once `caughtUp` says that
 * whatever other instances recorded before is known here.
 */
export async function isCutShort(
  { head, raw }: Pick<RecordedStore, 'head' | 'raw'>,
  settings: Pick<CheckpointSettings, 'signer' | 'folder'>,
  caughtUp: () => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const { verifiers, found } = await checkpointsOf(
    { settings },
    await checkpointsIn(settings.folder, settings.signer.name),
  )
  if (found.every(({ size }) => size <= head)) return false
  await caughtUp()
  const holding = holdAgainst(found, verifiers)
  for await (const line of raw.lines(0)) holding.add(line)
  return holding.result().beyond.length > 0
}
