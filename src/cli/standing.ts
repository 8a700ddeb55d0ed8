import { CannotStart } from '../cannot-start.ts'
import type { LoadedAuthority } from '../load-authority.ts'
import type { OpenStore } from '../open-store.ts'
import { isGovernance } from '../people/governance.ts'
import { hereToday } from '../people/here-today.ts'
import { londonDate } from '../policy/london-date.ts'
import { FOUNDING } from '../request/fold-rules.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { readAdopted } from '../rules/files.ts'
import type { Store } from '../store/store.ts'
import { loadChosen, workspacesOf, type Chosen } from './chosen-authority.ts'
import type { ExitCode, Io } from './io.ts'

/** What stands for an authority, and who may take governance's decisions on the command line. */
export type Stands = LoadedAuthority & { readonly mayTake: (person: string) => boolean }

/**
 * What was adopted, whatever lies on the disk. Before the first start nothing was: then the files are read that will be, and
 * only the two who founded the register are of governance.
 */
export const standing = async (
  { store, kept }: { readonly store: Pick<Store, 'read'>; readonly kept: OpenStore['kept'] },
  chosen: Chosen,
  io: Io,
): Promise<Stands | ExitCode> => {
  const state = emptyState()
  for await (const { event } of store.read()) fold(state, event)
  const { adopted, founding } = state
  const founders = founding.get(FOUNDING)
  if (adopted.get('people') === undefined) {
    const loaded = await loadChosen(chosen, io)
    return typeof loaded === 'number'
      ? loaded
      : { ...loaded, mayTake: (person) => person === founders?.by || person === founders?.second }
  }
  try {
    const read = await readAdopted(chosen.name, adopted, { kept, workspaces: workspacesOf(chosen) })
    const directory = hereToday(read.directory, () => [], londonDate(new Date().toISOString()))
    return { ...read, directory, mayTake: (person) => isGovernance(directory, person) }
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}
