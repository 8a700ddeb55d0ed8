import type { Announcer } from '../announce.ts'
import type { Spine, StandingFor } from '../handle.ts'
import type { LoadedAuthority } from '../load-authority.ts'
import type { Log } from '../log.ts'
import { routerFor, type Router } from '../policy/route.ts'
import { adoptAll } from './adopt.ts'
import { keptFile, readAdopted, type RulesFiles } from './files.ts'
import { openLibrary, type RulesLibrary } from './library.ts'
import { openRulesWatch, type RulesWatch } from './watch.ts'
import type { Event } from '../request/event.ts'
import { FOUNDING } from '../request/fold-rules.ts'
import { RULE_FILES, type Founding } from '../request/rules-state.ts'
import type { Documents } from '../store/store.ts'

export type RulesSource = {
  readonly loaded: () => Promise<LoadedAuthority>
  readonly files?: RulesFiles
  readonly founding?: Founding
  readonly keep: (digest: string, text: string) => Promise<void>
  readonly documents: Documents
  readonly now: () => string
  readonly log: Log
}

export type RulesBehind = {
  /** What stands by the register's own word, for each command. */
  readonly standing: StandingFor
  /** Reads a file that another instance put forward or adopted. */
  readonly learn: (event: Event) => Promise<void>
  /** Reads what was adopted last, or adopts the first of all. Before any command. */
  readonly begin: (spine: Spine) => Promise<void>
  readonly stands: () => LoadedAuthority
  /** Watches the files from now on: how to look at them again, where there are any to watch. */
  readonly watch: (
    spine: Spine,
    announcer: Announcer,
    share?: () => Promise<void>,
  ) => (() => Promise<void>) | undefined
  /** Looks at the files, and tells governance what it has not been told. */
  readonly tellFound: () => Promise<void>
}

/** What stands is what was adopted last in the register, whatever lies on the disk. */
export const rulesBehind = (it: RulesSource): RulesBehind => {
  const held: { library?: RulesLibrary; watch?: RulesWatch; spine?: Spine } = {}
  const routers = new WeakMap<LoadedAuthority, Router>()
  const library = (): RulesLibrary => {
    if (!held.library) throw new Error('nothing was read yet')
    return held.library
  }
  const routerOf = (stands: LoadedAuthority): Router => {
    const router = routers.get(stands) ?? routerFor(stands.policy, stands.under)
    routers.set(stands, router)
    return router
  }
  return {
    standing: (adopted) => {
      const stands = library().standing(adopted)
      return {
        router: routerOf(stands),
        directory: stands.directory,
        families: stands.families,
        changes: {
          found: held.watch?.found() ?? [],
          change: (what, digest) => library().change(what, digest, adopted),
        },
      }
    },
    learn: async (event) => {
      const named = namedIn(event)
      if (!named || !it.files || !held.library || held.library.has(named.what, named.digest)) return
      held.library.add(named.what, await keptFile(named.what, named.digest, it.files.kept))
    },
    begin: async (spine) => {
      held.spine = spine
      held.library = await openBooks(spine, it)
    },
    stands: () => library().standing(held.spine?.state.adopted ?? new Map<string, string>()),
    tellFound: async () => held.watch?.tellFound(),
    watch: (spine, { tell }, share) => {
      if (!it.files) return undefined
      held.watch = openRulesWatch({
        ...it,
        files: it.files,
        spine,
        library: library(),
        tell,
        ...(share && { share }),
      })
      return held.watch.look
    },
  }
}

/** The file that an event is about, whose text is kept by its digest. */
const namedIn = (event: Event) =>
  event.type === 'adopted' || event.type === 'change-proposed' ? event.sealed : undefined

const openBooks = async (spine: Spine, it: RulesSource): Promise<RulesLibrary> => {
  const { adopted } = spine.state
  const founding = spine.state.founding.get(FOUNDING) ?? it.founding
  if (it.files && !founding && adopted.get('policy') !== undefined) {
    const stands = await readAdopted(it.files.name, adopted, it.files)
    const library = openLibrary(stands, it.files.workspaces)
    await addProposed(library, spine, it.files)
    return library
  }
  const loaded = await it.loaded()
  await adoptAll(loaded, founding, spine, it)
  return openLibrary(loaded, it.files?.workspaces ?? {})
}

/** What waits for a second person is still there to adopt after a restart, whatever became of the file. */
const addProposed = async (library: RulesLibrary, { state }: Spine, { kept }: RulesFiles): Promise<void> => {
  for (const what of RULE_FILES) {
    const proposal = state.proposals.get(what)
    if (proposal) library.add(what, await keptFile(what, proposal.digest, kept))
  }
}
