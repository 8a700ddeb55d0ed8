import { newEvent } from '../request/new-event.ts'
import type { RecordedStore } from '../store/raw-register.ts'
import type { Damage } from '../store/store.ts'
import { type Found, holdAgainst } from './hold-against.ts'
import { checkpointsIn } from './read-checkpoints.ts'
import { restoredText } from './restored-note.ts'
import type { CheckpointSettings } from './settings.ts'
import { checkpointsOf } from './sign-next.ts'

/** Who puts a loss on record, who agrees that it is one, and why it came about. */
export type Restoring = {
  readonly by: string
  readonly second: string
  readonly reasons: string
  /** Instant, ISO in UTC. */
  readonly at: string
}

export type Restored =
  | { readonly is: 'recorded'; readonly lost: readonly Found[]; readonly kept: number }
  | { readonly is: 'nothing-lost' }
  | { readonly is: 'unreadable'; readonly damages: readonly Damage[] }

/**
 * Puts on record that checkpoints don't stand any more because lines are lost, and names each of them, signed. After it checkpoints
 * are signed again. Two people of governance are the caller's to check. Throws `StoreFailed`.
 */
export async function recordRestored(
  store: Pick<RecordedStore, 'head' | 'raw' | 'append'>,
  settings: Pick<CheckpointSettings, 'signer' | 'folder'>,
  { by, second, reasons, at }: Restoring,
  remembered?: () => Promise<string | undefined>,
): Promise<Restored> {
  const { signer, folder } = settings
  const it = remembered === undefined ? { settings } : { settings, remembered }
  const { found, damages, verifiers } = await checkpointsOf(it, await checkpointsIn(folder, signer.name))
  if (damages.length > 0) return { is: 'unreadable', damages }
  const holding = holdAgainst(found, verifiers)
  for await (const line of store.raw.lines()) holding.add(line)
  const { beyond, other } = holding.result()
  const lost = [...beyond, ...other]
  if (lost.length === 0) return { is: 'nothing-lost' }
  const kept = { origin: signer.name, size: holding.tree.size, root: holding.tree.root() }
  const event = newEvent(
    'restored',
    '',
    { by, at, delivery: '' },
    {
      sealed: {
        second,
        lost: Math.max(...lost.map(({ size }) => size)),
        kept: kept.size,
        note: signer.sign(restoredText({ kept, lost })),
      },
      private: { reasons },
    },
  )
  const outcome = await store.append([event], kept.size)
  if (outcome === 'position-taken') throw new Error('another process writes to this register')
  return { is: 'recorded', lost, kept: kept.size }
}
