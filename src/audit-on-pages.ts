import type { Spine } from './handle.ts'
import type { Directory } from './people/directory.ts'
import { governanceOf } from './people/governance.ts'
import { newEvent } from './request/new-event.ts'
import type { StoredEvent } from './store/store.ts'
import { filterChoices } from './views/filter-choices.ts'
import { namesFrom } from './views/names.ts'
import { everyNotOnFile, type NotOnFile } from './views/not-on-file.ts'
import type { FilterChoices } from './views/read-filters.ts'
import { FLAGS, FLAG_NAMES } from './views/register-flags.ts'
import type { RegisterFilters } from './views/register-filters.ts'
import { registerRows, type RegisterRow } from './views/register-rows.ts'

/** Something to choose from on a page. */
export type Choice = { readonly id: string; readonly label: string }

/** What an auditor does on the register's pages: filter, take a copy, and see what isn't on the children's files. */
export type AuditOnPages = {
  readonly rows: (events: readonly StoredEvent[]) => readonly RegisterRow[]
  readonly choices: (rows: readonly RegisterRow[]) => FilterChoices
  /** The same in words, for the lists that are short enough to choose from. */
  readonly said: (
    rows: readonly RegisterRow[],
  ) => Readonly<Record<'resource' | 'post' | 'flag', readonly Choice[]>>
  /** Whoever may read the whole register: governance, and nobody by a post. */
  readonly takers: () => readonly Choice[]
  /** Puts on record who took what, when and what for. Resolves once it is there. */
  readonly taken: (it: {
    readonly by: string
    readonly filters: RegisterFilters
    readonly found: number
    readonly of: number
    readonly reason: string
  }) => Promise<void>
  readonly notOnFile: () => readonly NotOnFile[]
  readonly now: () => string
}

export const auditOnPages = (spine: Spine, now: () => string): AuditOnPages => {
  const world = () => spine.world(now())
  return {
    now,
    rows: (events) => {
      const { router, directory, today } = world()
      return registerRows(events, {
        policy: router.policy,
        names: namesFrom(directory, router.policy),
        request: (id) => spine.state.requests.get(id),
        team: (id) => directory.teams.get(id)?.name ?? id,
        today,
      })
    },
    choices: (rows) => {
      const { router, directory } = world()
      return filterChoices(rows, { policy: router.policy, directory })
    },
    said: (rows) => {
      const { router, directory } = world()
      const names = namesFrom(directory, router.policy)
      const used = new Map(rows.map(({ resource, title }) => [resource, title]))
      return {
        resource: [...used].map(([id, label]) => ({ id, label })),
        post: [...new Set(rows.flatMap(({ posts }) => posts))].map((id) => ({ id, label: names.post(id) })),
        flag: FLAG_NAMES.map((id) => ({ id, label: FLAGS[id].says })),
      }
    },
    takers: () => governance(world().directory),
    taken: async ({ by, filters, found, of, reason }) => {
      const said = Object.entries(filters).map(([name, value]) => [name, String(value)] as const)
      const sealed = { filters: Object.fromEntries(said), found, of }
      await spine.record([
        newEvent('exported', '', { by, at: now(), delivery: '' }, { sealed, private: { reason } }),
      ])
    },
    notOnFile: () => everyNotOnFile(spine.state.requests.values(), world()),
  }
}

const governance = (directory: Directory): readonly Choice[] =>
  governanceOf(directory).map(({ id, name }) => ({ id, label: name }))
